/** A learner's settings and their defaults. */
import { defaultRolloverHour } from "@/lib/scheduling/study-day";

/** Settings as stored, which may hold values that the program does not (or no longer) know. */
export type StoredSettings = {
  readonly timeZone: string;
  readonly locale: string | null;
  readonly theme: string;
  readonly buttons: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  /** Hour of the wall clock at which the study day changes. */
  readonly rolloverHour: number;
  readonly reviewOrder: string;
  /** Whether items of one concept are kept apart in the queue. */
  readonly interleaved: boolean;
  /** Whether new items are asked while more reviews are due than a day allows. */
  readonly newInBacklog: boolean;
  /** Version of the scheduling preset; 0 is the product's own. */
  readonly presetVersion: number;
};

export const themes = ["system", "light", "dark"] as const;

/**
 * In which order reviews are asked, which matters where more are due than a day allows: those most likely recalled
 * first, those most likely forgotten first, those due for longest first, or in any order.
 */
export const reviewOrders = ["falling-recall", "rising-recall", "longest-due", "shuffled"] as const;
export type ReviewOrder = (typeof reviewOrders)[number];

export type LearnerSettings = Omit<StoredSettings, "theme" | "buttons" | "reviewOrder"> & {
  readonly reviewOrder: ReviewOrder;
  readonly theme: (typeof themes)[number];
  /** Number of rating buttons on self-graded items. */
  readonly buttons: 2 | 4;
};

/** What a learner has set for one course; null is as everywhere. */
export type CourseSettings = {
  readonly courseId: number;
  readonly newPerDay: number | null;
  readonly desiredRetention: number | null;
  /** Of the preset with this desired retention. */
  readonly presetVersion: number | null;
};

export const defaultSettings: LearnerSettings = {
  timeZone: "UTC",
  locale: null,
  theme: "system",
  buttons: 4,
  newPerDay: 20,
  reviewsPerDay: 200,
  rolloverHour: defaultRolloverHour,
  reviewOrder: "falling-recall",
  interleaved: true,
  newInBacklog: false,
  presetVersion: 0,
};

/** The effective settings; `stored` is null for a learner without any. */
export function settingsOf(stored: StoredSettings | null): LearnerSettings {
  if (stored === null) return defaultSettings;
  return {
    ...stored,
    theme: themes.find((theme) => theme === stored.theme) ?? defaultSettings.theme,
    buttons: stored.buttons === 2 ? 2 : 4,
    reviewOrder: reviewOrders.find((order) => order === stored.reviewOrder) ?? defaultSettings.reviewOrder,
  };
}
