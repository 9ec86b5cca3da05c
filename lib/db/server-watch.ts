/**
 * A Postgres server that stops answering must not keep anybody waiting. Failures of an unreachable server become a
 * `DatabaseUnavailable`, which the boundary reports as `unavailable`. A frozen server refuses nothing, so statements wait no
 * longer than `timeoutMs`; once one has timed out, all others are refused at once, except one per second that probes
 * whether the server is back.
 */
import { setTimeout as delay } from "node:timers/promises";
import type { SqlDriverAdapter, SqlQueryable, Transaction } from "@prisma/driver-adapter-utils";
import type { PoolClient } from "pg";
import { DatabaseUnavailable } from "@/lib/app-error";
import { reasonOf } from "@/lib/db/database-problem";

const probeEveryMs = 1_000;

/**
 * SQLSTATEs of a server that takes no statements: 08… no connection, 53300 too many, 57P… stopping, stopped, starting.
 */
const unavailableStates = /^(?:08...|53300|57P0[1-3])$/;
const unavailableKinds = new Set([
  "DatabaseNotReachable",
  "ConnectionClosed",
  "TooManyConnections",
  "SocketTimeout",
]);
/** pg's messages, without a code, for a connection that was lost or could not be opened. */
const unavailableMessages =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;
const unavailableSystemCodes = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "EHOSTUNREACH",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/** Whether the driver failed because the server is unreachable, not because of the statement. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { cause, code, message } = error as Error & { code?: unknown };
  const { kind, originalCode } = (cause ?? {}) as { kind?: unknown; originalCode?: unknown };
  return (
    unavailableKinds.has(String(kind)) ||
    unavailableStates.test(String(originalCode ?? code ?? "")) ||
    unavailableSystemCodes.has(String(code)) ||
    unavailableMessages.test(message)
  );
}

export class ServerWatch {
  /** Null: no limit, e.g. when content is published before anybody is served. */
  timeoutMs: number | null = null;
  /** When the last statement timed out, by `performance.now()`; null while the server answers. */
  #frozenSince: number | null = null;
  #isUnavailable = false;

  /** Whether the server was unreachable at the last attempt. */
  get isUnavailable(): boolean {
    return this.#isUnavailable;
  }

  /** Runs a query. Throws `DatabaseUnavailable`. */
  async ask<T>(work: () => Promise<T>): Promise<T> {
    this.#refuseWhileFrozen();
    return this.#hear(() => withinTimeout(work(), this.timeoutMs));
  }

  /**
   * The same in a transaction, none of whose statements is refused. A transaction may take long, or wait for a lock: it
   * is given up only if `signOfLife`, queried in parallel, gets no answer either. Prisma ends it if it takes too long.
   */
  askInTransaction<T>(work: () => Promise<T>, signOfLife: () => Promise<unknown>): Promise<T> {
    return this.#hear(() => whileAlive(work(), this.timeoutMs, signOfLife));
  }

  async #hear<T>(answer: () => Promise<T>): Promise<T> {
    try {
      const result = await answer();
      this.#frozenSince = null;
      this.#isUnavailable = false;
      return result;
    } catch (error) {
      if (error instanceof TimedOut) this.#frozenSince = performance.now();
      else if (!isUnavailable(error)) throw error;
      this.#isUnavailable = true;
      throw new DatabaseUnavailable(reasonOf(error), error);
    }
  }

  #refuseWhileFrozen(): void {
    if (this.#frozenSince === null) return;
    const nowMs = performance.now();
    if (nowMs - this.#frozenSince < probeEveryMs)
      throw new DatabaseUnavailable("it is asked once a second only", null);
    // This one probes; others are refused meanwhile.
    this.#frozenSince = nowMs;
  }
}

class TimedOut extends Error {
  constructor(timeoutMs: number) {
    super(`no answer within ${timeoutMs} ms`);
  }
}

async function withinTimeout<T>(work: Promise<T>, timeoutMs: number | null): Promise<T> {
  if (timeoutMs === null) return work;
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new TimedOut(timeoutMs)), timeoutMs);
  });
  // After the timeout it may still fail, when nobody listens any more.
  work.catch(() => {});
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** Half of the patience is for the work, half for the sign of life; if there is one, both start again. */
async function whileAlive<T>(
  work: Promise<T>,
  timeoutMs: number | null,
  signOfLife: () => Promise<unknown>,
): Promise<T> {
  if (timeoutMs === null) return work;
  const settled = work.then(
    () => true,
    () => true,
  );
  for (;;) {
    const pause = new AbortController();
    const isSettled = await Promise.race([settled, delay(timeoutMs / 2, false, { signal: pause.signal })]);
    pause.abort();
    if (isSettled) return work;
    await withinTimeout(Promise.race([settled, signOfLife()]), timeoutMs / 2);
  }
}

type Ask = <T>(work: () => Promise<T>) => Promise<T>;

/** The adapter with every query watched. */
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
          if ((error as Error).cause instanceof TimedOut) abandon(transaction);
          throw error;
        }
      });
      return transaction;
    } catch (error) {
      // Nobody waits for it any more: if it starts after all, its connection must be returned.
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
 * A connection cannot be reused in the middle of a statement: it is closed, and the server rolls the transaction back.
 * Prisma's own attempt to end it then has no effect.
 */
function abandon(transaction: Transaction): void {
  const { client } = transaction as unknown as { readonly client: PoolClient };
  client.release(true);
  const refuse = () => Promise.reject(new DatabaseUnavailable("its connection was given up", null));
  Object.assign(transaction, { queryRaw: refuse, executeRaw: refuse });
  transaction.commit = transaction.rollback = async () => {};
}

function askBy(target: SqlQueryable, ask: Ask): void {
  const queryRaw = target.queryRaw.bind(target);
  const executeRaw = target.executeRaw.bind(target);
  target.queryRaw = (query) => ask(() => queryRaw(query));
  target.executeRaw = (query) => ask(() => executeRaw(query));
}
