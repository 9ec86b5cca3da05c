/** The state of one learner's memory of one item, and its parameters. Plain data; the other files have the rules. */
import type { StudyDay } from "./study-day";

/** FSRS's four ratings by their numbers: Again, Hard, Good, Easy. */
export type Rating = 1 | 2 | 3 | 4;

export const again: Rating = 1;
export const hard: Rating = 2;
export const good: Rating = 3;
export const easy: Rating = 4;

export type MemoryState = "new" | "learning" | "review" | "relearning";

/**
 * The projection of an item's log. Two memories are the same if every field is equal, to the last bit. In `review` the
 * memory is due on a study day. On a learning step it is due at an instant of the day `dueDay`, unless it rests: then
 * on a study day, too.
 */
export type Memory = {
  readonly state: MemoryState;
  /** Days until recall falls to 90 %. 0 while new. */
  readonly stability: number;
  /** 1 to 10. 0 while new. */
  readonly difficulty: number;
  /** Index of the next learning or relearning step; FSRS's `learning_steps`. */
  readonly step: number;
  /** Reviews so far. */
  readonly repetitions: number;
  readonly lapses: number;
  /** Agains on the study day of the last review. */
  readonly misses: number;
  /** Whole days that the last review gave; 0 on a learning step, 1 while it rests. */
  readonly intervalDays: number;
  readonly dueDay: StudyDay;
  /** Set on a learning step, unless the item rests. */
  readonly dueAt: Date | null;
  readonly firstStudyDay: StudyDay | null;
  readonly lastStudyDay: StudyDay | null;
  readonly lastReviewedAt: Date | null;
  /** Instant of the last event, of whichever kind. */
  readonly lastEventAt: Date | null;
  /** Reviews so far on a later study day than the one before. */
  readonly spacedReviews: number;
  /** The Agains among them. */
  readonly spacedMisses: number;
  /** Not asked until it is resumed. */
  readonly suspended: boolean;
  /** Not asked before this study day. */
  readonly buriedUntil: StudyDay | null;
};

/** The parameters of scheduling. Stored by version, since the replay needs those of the time of each review. */
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

/** A learner's preset with the number that reviews refer to; 0 is the product's own, which is not stored. */
export type VersionedPreset = Preset & { readonly version: number };

/**
 * The rules that this program adds to FSRS, by version: a review keeps the ones it was made under, so that new ones move
 * no due date and every memory stays the replay of its reviews.
 * 0: none. 1: no interval is shortened by fuzz where stability grew, and what is missed again and again rests.
 */
export type RulesVersion = 0 | 1;

export const presentRules: RulesVersion = 1;

/** When a rating brings the item back. Exactly one of the two is set. */
export type Interval = { readonly minutes: number } | { readonly days: number };

/** The interval of each rating, in the order Again, Hard, Good, Easy. */
export type IntervalPreview = readonly [Interval, Interval, Interval, Interval];

/** The longest step that a session waits for. */
export const longestStepMinutes = 20;

/** Whether a step due in this time belongs to the current session: waited for, or asked early at its end. */
export function isWithinSession(dueInMs: number): boolean {
  return dueInMs <= longestStepMinutes * 60_000;
}

/** Whether an item with this interval is asked again in the same session. */
export function comesBack(interval: Interval): boolean {
  return "minutes" in interval && isWithinSession(interval.minutes * 60_000);
}

/** An item missed this often on a study day rests until the next: one more repetition hardly helps. */
export const missesToRest = 3;

/** A memory with at least this many lapses is a leech. */
export const leechLapses = 8;

/** A leech is pointed out at `leechLapses`, and again after this many more; as in Anki. */
const lapsesBetweenWarnings = 4;

export function isLeech(memory: Pick<Memory, "lapses">): boolean {
  return memory.lapses >= leechLapses;
}

/** Whether a lapse that led to `memory` is one at which the learner is asked what to do about a leech. */
export function isLeechWarning({ lapses }: Pick<Memory, "lapses">): boolean {
  return lapses >= leechLapses && (lapses - leechLapses) % lapsesBetweenWarnings === 0;
}

/** Whether a miss of an item with this memory would be such a lapse: only what was learned can be forgotten. */
export function warnsAtMiss({ state, lapses }: Pick<Memory, "state" | "lapses">): boolean {
  return state === "review" && isLeechWarning({ lapses: lapses + 1 });
}
