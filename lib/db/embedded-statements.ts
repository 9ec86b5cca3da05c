/**
 * Prepared statements for the embedded Postgres. PGlite's `query` parses and plans every statement anew, which takes
 * several times as long as running it. Here each text is parsed once and kept under a name, as pg does on a server;
 * later calls only bind the values and execute, in one message. Values always travel apart from the text.
 */
import {
  type PGlite,
  parse,
  protocol,
  type QueryOptions,
  type Results,
  type Transaction,
} from "@electric-sql/pglite";

/** More texts than the program has; lists of varying length could otherwise fill the memory. */
const mostPrepared = 500;

/**
 * A statement is parsed again after this many calls of all statements, and a quarter of those before it. Its plan suits
 * the tables as they were when it was made, and nothing in the embedded Postgres renews plans while tables grow
 * (autovacuum does on a server). So no plan is older than the last fifth of the calls, and a process parses each text
 * only some dozens of times.
 */
const leastCallsOfPlan = 500;

type Prepared = {
  readonly name: string;
  readonly parameterTypes: readonly number[];
  /** The row description, as the results of every call need it. */
  readonly described: Messages;
  /** Calls of all statements before it was parsed. */
  readonly parsedAt: number;
};

type Messages = Awaited<ReturnType<PGlite["execProtocolStream"]>>;

const { serialize } = protocol;

/** Statements made so far in this process: a name is used once. */
let made = 0;

/** What Prisma's adapter uses of PGlite, with every statement prepared, in transactions too. */
export type StatementRunner = Pick<PGlite, "query" | "exec" | "transaction">;

export function withPreparedStatements(pglite: PGlite): StatementRunner {
  const statements = new Statements(pglite);
  return {
    // Not in the middle of somebody else's transaction.
    query: async (sql, values, options) => {
      await pglite.waitReady;
      return pglite._runExclusiveTransaction(() => statements.run(sql, values, options));
    },
    exec: (sql, options) => pglite.exec(sql, options),
    transaction: (work) =>
      pglite.transaction((tx) => {
        const query: Transaction["query"] = (sql, values, options) => {
          if (tx.closed) throw new Error("The transaction is over.");
          return statements.run(sql, values, options);
        };
        return work(Object.assign(Object.create(tx), { query }));
      }),
  };
}

class Statements {
  readonly #pglite: PGlite;
  readonly #prepared = new Map<string, Prepared>();
  #calls = 0;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  /** Throws what PGlite's own `query` throws. */
  run<T>(sql: string, values: readonly unknown[] = [], options: QueryOptions = {}): Promise<Results<T>> {
    return this.#pglite._runExclusiveQuery(async () => {
      this.#calls += 1;
      const statement = (await this.#recent(sql)) ?? (await this.#prepare(sql));
      const texts = values.map((value, i) =>
        this.#serialized(value, statement.parameterTypes[i] ?? 0, options),
      );
      const answers = await this.#send(
        serialize.bind({ statement: statement.name, values: texts }),
        serialize.execute({}),
      );
      if (!this.#pglite.isInTransaction()) await this.#pglite.syncToFs();
      const [results] = parse.parseResults(
        [...statement.described, ...answers],
        this.#pglite.parsers,
        options,
      );
      return results as Results<T>;
    });
  }

  async #recent(sql: string): Promise<Prepared | null> {
    const statement = this.#prepared.get(sql);
    if (statement === undefined) return null;
    if (this.#calls <= 1.25 * statement.parsedAt + leastCallsOfPlan) return statement;
    await this.#forget(sql, statement);
    return null;
  }

  async #prepare(sql: string): Promise<Prepared> {
    const [oldest] = this.#prepared;
    if (oldest !== undefined && this.#prepared.size >= mostPrepared) await this.#forget(...oldest);
    made += 1;
    const name = `nc${made}`;
    const described = await this.#send(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: "S", name }),
    );
    const statement: Prepared = {
      name,
      parameterTypes: parse.parseDescribeStatementResults(described),
      described: described.filter((message) => message.name === "rowDescription"),
      parsedAt: this.#calls,
    };
    this.#prepared.set(sql, statement);
    return statement;
  }

  async #forget(sql: string, { name }: Prepared): Promise<void> {
    this.#prepared.delete(sql);
    await this.#send(serialize.close({ type: "S", name }));
  }

  /** One message with a Sync at its end, after which the connection is ready again even if a part failed. */
  #send(...parts: Uint8Array[]): Promise<Messages> {
    return this.#pglite.execProtocolStream(Buffer.concat([...parts, serialize.sync()]), { syncToFs: false });
  }

  #serialized(value: unknown, type: number, options: QueryOptions): string | null {
    if (value === null || value === undefined) return null;
    const write = options.serializers?.[type] ?? this.#pglite.serializers[type];
    return write ? write(value) : String(value);
  }
}
