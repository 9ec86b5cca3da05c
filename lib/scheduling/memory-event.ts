/**
 * The log of a learner's memory of one item. Events are only ever added, and the memory is the replay of all of them
 * (`replay.ts`), in whatever order they arrived.
 */
import type { Preset, Rating, RulesVersion, VersionedPreset } from "./memory";
import { presetOfVersion } from "./presets";
import type { StudyDay } from "./study-day";

/** One rating of the item. */
export type ReviewEvent = {
  readonly type: "review";
  readonly id: string;
  readonly at: Date;
  readonly studyDay: StudyDay;
  readonly rating: Rating;
  readonly preset: Preset;
  /** The rules at the time of the review; the present ones if missing. */
  readonly rules?: RulesVersion;
  readonly elapsedMs: number;
  /** How it counts instead, if it was regraded; `rating` is the same then. */
  readonly regraded?: Regraded;
};

/** A score that replaces the one that a review was given. */
export type Regraded = {
  readonly rating: Rating;
  readonly verdict: "correct" | "wrong";
  readonly misconception: string | null;
};

/** An author corrected how the item is graded: from here on a review counts with another score. */
export type RegradeEvent = Regraded & {
  readonly type: "regrade";
  readonly id: string;
  readonly at: Date;
  /** The id of the review. */
  readonly of: string;
};

/** What a learner may do to a memory besides reviewing it. */
export const actionTypes = ["suspend", "resume", "bury", "reset", "set-due"] as const;
export type ActionType = (typeof actionTypes)[number];

/** One action on the item. */
export type ActionEvent = {
  readonly type: "action";
  readonly id: string;
  readonly at: Date;
  readonly studyDay: StudyDay;
  readonly action: ActionType;
  /** Until which the item is buried, or on which it is due; null for other actions. */
  readonly untilDay: StudyDay | null;
};

/** Undoes an event: the memory becomes what it would be without it. */
export type UndoEvent = {
  readonly type: "undo";
  /** The id of the event that no longer counts. */
  readonly takesBack: string;
};

/** An event that changes the memory's state. Ordered by `at`, then `id`. */
export type MovingEvent = ReviewEvent | ActionEvent;

export type MemoryEvent = MovingEvent | RegradeEvent | UndoEvent;

type StoredReview = {
  readonly id: string;
  readonly reviewedAt: Date;
  readonly studyDay: number;
  readonly rating: Rating;
  readonly presetVersion: number;
  readonly rules: RulesVersion;
  readonly elapsedMs: number;
};

/** A stored review as an event of the log; `presets` holds every version that it may name. */
export function reviewEvent(review: StoredReview, presets: readonly VersionedPreset[]): ReviewEvent {
  return {
    type: "review",
    id: review.id,
    at: review.reviewedAt,
    studyDay: review.studyDay as StudyDay,
    rating: review.rating,
    preset: presetOfVersion(review.presetVersion, presets),
    rules: review.rules,
    elapsedMs: review.elapsedMs,
  };
}

type StoredAction = {
  readonly id: string;
  readonly type: ActionType;
  readonly untilDay: number | null;
  readonly actedAt: Date;
  readonly studyDay: number;
};

/** A stored action as an event of the log. */
export function actionEvent(action: StoredAction): ActionEvent {
  return {
    type: "action",
    id: action.id,
    at: action.actedAt,
    studyDay: action.studyDay as StudyDay,
    action: action.type,
    untilDay: action.untilDay as StudyDay | null,
  };
}

type Ordered = { readonly at: Date; readonly id: string };

/** Ids are compared by code units, as Postgres compares UUIDs. */
export function inOrder(a: Ordered, b: Ordered): number {
  const byTime = a.at.getTime() - b.at.getTime();
  if (byTime !== 0) return byTime;
  return a.id < b.id ? -1 : Number(a.id > b.id);
}
