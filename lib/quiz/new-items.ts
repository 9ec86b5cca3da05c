/**
 * How many new items a day allows. Courses share the learner's number; one with a number of its own has that for itself,
 * and takes nothing from the others.
 */

export type NewPerDay = {
  /** Of all courses that have no number of their own, together. */
  readonly shared: number;
  /** By course. */
  readonly own: ReadonlyMap<number, number>;
};

/** The new items of the courses that share a number, or of one that has its own. */
export type NewGroup = {
  readonly perDay: number;
  readonly unmet: number;
  /** In today's queue. */
  readonly today: number;
};

/** The new items that are still allowed on a day, of `fresh` in their order, `most` at most. */
export function takeNew<Item extends { readonly courseId: number }>(
  fresh: readonly Item[],
  { shared, own }: NewPerDay,
  /** New items met on the day, by course. */
  metToday: ReadonlyMap<number, number>,
  most: number,
): Item[] {
  const left = new Map(
    [...own].map(([courseId, perDay]) => [courseId, perDay - (metToday.get(courseId) ?? 0)]),
  );
  let leftToShare = shared;
  for (const [courseId, met] of metToday) if (!own.has(courseId)) leftToShare -= met;
  const taken: Item[] = [];
  for (const item of fresh) {
    if (taken.length >= most) break;
    const ownLeft = left.get(item.courseId);
    if ((ownLeft ?? leftToShare) <= 0) continue;
    if (ownLeft === undefined) leftToShare -= 1;
    else left.set(item.courseId, ownLeft - 1);
    taken.push(item);
  }
  return taken;
}

/** The groups of a learner's courses; `unmet` and `today` by course. */
export function newGroups(
  { shared, own }: NewPerDay,
  unmet: ReadonlyMap<number, number>,
  today: ReadonlyMap<number, number> = new Map(),
): NewGroup[] {
  const groups: NewGroup[] = [];
  const sharing = { perDay: shared, unmet: 0, today: 0 };
  for (const [courseId, items] of unmet) {
    const perDay = own.get(courseId);
    const asked = today.get(courseId) ?? 0;
    if (perDay !== undefined) groups.push({ perDay, unmet: items, today: asked });
    else {
      sharing.unmet += items;
      sharing.today += asked;
    }
  }
  return [sharing, ...groups];
}

/** The most new items a day of any group. */
export function mostNewPerDay({ shared, own }: NewPerDay): number {
  return Math.max(shared, ...own.values());
}

/** The new items of a day that has nothing else. */
export function newOfADay(groups: readonly NewGroup[]): number {
  return groups.reduce((sum, { perDay, unmet }) => sum + Math.min(perDay, unmet), 0);
}
