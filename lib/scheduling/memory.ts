/** The state of one learner's memory of one item, and what changes it. Plain data; the rules are next door. */
import type { StudyDay } from "./study-day";

/** FSRS's four ratings by their numbers: Again, Hard, Good, Easy. */
export type Rating = 1 | 2 | 3 | 4;

export const again: Rating = 1;
export const hard: Rating = 2;
export const good: Rating = 3;
export const easy: Rating = 4;

export type MemoryState = "new" | "learning" | "review" | "relearning";

/**
 * The projection of an item's reviews. Two memories are the same if every field is, to the last bit.
 * In `review` the memory is due on a study day; on a learning step at an instant of the day `dueDay`.
 */
export type Memory = {
  readonly state: MemoryState;
  /** Days until recall falls to 90 %. 0 while new. */
  readonly stability: number;
  /** 1 to 10. 0 while new. */
  readonly difficulty: number;
  /** Index of the learning or relearning step to come; FSRS's `learning_steps`. */
  readonly step: number;
  /** Reviews so far. */
  readonly repetitions: number;
  readonly lapses: number;
  /** Whole days from the last review to `dueDay`; 0 on a learning step. */
  readonly intervalDays: number;
  readonly dueDay: StudyDay;
  /** Set on a learning step only. */
  readonly dueAt: Date | null;
  readonly firstStudyDay: StudyDay | null;
  readonly lastStudyDay: StudyDay | null;
  readonly lastReviewedAt: Date | null;
};

/** The parameters that a review was scheduled with. Kept by version, since the replay needs the ones of then. */
export type Preset = {
  /** 0.70 to 0.97. */
  readonly desiredRetention: number;
  /** Durations such as "1m", "10m", "1d". */
  readonly learningSteps: readonly string[];
  readonly relearningSteps: readonly string[];
  readonly maximumIntervalDays: number;
  readonly fuzz: boolean;
  /** FSRS-6's 21 weights; empty for the defaults. */
  readonly weights: readonly number[];
};

/** A learner's preset under the number that reviews name it by; 0 is the product's own, which is kept nowhere. */
export type VersionedPreset = Preset & { readonly version: number };

/** What the replay needs to know of a review. Ordered by `reviewedAt`, then `id`. */
export type ReviewEvent = {
  readonly id: string;
  readonly reviewedAt: Date;
  readonly studyDay: StudyDay;
  readonly rating: Rating;
  readonly preset: Preset;
};

/** What a rating button promises. Exactly one of the two is set. */
export type Interval = { readonly minutes: number } | { readonly days: number };

/** One promise a rating, in the order Again, Hard, Good, Easy. */
export type IntervalPreview = readonly [Interval, Interval, Interval, Interval];

/** From this many lapses on, a memory is a leech. */
export const leechLapses = 8;

export function isLeech(memory: Pick<Memory, "lapses">): boolean {
  return memory.lapses >= leechLapses;
}
