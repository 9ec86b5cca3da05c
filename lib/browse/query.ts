/**
 * What is searched for among a learner's items, as data. The text of it is read by `parseQuery` and written by
 * `printQuery`.
 */
import type { KindName } from "@/lib/items/item-kind";
import type { Rating } from "@/lib/scheduling/memory";

export type Query =
  | { readonly type: "all" }
  /** At least two parts, none of them an `and`. */
  | { readonly type: "and"; readonly parts: readonly Query[] }
  /** At least two parts, none of them an `or`. */
  | { readonly type: "or"; readonly parts: readonly Query[] }
  | { readonly type: "not"; readonly part: Query }
  | Condition;

/** A single condition on an item. */
export type Condition =
  /** The text of the item, in any of its languages, has this word or phrase. */
  | { readonly type: "words"; readonly text: string; readonly isPhrase: boolean }
  /** The id or the name, in any language, has this text. */
  | { readonly type: "text"; readonly field: TextField; readonly text: string }
  | { readonly type: "kind"; readonly kind: KindName }
  | { readonly type: "is"; readonly state: ItemState }
  | {
      readonly type: "number";
      readonly field: NumberField;
      readonly comparison: Comparison;
      readonly value: number;
    }
  /** Rated on one of the last `days` study days, today included; with this rating if one is given. */
  | { readonly type: "rated"; readonly days: number; readonly rating: Rating | null };

export const textFields = ["course", "note", "concept", "id"] as const;
export type TextField = (typeof textFields)[number];

export const numberFields = ["due", "stability", "difficulty", "recall", "lapses", "reviews"] as const;
export type NumberField = (typeof numberFields)[number];

/** Longer comparisons before those that begin like them, as they are read. */
export const comparisons = ["<=", ">=", "!=", "<", ">", "="] as const;
export type Comparison = (typeof comparisons)[number];

export const itemStates = [
  "new",
  "learning",
  "review",
  "young",
  "mature",
  "due",
  "leech",
  "suspended",
  "buried",
] as const;
export type ItemState = (typeof itemStates)[number];

export const itemKinds = [
  "card",
  "cloze",
  "choice",
  "order",
  "match",
  "label",
  "exercise",
] as const satisfies readonly KindName[];

export const fieldNames = [...textFields, "kind", "is", ...numberFields, "rated"] as const;
export type FieldName = (typeof fieldNames)[number];

export function isFieldName(name: string): name is FieldName {
  return (fieldNames as readonly string[]).includes(name);
}

export const everything: Query = { type: "all" };

/** All of the parts, in the shape of a query: flat, and without an `and` around a single one. */
export function allOf(parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) =>
    part.type === "all" ? [] : part.type === "and" ? part.parts : [part],
  );
  return flat.length > 1 ? { type: "and", parts: flat } : (flat[0] ?? everything);
}

/** Any of the parts, of which there is at least one, in the shape of a query. */
export function anyOf(parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.type === "or" ? part.parts : [part]));
  return flat.length > 1 ? { type: "or", parts: flat } : (flat[0] ?? everything);
}

/** The parts that must all hold. */
export function conjuncts(query: Query): readonly Query[] {
  if (query.type === "all") return [];
  return query.type === "and" ? query.parts : [query];
}
