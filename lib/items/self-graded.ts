import { completeOrders } from "./complete-orders";
import type { ItemKind, KindName } from "./item-kind";

/** The common part of the kinds whose learner answers silently and rates the recall. */
export function selfGraded(name: KindName) {
  return {
    graded: false,
    isLight: true,
    drawsValues: false,
    namesMistakes: false,
    draw: () => ({}),
    complete: (_body, values) => completeOrders(name, {}, values),
    score: () => {
      throw new Error(`A ${name} is graded by the learner.`);
    },
    mistakenOption: () => null,
    slip: () => null,
    caseCounts: () => ({ tests: 0, misconceptions: 0 }),
    samples: () => ({ right: [], wrong: [], unreadable: [] }),
  } satisfies Partial<ItemKind<unknown>>;
}
