/** The right orders of steps, if some must come after others. Steps are indexes from 0. */

/** For each step, those that must come before it. */
export type Constraints = readonly (readonly number[])[];

/** The first step that comes before one that it must follow; null if the order is right. */
export function firstTooEarly(order: readonly number[], after: Constraints): number | null {
  const done = new Set<number>();
  for (const step of order) {
    if (after[step]?.some((before) => !done.has(before))) return step;
    done.add(step);
  }
  return null;
}

/**
 * The number of right orders, counted by the sets of steps that can be done at some moment. For at most a dozen steps.
 */
export function countRightOrders(after: Constraints): number {
  const ways = new Map<number, number>([[0, 1]]);
  for (let done = 0; done < 1 << after.length; done++) {
    const here = ways.get(done) ?? 0;
    if (here === 0) continue;
    after.forEach((needed, step) => {
      const bit = 1 << step;
      if (done & bit || needed.some((before) => !(done & (1 << before)))) return;
      ways.set(done | bit, (ways.get(done | bit) ?? 0) + here);
    });
  }
  return ways.get((1 << after.length) - 1) ?? 0;
}
