import type { ExerciseBench } from "@/lib/authoring/bench/exercise-bench";
import type { Locale } from "@/lib/i18n/locale";
import type { Answer } from "@/lib/items/answer";
import type { Given, Json } from "@/lib/items/item-kind";
import type { TrialView } from "@/lib/quiz/api";
import type { BodyScoreView } from "@/lib/services/score-body";
import type { FileOfCourse, FromWorker, ToWorker } from "./worker-messages";

type Reply = Told<"drawn" | "graded" | "benched" | "answered">;
type Told<Type extends FromWorker["type"]> = Extract<FromWorker, { type: Type }>;

export type CompilerListener = {
  readonly onReady: (message: Told<"ready">) => void;
  readonly onCompiled: (message: Told<"compiled">) => void;
  readonly onGated: (message: Told<"gated">) => void;
  /** The worker could not be loaded, or broke down. */
  readonly onFailure: () => void;
};

/** The page's end of the worker. Without React; `close` ends the worker. */
export class CompilerClient {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, (message: Reply) => void>();
  #unsent: ToWorker[] | null = [];
  #request = 0;
  #version = 0;

  constructor(
    of: Omit<Extract<ToWorker, { type: "open" }>, "type">,
    readonly listener: CompilerListener,
  ) {
    this.#worker = new Worker(new URL("./compile.worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
    this.#worker.addEventListener("error", () => listener.onFailure());
    this.#send({ type: "open", ...of });
  }

  /** Sends the files that have changed; returns their version. */
  change(files: Readonly<Record<string, FileOfCourse>>): number {
    this.#version += 1;
    this.#send({ type: "change", version: this.#version, files });
    return this.#version;
  }

  showLocale(locale: Locale): void {
    this.#send({ type: "locale", locale });
  }

  draw(itemId: string, seed: string): Promise<TrialView | null> {
    return this.#ask((request) => ({ type: "draw", request, itemId, seed })).then((message) =>
      message.type === "drawn" ? message.trial : null,
    );
  }

  show(itemId: string, given: Given): Promise<TrialView | null> {
    return this.#ask((request) => ({ type: "show", request, itemId, given })).then((message) =>
      message.type === "drawn" ? message.trial : null,
    );
  }

  bench(itemId: string, seed: number, count: number): Promise<ExerciseBench | null> {
    return this.#ask((request) => ({ type: "bench", request, itemId, seed, count })).then((message) =>
      message.type === "benched" ? message.bench : null,
    );
  }

  /** The answer of a test case of these values; null if it can't be computed, or if the text has changed meanwhile. */
  answer(itemId: string, given: Given): Promise<Json | null> {
    return this.#ask((request) => ({ type: "answer", request, itemId, given })).then((message) =>
      message.type === "answered" && message.version === this.#version ? message.answer : null,
    );
  }

  grade(ticket: string, answer: Answer): Promise<BodyScoreView | null> {
    return this.#ask((request) => ({ type: "grade", request, ticket, answer })).then((message) =>
      message.type === "graded" ? message.view : null,
    );
  }

  close(): void {
    this.#worker.terminate();
  }

  #ask(message: (request: number) => ToWorker): Promise<Reply> {
    this.#request += 1;
    const request = this.#request;
    return new Promise((resolve) => {
      this.#waiting.set(request, resolve);
      this.#send(message(request));
    });
  }

  #send(message: ToWorker): void {
    if (this.#unsent === null) this.#worker.postMessage(message);
    else this.#unsent.push(message);
  }

  #hear(message: FromWorker): void {
    if (message.type === "ready") {
      const unsent = this.#unsent ?? [];
      this.#unsent = null;
      for (const each of unsent) this.#worker.postMessage(each);
      this.listener.onReady(message);
    } else if (message.type === "compiled") this.listener.onCompiled(message);
    else if (message.type === "gated") this.listener.onGated(message);
    else {
      this.#waiting.get(message.request)?.(message);
      this.#waiting.delete(message.request);
    }
  }
}
