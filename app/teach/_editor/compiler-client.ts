import type { Locale } from "@/lib/i18n/locale";
import type { Answer } from "@/lib/items/answer";
import type { TrialView } from "@/lib/quiz/api";
import type { BodyScoreView } from "@/lib/services/score-body";
import type { FromWorker, ToWorker } from "./worker-messages";

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
  readonly #waiting = new Map<number, (message: Told<"drawn"> | Told<"graded">) => void>();
  #unsent: ToWorker[] | null = [];
  #request = 0;
  #version = 0;

  constructor(
    readonly of: { readonly course: string; readonly note: string; readonly locale: Locale },
    readonly listener: CompilerListener,
  ) {
    this.#worker = new Worker(new URL("./compile.worker.ts", import.meta.url), { type: "module" });
    this.#worker.addEventListener("message", ({ data }: MessageEvent<FromWorker>) => this.#hear(data));
    this.#worker.addEventListener("error", () => listener.onFailure());
    this.#send({ type: "open", ...of });
  }

  /** Sends the files that have changed; returns their version. */
  change(files: Readonly<Record<string, string>>): number {
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

  grade(ticket: string, answer: Answer): Promise<BodyScoreView | null> {
    return this.#ask((request) => ({ type: "grade", request, ticket, answer })).then((message) =>
      message.type === "graded" ? message.view : null,
    );
  }

  close(): void {
    this.#worker.terminate();
  }

  #ask(message: (request: number) => ToWorker): Promise<Told<"drawn"> | Told<"graded">> {
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
