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
 * After this many calls a statement is parsed again. Its plan suits the tables as they were when it was made, and
 * nothing in the embedded Postgres renews plans while tables grow (autovacuum does on a server).
 */
const callsOfPlan = 1_000;

type Prepared = {
  readonly name: string;
  readonly parameterTypes: readonly number[];
  /** The row description, as the results of every call need it. */
  readonly described: Messages;
  calls: number;
};

type Messages = Awaited<ReturnType<PGlite["execProtocolStream"]>>;

const { serialize } = protocol;

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
  #made = 0;

  constructor(pglite: PGlite) {
    this.#pglite = pglite;
  }

  /** Throws what PGlite's own `query` throws. */
  run<T>(sql: string, values: readonly unknown[] = [], options: QueryOptions = {}): Promise<Results<T>> {
    return this.#pglite._runExclusiveQuery(async () => {
      const statement = this.#prepared.get(sql) ?? (await this.#prepare(sql));
      statement.calls += 1;
      const texts = values.map((value, i) =>
        this.#serialized(value, statement.parameterTypes[i] ?? 0, options),
      );
      const answers = await this.#send(
        serialize.bind({ statement: statement.name, values: texts }),
        serialize.execute({}),
      );
      if (statement.calls >= callsOfPlan) await this.#forget(sql, statement);
      if (!this.#pglite.isInTransaction()) await this.#pglite.syncToFs();
      const [results] = parse.parseResults(
        [...statement.described, ...answers],
        this.#pglite.parsers,
        options,
      );
      return results as Results<T>;
    });
  }

  async #prepare(sql: string): Promise<Prepared> {
    const [oldest] = this.#prepared;
    if (oldest !== undefined && this.#prepared.size >= mostPrepared) await this.#forget(...oldest);
    this.#made += 1;
    const name = `nc${this.#made}`;
    const described = await this.#send(
      serialize.parse({ name, text: sql }),
      serialize.describe({ type: "S", name }),
    );
    const statement: Prepared = {
      name,
      parameterTypes: parse.parseDescribeStatementResults(described),
      described: described.filter((message) => message.name === "rowDescription"),
      calls: 0,
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
