/** Keeping items of one concept apart. */

type Exercising = {
  readonly courseId: number;
  readonly concepts: readonly string[];
  /** Null for a new item. */
  readonly memory: unknown;
};

/** How many places an item may come earlier than in its order: far enough to mix, near enough to keep the order. */
const lookAhead = 8;

/**
 * The queue with as few neighbours of one concept as can be had by moving items a few places: one that shares a concept
 * with the item before it lets the next one that does not pass. New items keep their order, since some are
 * prerequisites of others. Practice that mixes concepts is remembered better (Rohrer and Taylor, 2007).
 */
export function interleave<Item extends Exercising>(queue: readonly Item[]): Item[] {
  const left = [...queue];
  const mixed: Item[] = [];
  while (left.length > 0) {
    const before = mixed.at(-1);
    const next = before === undefined ? 0 : indexOfOther(left, before);
    mixed.push(...left.splice(next, 1));
  }
  return mixed;
}

/** The first item ahead that shares no concept with `before`; else the first. */
function indexOfOther<Item extends Exercising>(left: readonly Item[], before: Item): number {
  let passesNew = false;
  for (const [i, item] of left.slice(0, lookAhead).entries()) {
    const isNew = item.memory === null;
    if (!(isNew && passesNew) && !isAkin(item, before)) return i;
    passesNew ||= isNew;
  }
  return 0;
}

function isAkin(a: Exercising, b: Exercising): boolean {
  return a.courseId === b.courseId && a.concepts.some((concept) => b.concepts.includes(concept));
}
