import { completeOrders } from "./complete-orders";
import type { ItemKind } from "./item-kind";

/** What the kinds have in common whose learner answers in the head and grades the recall. */
export const selfGraded = {
  graded: false,
  isLight: true,
  drawsValues: false,
  namesMistakes: false,
  draw: () => ({}),
  score: () => {
    throw new Error("This is graded by the learner.");
  },
  mistakenOption: () => null,
  slip: () => null,
  counts: () => ({ tests: 0, misconceptions: 0 }),
  samples: () => ({ right: [], wrong: [], unreadable: [] }),
} satisfies Partial<ItemKind<unknown>>;

export function drawsNothing(name: string): Pick<ItemKind<unknown>, "complete"> {
  return { complete: (_body, values) => completeOrders(name, {}, values) };
}
