import { type Interval95, wilson } from "@/lib/progress/wilson";
import { fewestLearners } from "./few-learners";

/** The course's mean weighs as much as this many learners. */
const priorLearners = 10;

/** How many of those who met an item for the first time knew it. Shares are 0 to 1. */
export type Facility = Interval95 & {
  readonly n: number;
  readonly right: number;
  /** As counted. */
  readonly share: number;
  /** Drawn towards the course's mean, the more the fewer they are. */
  readonly shrunk: number;
  /** Whether that shows in whole per cent. */
  readonly isShrunk: boolean;
};

/**
 * The facility of an item by first exposures: later ones are asked when they are about to be forgotten, so their share
 * tells of the scheduler. `courseMean` is that of all its items; null for a course without any. The shrunk share is the
 * mean of a beta distribution whose prior has the course's mean and the weight of ten learners. Null for too few.
 */
export function facilityOf(right: number, n: number, courseMean: number | null): Facility | null {
  if (n < fewestLearners) return null;
  const share = right / n;
  const shrunk = courseMean === null ? share : (right + priorLearners * courseMean) / (n + priorLearners);
  return {
    n,
    right,
    share,
    shrunk,
    isShrunk: Math.round(shrunk * 100) !== Math.round(share * 100),
    ...wilson(right, n),
  };
}
