/** What an event found and left: the projection of a log that its counters are sums of. */
import { calibrationBin } from "./calibration-bin";
import type { Memory } from "./memory";
import type { Regraded, ReviewEvent } from "./memory-event";
import { recallAt } from "./schedule-review";

/**
 * What was asked: an item never met (or reset), one on a learning or relearning step, or one whose last interval was at
 * least a day: `young` below 21 days, else `mature`. The last two are the reviews of Anki's true retention.
 */
export type Phase = "new" | "learning" | "relearning" | "young" | "mature";

/** Where an item stands in the learner's stock. */
export type Stage = "new" | "learning" | "young" | "mature" | "suspended";

/** From this interval on, in days, an item is mature; as in Anki. */
export const matureDays = 21;

export type Transition = { readonly stageBefore: Stage; readonly stageAfter: Stage };

export type Situation = Transition & {
  readonly phase: Phase;
  /** FSRS's probability of recall. Null for the first review, and on the study day of the review before. */
  readonly predictedRecall: number | null;
  /** `calibrationBin`; null where there is no prediction. */
  readonly calibrationBin: number | null;
  /** Stabilities, in days; null before the first review. */
  readonly stabilityBefore: number | null;
  readonly stabilityAfter: number;
  /** How the review counts, if it was regraded. */
  readonly regraded: Regraded | null;
};

export function phaseOf({ state, intervalDays }: Pick<Memory, "state" | "intervalDays">): Phase {
  if (state === "new") return "new";
  if (intervalDays >= matureDays) return "mature";
  if (intervalDays >= 1) return "young";
  return state === "relearning" ? "relearning" : "learning";
}

export function stageOf(memory: Pick<Memory, "state" | "intervalDays" | "suspended">): Stage {
  if (memory.suspended) return "suspended";
  if (memory.state === "new") return "new";
  if (memory.state !== "review") return "learning";
  return memory.intervalDays >= matureDays ? "mature" : "young";
}

export function transitionOf(before: Memory, after: Memory): Transition {
  return { stageBefore: stageOf(before), stageAfter: stageOf(after) };
}

/** The situation of a review of the memory `before` that led to `after`. */
export function situationOf(
  before: Memory,
  after: Memory,
  { studyDay, preset, regraded }: Pick<ReviewEvent, "studyDay" | "preset" | "regraded">,
): Situation {
  const elapsedDays = before.lastStudyDay === null ? 0 : studyDay - before.lastStudyDay;
  const recall = elapsedDays > 0 ? recallAt(before, studyDay, preset) : null;
  const { spacedReviews, spacedMisses } = before;
  return {
    ...transitionOf(before, after),
    phase: phaseOf(before),
    predictedRecall: recall,
    calibrationBin:
      recall === null ? null : calibrationBin({ recall, elapsedDays, spacedReviews, spacedMisses }),
    stabilityBefore: before.state === "new" ? null : before.stability,
    stabilityAfter: after.stability,
    regraded: regraded ?? null,
  };
}
