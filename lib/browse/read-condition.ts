/** Reads the value of a field. */
import { nearestName } from "@/lib/blocks/nearest-name";
import type { Rating } from "@/lib/scheduling/memory";
import {
  type Comparison,
  type Condition,
  comparisons,
  type FieldName,
  itemKinds,
  itemStates,
  type NumberField,
  numberFields,
  textFields,
} from "./query";

/** Why a value cannot be read; `instead` is the value that was probably meant. */
export type ValueProblem = {
  readonly code:
    | "missing-value"
    | "unknown-value"
    | "not-a-number"
    | "in-percent"
    | "not-a-rating"
    | "no-days";
  readonly values: Readonly<Record<string, string | number>>;
  readonly instead: string | null;
};

/** Names of states elsewhere, and in Anki. */
const statesElsewhere: ReadonlyMap<string, string> = new Map(
  Object.entries({ learn: "learning", overdue: "due" }),
);

const ratingNames: ReadonlyMap<string, Rating> = new Map(
  Object.entries({
    "1": 1,
    "2": 2,
    "3": 3,
    "4": 4,
    again: 1,
    hard: 2,
    good: 3,
    easy: 4,
  }),
);

/** The longest time that `rated:` looks back, in study days. */
export const mostDaysBack = 3_650;

const wide: Readonly<Record<string, string>> = {
  "＜": "<",
  "＞": ">",
  "＝": "=",
  "≤": "<=",
  "≥": ">=",
  "≠": "!=",
  "：": ":",
  "％": "%",
  "，": ",",
  "−": "-",
};

/** The condition `field:value`, or why there is none. */
export function readCondition(field: FieldName, text: string): Condition | ValueProblem {
  if (text.trim() === "") return { code: "missing-value", values: {}, instead: null };
  if (isOneOf(textFields, field)) return { type: "text", field, text };
  if (isOneOf(numberFields, field)) return readNumber(field, narrowed(text));
  if (field === "rated") return readRated(narrowed(text));
  const known: readonly string[] = field === "kind" ? itemKinds : itemStates;
  const name = text.trim().toLowerCase();
  if (!known.includes(name)) {
    const meant = statesElsewhere.get(name) ?? nearestName(name, known);
    const instead = meant !== null && known.includes(meant) ? meant : null;
    return { code: "unknown-value", values: { known: known.join(", ") }, instead };
  }
  return field === "kind"
    ? { type: "kind", kind: name as (typeof itemKinds)[number] }
    : { type: "is", state: name as (typeof itemStates)[number] };
}

function readNumber(field: NumberField, text: string): Condition | ValueProblem {
  const comparison = comparisons.find((each) => text.startsWith(each));
  const rest = text.slice(comparison?.length ?? 0).trim();
  const value = numberIn(field, withoutUnit(field, rest));
  if (value === null) return { code: "not-a-number", values: {}, instead: null };
  const sign: Comparison = comparison ?? "=";
  if (field === "recall" && value > 0 && value < 1) {
    const instead = `${sign === "=" ? "" : sign}${Math.round(value * 100)}`;
    return { code: "in-percent", values: {}, instead };
  }
  return { type: "number", field, comparison: sign, value };
}

/** Days may be followed by d or 天, recall by %. */
function withoutUnit(field: NumberField, text: string): string {
  const units = field === "recall" ? "%" : field === "due" || field === "stability" ? "dD天" : "";
  const last = text.at(-1);
  return last !== undefined && units.includes(last) ? text.slice(0, -1).trim() : text;
}

/** A number of at most nine digits and three decimals; only `due` can be negative, and counts whole days. */
function numberIn(field: NumberField, text: string): number | null {
  const digits = field === "due" && text.startsWith("-") ? text.slice(1) : text;
  if (!/^\d{1,9}(?:[.,]\d{1,3})?$/.test(digits)) return null;
  const value = Number(digits.replace(",", "."));
  if (field === "due" && !Number.isInteger(value)) return null;
  return digits === text || value === 0 ? value : -value;
}

function readRated(text: string): Condition | ValueProblem {
  const [days = "", rating, ...more] = text.split(":").map((part) => part.trim().toLowerCase());
  const count = /^\d{1,4}$/.test(days) ? Number(days) : 0;
  if (count < 1 || count > mostDaysBack)
    return { code: "no-days", values: { most: mostDaysBack }, instead: null };
  if (rating === undefined) return { type: "rated", days: count, rating: null };
  const known = ratingNames.get(rating);
  if (known !== undefined && more.length === 0) return { type: "rated", days: count, rating: known };
  return { code: "not-a-rating", values: { days: count }, instead: null };
}

function narrowed(text: string): string {
  return [...text.trim()]
    .map((sign) => wide[sign] ?? sign)
    .join("")
    .normalize("NFKC");
}

function isOneOf<Name extends string>(names: readonly Name[], name: string): name is Name {
  return (names as readonly string[]).includes(name);
}
