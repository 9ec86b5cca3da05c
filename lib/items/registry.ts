/** The kinds of items: one line each. */
import { cardKind } from "./card/card-kind";
import { choiceKind } from "./choice/choice-kind";
import { clozeKind } from "./cloze/cloze-kind";
import { exerciseKind } from "./exercise/exercise-kind";
import type { ItemKind, KindName } from "./item-kind";
import { labelKind } from "./label/label-kind";
import { matchKind } from "./match/match-kind";
import { orderKind } from "./order/order-kind";

const kinds = {
  card: cardKind,
  cloze: clozeKind,
  choice: choiceKind,
  order: orderKind,
  match: matchKind,
  label: labelKind,
  exercise: exerciseKind,
} as const satisfies { [Name in KindName]: ItemKind<unknown, Name> };

export const kindNames = Object.keys(kinds) as readonly KindName[];

/** Kinds whose recent values a learner should not get again. */
export const drawingKinds = kindNames.filter((name) => kinds[name].drawsValues);

export function isKindName(name: string): name is KindName {
  return Object.hasOwn(kinds, name);
}

/**
 * The kind of a stored item. A body is only ever passed to the kind that it was stored with, so the plain JSON has the
 * right shape.
 */
export function kindOf(name: KindName): ItemKind<unknown> {
  return kinds[name];
}
