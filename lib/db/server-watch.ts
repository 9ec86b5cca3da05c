/**
 * A Postgres server that stops answering must not keep anybody waiting. What fails because the server is away becomes a
 * `DatabaseAway`, which the boundary tells as `unavailable`. A server that is frozen refuses nothing, so statements are
 * waited for no longer than `patienceMs`; once one was given up, all others are refused at once, but for one every
 * second, which finds out whether the server is back.
 */
import type { SqlDriverAdapter, SqlQueryable, Transaction } from "@prisma/driver-adapter-utils";
import { DatabaseAway } from "@/lib/app-error";
import { reasonOf } from "@/lib/db/database-problem";

const probeEveryMs = 1_000;

/** SQLSTATEs of a server that takes nothing now: 08… no connection, 53300 too many, 57P… stopping, stopped, starting. */
const awayStates = /^(?:08...|53300|57P0[1-3])$/;
const awayKinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "TooManyConnections",
  "SocketTimeout",
]);
/** What pg says, without a code, of a connection that was lost or could not be had. */
const awayWords =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
const awaySystemCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** Whether the driver failed because the server could not be reached, and not because of what it was asked. */
export function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { cause, code, message } = error as Error & { code?: unknown };
  const { kind, originalCode } = (cause ?? {}) as { kind?: unknown; originalCode?: unknown };
  return (
    awayKinds.has(String(kind)) ||
    awayStates.test(String(originalCode ?? code ?? "")) ||
    awaySystemCodes.has(String(code)) ||
    awayWords.test(message)
  );
}

export class ServerWatch {
  /** Null: as long as it takes, as when content is published before anybody is served. */
  patienceMs: number | null = null;
  /** When the last statement was given up, by `performance.now()`; null while the server answers. */
  #frozenSince: number | null = null;
  #isAway = false;

  /** Whether the last that was heard of the server is that it is away. */
  get isAway(): boolean {
    return this.#isAway;
  }

  /** Does what asks the server. Throws `DatabaseAway`. */
  async ask<T>(work: () => Promise<T>): Promise<T> {
    this.#refuseWhileFrozen();
    return this.#hear(() => withinPatience(work(), this.patienceMs));
  }

  /**
   * The same in a transaction, which Prisma ends if it takes too long. Its statements may wait for a lock, and none is
   * refused: without its end, its connection would be handed to somebody else in the middle of it.
   */
  askInTransaction<T>(work: () => Promise<T>): Promise<T> {
    return this.#hear(work);
  }

  async #hear<T>(answer: () => Promise<T>): Promise<T> {
    try {
      const result = await answer();
      this.#frozenSince = null;
      this.#isAway = false;
      return result;
    } catch (error) {
      if (error instanceof OutOfPatience) this.#frozenSince = performance.now();
      else if (!isAway(error)) throw error;
      this.#isAway = true;
      throw new DatabaseAway(reasonOf(error), error);
    }
  }

  #refuseWhileFrozen(): void {
    if (this.#frozenSince === null) return;
    const nowMs = performance.now();
    if (nowMs - this.#frozenSince < probeEveryMs)
      throw new DatabaseAway("it is asked once a second only", null);
    // This one looks; those that come while it does are refused.
    this.#frozenSince = nowMs;
  }
}

class OutOfPatience extends Error {
  constructor(patienceMs: number) {
    super(`no answer within ${patienceMs} ms`);
  }
}

async function withinPatience<T>(work: Promise<T>, patienceMs: number | null): Promise<T> {
  if (patienceMs === null) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new OutOfPatience(patienceMs)), patienceMs);
  });
  // Given up, it may still fail one day, with nobody there to hear it.
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

type Ask = <T>(work: () => Promise<T>) => Promise<T>;

/** The adapter with every question to the server watched. */
export function watched(adapter: SqlDriverAdapter, watch: ServerWatch): SqlDriverAdapter {
  askBy(adapter, (work) => watch.ask(work));
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (...options: Parameters<typeof startTransaction>) => {
    const starting = startTransaction(...options);
    try {
      const transaction = await watch.ask(() => starting);
      askBy(transaction, (work) => watch.askInTransaction(work));
      return transaction;
    } catch (error) {
      // Nobody waits for it any more: should it begin after all, its connection would never come back.
      starting.then(giveBack).catch(() => {});
      throw error;
    }
  };
  return adapter;
}

async function giveBack(transaction: Transaction): Promise<void> {
  await transaction.executeRaw({ sql: "ROLLBACK", args: [], argTypes: [] });
  await transaction.rollback();
}

function askBy(target: SqlQueryable, ask: Ask): void {
  const queryRaw = target.queryRaw.bind(target);
  const executeRaw = target.executeRaw.bind(target);
  target.queryRaw = (query) => ask(() => queryRaw(query));
  target.executeRaw = (query) => ask(() => executeRaw(query));
}
