/**
 * A table's columns, declared once: the type of a row as Postgres writes it in JSON, the check of such a row, and the
 * lists for SQL.
 */
import { z } from "zod";

export type Column<Value = unknown> = {
  /** Its type in SQL. */
  readonly type: string;
  /** Its value in JSON. */
  readonly value: z.ZodType<Value>;
};

export type Columns = Readonly<Record<string, Column>>;

export type RowOf<C extends Columns> = {
  readonly [Name in keyof C]: C[Name] extends Column<infer Value> ? Value : never;
};

type InCamelCase<Name extends string> = Name extends `${infer First}_${infer Rest}`
  ? `${First}${Capitalize<InCamelCase<Rest>>}`
  : Name;

/** A row whose columns have the names of our code. */
export type AliasedRowOf<C extends Columns> = {
  readonly [Name in keyof C & string as InCamelCase<Name>]: RowOf<C>[Name];
};

function column<Value>(type: string, value: z.ZodType<Value>): Column<Value> {
  return { type, value };
}

/** A column that may be null. */
export function nullable<Value>({ type, value }: Column<Value>): Column<Value | null> {
  return column(type, value.nullable());
}

/** The column with a narrower type than SQL knows. */
export function of<Value>({ type, value }: Column): Column<Value> {
  return column(type, value as z.ZodType<Value>);
}

export function arrayOf<Value>({ type, value }: Column<Value>): Column<readonly Value[]> {
  return column(`${type}[]`, z.array(value).readonly());
}

const isInstant = (text: string) => !Number.isNaN(Date.parse(text));

export const smallint = column("smallint", z.int().min(-32_768).max(32_767));
export const int = column("int", z.int());
/** Up to 2^53. */
export const bigint = column("bigint", z.int());
/** To the last bit. */
export const float8 = column("float8", z.number());
export const boolean = column("boolean", z.boolean());
export const text = column("text", z.string());
export const uuid = column("uuid", z.guid());
/** ISO text. */
export const timestamptz = column("timestamptz", z.string().refine(isInstant, "no instant"));
export const jsonb = column(
  "jsonb",
  z.unknown().refine((value) => value != null, "null"),
);

/** Column names for a select or an insert, of the table with this alias. */
export function columnList(columns: Columns, alias = ""): string {
  const prefix = alias === "" ? "" : `${alias}.`;
  return namesOf(columns)
    .map((name) => prefix + name)
    .join(", ");
}

/** Column names for a select whose rows have the names of our code: `new_per_day AS "newPerDay"`. */
export function aliasList(columns: Columns): string {
  return namesOf(columns)
    .map((name) => `${name} AS "${inCamelCase(name)}"`)
    .join(", ");
}

/** Names and types for jsonb_to_recordset. */
export function recordsetOf(columns: Columns): string {
  return namesOf(columns)
    .map((name) => `${name} ${columns[name]!.type}`)
    .join(", ");
}

/** The SQL after DO UPDATE SET if the new row replaces the existing one. */
export function replacing(columns: Columns, key: readonly string[]): string {
  return namesOf(columns)
    .filter((name) => !key.includes(name))
    .map((name) => `${name} = excluded.${name}`)
    .join(", ");
}

export function namesOf(columns: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(columns);
}

/** The check of a row in JSON: exactly these columns. */
export function rowOf<C extends Columns>(columns: C): z.ZodType<RowOf<C>> {
  const shape = Object.fromEntries(namesOf(columns).map((name) => [name, columns[name]!.value]));
  return z.strictObject(shape) as unknown as z.ZodType<RowOf<C>>;
}

/** The same for a select by `aliasList`. */
export function aliasedRowOf<C extends Columns>(columns: C): z.ZodType<AliasedRowOf<C>> {
  const shape = Object.fromEntries(namesOf(columns).map((name) => [inCamelCase(name), columns[name]!.value]));
  return z.strictObject(shape) as unknown as z.ZodType<AliasedRowOf<C>>;
}

function inCamelCase(name: string): string {
  return name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}
