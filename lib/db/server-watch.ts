/**
 * A Postgres server that stops answering must not keep anybody waiting. What fails because the server is away becomes a
 * `DatabaseAway`, which the boundary tells as `unavailable`. A server that is frozen refuses nothing, so statements are
 * waited for no longer than `patienceMs`; once one was given up, all others are refused at once, but for one every
 * second, which finds out whether the server is back.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { SqlDriverAdapter, SqlQueryable, Transaction } from "@prisma/driver-adapter-utils";
import type { PoolClient } from "pg";
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
   * The same in a transaction, none of whose statements is refused. One may have much to do, or wait for a lock: it is
   * given up only if `signOfLife`, asked beside it, is not answered either. Prisma ends it if it takes too long.
   */
  askInTransaction<T>(work: () => Promise<T>, signOfLife: () => Promise<unknown>): Promise<T> {
    return this.#hear(() => whileAlive(work(), this.patienceMs, signOfLife));
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

/** Half of the patience is for the work, the other for the sign of life; if there is one, it begins anew. */
async function whileAlive<T>(
  work: Promise<T>,
  patienceMs: number | null,
  signOfLife: () => Promise<unknown>,
): Promise<T> {
  if (patienceMs === null) return work;
  const settled = work.then(
    () => true,
    () => true,
  );
  for (;;) {
    const pause = new AbortController();
    const isSettled = await Promise.race([settled, delay(patienceMs / 2, false, { signal: pause.signal })]);
    pause.abort();
    if (isSettled) return work;
    await withinPatience(Promise.race([settled, signOfLife()]), patienceMs / 2);
  }
}

type Ask = <T>(work: () => Promise<T>) => Promise<T>;

/** The adapter with every question to the server watched. */
export function watched(adapter: SqlDriverAdapter, watch: ServerWatch): SqlDriverAdapter {
  const queryRaw = adapter.queryRaw.bind(adapter);
  const signOfLife = () => queryRaw({ sql: "SELECT 1", args: [], argTypes: [] });
  askBy(adapter, (work) => watch.ask(work));
  const startTransaction = adapter.startTransaction.bind(adapter);
  adapter.startTransaction = async (...options: Parameters<typeof startTransaction>) => {
    const starting = startTransaction(...options);
    try {
      const transaction = await watch.ask(() => starting);
      askBy(transaction, async (work) => {
        try {
          return await watch.askInTransaction(work, signOfLife);
        } catch (error) {
          if ((error as Error).cause instanceof OutOfPatience) abandon(transaction);
          throw error;
        }
      });
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

/**
 * In the middle of a statement a connection can't be handed on: it is closed, whereupon the server takes the transaction
 * back. What Prisma still does to end it comes to nothing.
 */
function abandon(transaction: Transaction): void {
  const { client } = transaction as unknown as { readonly client: PoolClient };
  client.release(true);
  const refuse = () => Promise.reject(new DatabaseAway("its connection was given up", null));
  Object.assign(transaction, { queryRaw: refuse, executeRaw: refuse });
  transaction.commit = transaction.rollback = async () => {};
}

function askBy(target: SqlQueryable, ask: Ask): void {
  const queryRaw = target.queryRaw.bind(target);
  const executeRaw = target.executeRaw.bind(target);
  target.queryRaw = (query) => ask(() => queryRaw(query));
  target.executeRaw = (query) => ask(() => executeRaw(query));
}
