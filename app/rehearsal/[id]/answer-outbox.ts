import type { Answer } from "@/lib/items/answer";
import type { ApiInput, RehearsalAnswered } from "@/lib/quiz/api";
import { RequestProblem } from "../../_boundary/post";
import type { WaitingAnswers } from "./waiting-answers";

/** Why answers wait. */
export type Trouble = "unreachable" | "signed-out";

/** What became of an answer that the server has: `earlier`, another one had been given before, which counts. */
export type Told = { readonly place: number; readonly what: "late" | "earlier" };

export type OutboxStatus = {
  /** Questions answered on this page, whether or not the server has the answers. */
  readonly given: ReadonlySet<number>;
  /** Of these, the answers that wait on this device. */
  readonly waiting: number;
  /** Why the last attempt failed; null if it did not. */
  readonly trouble: Trouble | null;
  /** Why an answer was not taken, by question: it is open again. */
  readonly refused: ReadonlyMap<number, string>;
  /** Since the last answer was given. */
  readonly told: readonly Told[];
  /** Whether the rehearsal has been handed in, e.g. on another device. */
  readonly isHandedIn: boolean;
};

export type OutboxTools = {
  readonly rehearsalId: string;
  readonly store: WaitingAnswers;
  readonly post: (input: ApiInput<"/api/rehearsals/answer">) => Promise<RehearsalAnswered>;
  /** Called when the server has the answer to a question. */
  readonly onKept: (place: number) => void;
};

/**
 * A rehearsal's answers on their way to the server. Each is stored on this device before it is sent, and until the
 * server has taken or refused it, so that neither a closed tab nor a lost connection loses any.
 */
export class AnswerOutbox {
  readonly #tools: OutboxTools;
  readonly #watchers = new Set<() => void>();
  /** By question, milliseconds of this page's clock. */
  readonly #givenAt = new Map<number, number>();
  #status: OutboxStatus;
  #sending: Promise<boolean> | null = null;
  /** Questions whose answers this page knows the server to have, the last one sent last. */
  readonly #kept = new Set<number>();
  /** The server asked to wait until then, by this page's clock. */
  #notBefore = 0;

  constructor(tools: OutboxTools) {
    this.#tools = tools;
    this.#status = {
      given: new Set(),
      waiting: 0,
      trouble: null,
      refused: new Map(),
      told: [],
      isHandedIn: false,
    };
  }

  readonly status = (): OutboxStatus => this.#status;

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Stores an answer and begins to send it. */
  give(place: number, answer: Answer, elapsedMs: number): void {
    const { given, refused } = this.#status;
    const isFirst = this.#tools.store.put({ place, answer, elapsedMs, givenAtMs: Date.now() });
    if (isFirst) this.#givenAt.set(place, performance.now());
    this.#tell({
      given: new Set([...given, place]),
      refused: without(refused, place),
      told: isFirst ? [] : [{ place, what: "earlier" }],
    });
    void this.flush();
  }

  /** Takes up what this device has stored, e.g. before the page was closed or in another tab. */
  readonly takeUp = (): void => {
    const stored = this.#tools.store.all().map(({ place }) => place);
    this.#tell({ given: new Set([...this.#status.given, ...stored]) });
  };

  /**
   * After a look at the server: what another tab had waiting, and has no more, is answered if the server has it; if it
   * was refused, it is open here, too.
   */
  readonly lookAgain = (): void => {
    const stored = this.#tools.store.all().map(({ place }) => place);
    this.#tell({ given: new Set([...this.#kept, ...stored]) });
  };

  /** Sends what waits. False if something still does. */
  readonly flush = (): Promise<boolean> => {
    this.#sending ??= this.#sendAll().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  };

  async #sendAll(): Promise<boolean> {
    // In the order of giving: the server dates none before the one it got last from here.
    for (;;) {
      const [next] = this.#tools.store.all();
      if (next === undefined) {
        this.#tell({ trouble: null });
        return true;
      }
      if (performance.now() < this.#notBefore) return false;
      const { place, answer, elapsedMs, givenAtMs } = next;
      const ageMs = this.#ageMs(place, givenAtMs);
      try {
        const { rehearsalId, post } = this.#tools;
        const last = [...this.#kept].at(-1);
        const after = last === undefined ? {} : { after: last };
        this.#take(place, await post({ rehearsalId, place, answer, elapsedMs, ageMs, ...after }));
      } catch (error) {
        if (!(error instanceof RequestProblem)) throw error;
        const trouble = troubleOf(error);
        if (trouble === null) {
          this.#refuse(place, error.message);
          continue;
        }
        this.#notBefore = performance.now() + error.retryAfterMs;
        this.#tell({ trouble });
        return false;
      }
    }
  }

  /** A page's clock may stand still while a device sleeps; the device's own may be set. */
  #ageMs(place: number, givenAtMs: number): number {
    const here = this.#givenAt.get(place);
    const steady = here === undefined ? 0 : performance.now() - here;
    return Math.round(Math.max(0, steady, Date.now() - givenAtMs));
  }

  #take(place: number, answered: RehearsalAnswered): void {
    if (answered.status === "invalid") {
      this.#refuse(place, answered.message);
      return;
    }
    this.#tools.store.remove(place);
    this.#kept.add(place);
    this.#tools.onKept(place);
    const { told } = this.#status;
    const what = answered.isEarlier ? "earlier" : answered.isLate ? "late" : null;
    this.#tell({
      told: what === null ? told : [...told, { place, what }],
      isHandedIn: this.#status.isHandedIn || answered.isHandedIn,
    });
  }

  /** The question is open again, with what was typed. */
  #refuse(place: number, message: string): void {
    this.#tools.store.remove(place);
    const { given, refused } = this.#status;
    this.#tell({
      given: new Set([...given].filter((each) => each !== place)),
      refused: new Map([...refused, [place, message]]),
    });
  }

  #tell(change: Partial<OutboxStatus>): void {
    this.#status = { ...this.#status, ...change, waiting: this.#tools.store.all().length };
    for (const watcher of this.#watchers) watcher();
  }
}

/** Null for a refusal: the server will never take this answer as it is. */
function troubleOf({ code }: RequestProblem): Trouble | null {
  if (code === "signed-out") return "signed-out";
  const passes = ["unreachable", "internal", "unavailable", "rate-limited"].includes(code);
  return passes ? "unreachable" : null;
}

function without<Value>(map: ReadonlyMap<number, Value>, place: number): ReadonlyMap<number, Value> {
  return new Map([...map].filter(([each]) => each !== place));
}
