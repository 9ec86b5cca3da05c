/**
 * A limit on work that consists of many evaluations. It counts their steps, not time, so that the same work ends at the
 * same point on every machine.
 */

/** The work took more steps than it may. */
export class TooMuchWork extends Error {
  override readonly name = "TooMuchWork";
}

/** Steps left of the innermost limited work. */
let stepsLeft = Number.POSITIVE_INFINITY;

/** Does the work; throws TooMuchWork as soon as its evaluations have taken more than `steps` steps together. */
export function withinSteps<Result>(steps: number, work: () => Result): Result {
  const outer = stepsLeft;
  stepsLeft = Math.min(outer, steps);
  const granted = stepsLeft;
  try {
    return work();
  } finally {
    stepsLeft = outer - (granted - stepsLeft);
  }
}

export function chargeSteps(steps: number): void {
  stepsLeft -= steps;
  if (stepsLeft < 0) throw new TooMuchWork("This takes too many steps.");
}
