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
 * In `review` the memory is due on a study day; on a learning step at an instant of the day `dueDay`, unless it rests:
 * then on a study day as well.
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
  /** Agains on the study day of the last review. */
  readonly misses: number;
  /** Whole days from the last review to `dueDay`; 0 on a learning step, 1 while it rests. */
  readonly intervalDays: number;
  readonly dueDay: StudyDay;
  /** Set on a learning step that does not rest. */
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

/**
 * The rules that this program adds to FSRS, by version: a review keeps the ones it was made under, so that new ones move
 * no due date and every memory stays the replay of its reviews.
 * 0: none. 1: no interval is shortened by fuzz where stability grew, and what is missed again and again rests.
 */
export type RulesVersion = 0 | 1;

export const presentRules: RulesVersion = 1;

/** What a rating button promises. Exactly one of the two is set. */
export type Interval = { readonly minutes: number } | { readonly days: number };

/** One promise a rating, in the order Again, Hard, Good, Easy. */
export type IntervalPreview = readonly [Interval, Interval, Interval, Interval];

/** The longest step that a session waits for. */
export const longestStepMinutes = 20;

/** Whether a step that is due in so long belongs to the running session: waited for, or asked early at its end. */
export function isWithinSession(dueInMs: number): boolean {
  return dueInMs <= longestStepMinutes * 60_000;
}

/** Whether an item that is next in so long is asked again in the same session. */
export function comesBack(interval: Interval): boolean {
  return "minutes" in interval && isWithinSession(interval.minutes * 60_000);
}

/** An item that was missed so often on a study day rests until the next: one more repetition hardly helps. */
export const missesToRest = 3;

/** From this many lapses on, a memory is a leech. */
export const leechLapses = 8;

export function isLeech(memory: Pick<Memory, "lapses">): boolean {
  return memory.lapses >= leechLapses;
}
