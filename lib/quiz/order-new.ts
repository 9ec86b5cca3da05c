/** In which order a learner meets new items. */
import type { KindName } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";

type NewItem = {
  readonly courseId: number;
  /** Of siblings, at most one comes. */
  readonly group: string;
  readonly kind: KindName;
  readonly concepts: readonly string[];
  /** Concepts to be met before, of which the learner has met no item. */
  readonly unmet: readonly string[];
};

/** The number of light new items at the start of a day. */
const warmUp = 3;

/**
 * New items in their order, but none before its prerequisite concepts were met: it waits for an item of each of them,
 * and is left out if there is none. Of a group the first comes that need not wait, and no other. The first ones of a day are light, so that nobody's first question is a matrix by
 * hand; `metToday` of the day were met already. Once the first one is met, the rest of this list is unchanged, so the
 * order is stable all day.
 */
export function orderNew<Item extends NewItem>(fresh: readonly Item[], metToday: number): Item[] {
  const met = new Set<string>();
  const left = new Set(fresh);
  const order: Item[] = [];
  for (;;) {
    const ready = [...left].filter(({ courseId, unmet }) =>
      unmet.every((id) => met.has(`${courseId}/${id}`)),
    );
    const light = metToday + order.length < warmUp ? ready.find(isLight) : undefined;
    const next = light ?? ready[0];
    if (next === undefined) return order;
    for (const each of left) if (isSibling(each, next)) left.delete(each);
    order.push(next);
    for (const id of next.concepts) met.add(`${next.courseId}/${id}`);
  }
}

/** Of itself, too. */
function isSibling(a: NewItem, b: NewItem): boolean {
  return a.courseId === b.courseId && a.group === b.group;
}

function isLight({ kind }: NewItem): boolean {
  return kindOf(kind).isLight;
}
