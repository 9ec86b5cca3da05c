/**
 * An end to work that consists of many evaluations: it is counted in their steps, not in time, so that the same work ends
 * in the same place on every machine.
 */

/** More steps were taken than the work may cost. */
export class TooMuchWork extends Error {
  override readonly name = "TooMuchWork";
}

/** Of the innermost work under way. */
let stepsLeft = Number.POSITIVE_INFINITY;

/** Does the work, or throws TooMuchWork as soon as its evaluations have taken more than so many steps together. */
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
