/**
 * Reviews on their way to the server. Each is stored before it is sent and removed only when the server has taken or
 * refused it, so neither a closed laptop nor a dead network loses one. Its id is made once, so sending it again changes
 * nothing.
 */
import type { ApiOutput, ReviewInput, ReviewResult } from "@/lib/quiz/api";
import { mostReviews } from "@/lib/quiz/limits";
import { RequestProblem } from "../../_boundary/post";
import type { ReviewStore } from "./stored-reviews";

const shortestPauseMs = 1_000;
const longestPauseMs = 60_000;

/** `unavailable`: the server answers, but its database does not. */
export type Trouble = "unreachable" | "unavailable" | "rate-limited" | "signed-out";

export type OutboxStatus = {
  /** Reviews that the server has not confirmed. */
  readonly pending: number;
  /** Why the last attempt failed; null if it did not. */
  readonly trouble: null | Trouble;
};

export type OutboxTools = {
  readonly store: ReviewStore;
  readonly post: (reviews: readonly ReviewInput[]) => Promise<ApiOutput<"/api/reviews">>;
  /** Calls `act` after a while; the result cancels it. */
  readonly later: (act: () => void, ms: number) => () => void;
};

export class Outbox {
  readonly #tools: OutboxTools;
  readonly #watchers = new Set<() => void>();
  readonly #readers = new Set<(result: ReviewResult) => void>();
  #status: OutboxStatus = { pending: 0, trouble: null };
  #sending: Promise<void> | null = null;
  #failures = 0;
  #cancelRetry: () => void = () => undefined;

  constructor(tools: OutboxTools) {
    this.#tools = tools;
  }

  get status(): OutboxStatus {
    return this.#status;
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Reports the server's result of each review, once. */
  onResult(reader: (result: ReviewResult) => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  variantIds(): string[] {
    return this.#tools.store.all().map(({ variantId }) => variantId);
  }

  add(review: ReviewInput): void {
    this.#tools.store.put(review);
    this.#tell({});
    void this.flush();
  }

  /** Sends until nothing is left or an error occurs. Never throws; see `status`. */
  flush(): Promise<void> {
    this.#cancelRetry();
    this.#sending ??= this.#sendAll();
    return this.#sending;
  }

  stop(): void {
    this.#cancelRetry();
  }

  async #sendAll(): Promise<void> {
    // Reviews of the same moment are posted together.
    await Promise.resolve();
    for (;;) {
      const batch = this.#tools.store.all().slice(0, mostReviews);
      try {
        if (batch.length > 0) await this.#send(batch);
        this.#failures = 0;
        this.#tell({ trouble: null });
      } catch (error) {
        this.#explain(error);
        break;
      }
      if (batch.length === 0) break;
    }
    // Synchronously after the last check, so that nothing can be added in between and be left over.
    this.#sending = null;
  }

  async #send(batch: readonly ReviewInput[]): Promise<void> {
    try {
      const { results } = await this.#tools.post(batch);
      if (results.length < batch.length) throw new RequestProblem("internal");
      for (const result of results) this.#cross(result);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      // One unreadable review must not block the others for ever.
      if (batch.length > 1) for (const review of batch) await this.#send([review]);
      else this.#cross({ id: batch[0]!.id, status: "refused", code: error.code, message: error.message });
    }
  }

  #cross(result: ReviewResult): void {
    this.#tools.store.remove(result.id);
    for (const read of this.#readers) read(result);
  }

  #explain(error: unknown): void {
    const trouble = troubleOf(error);
    if (trouble !== "signed-out") {
      const pauseMs = Math.min(longestPauseMs, shortestPauseMs * 2 ** this.#failures);
      const askedMs = error instanceof RequestProblem ? error.retryAfterMs : 0;
      this.#failures += 1;
      this.#cancelRetry = this.#tools.later(() => void this.flush(), Math.max(pauseMs, askedMs));
    }
    this.#tell({ trouble });
  }

  #tell(change: Partial<OutboxStatus>): void {
    const next = { ...this.#status, ...change, pending: this.#tools.store.all().length };
    if (next.pending === this.#status.pending && next.trouble === this.#status.trouble) return;
    this.#status = next;
    for (const watcher of this.#watchers) watcher();
  }
}

function troubleOf(error: unknown): Trouble {
  const code = error instanceof RequestProblem ? error.code : null;
  return code === "signed-out" || code === "unavailable" || code === "rate-limited" ? code : "unreachable";
}

/** The server knows the sender and will never take this post as it is. */
function isRefusal(error: unknown): error is RequestProblem {
  return error instanceof RequestProblem && (error.code === "invalid-input" || error.code === "not-found");
}
