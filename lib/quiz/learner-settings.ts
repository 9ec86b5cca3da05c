/** A learner's settings and their defaults. */

/** Settings as stored, which may hold values that the program does not (or no longer) know. */
export type StoredSettings = {
  readonly timeZone: string;
  readonly locale: string | null;
  readonly theme: string;
  readonly buttons: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  /** Version of the scheduling preset; 0 is the product's own. */
  readonly presetVersion: number;
};

export const themes = ["system", "light", "dark"] as const;

export type LearnerSettings = Omit<StoredSettings, "theme" | "buttons"> & {
  readonly theme: (typeof themes)[number];
  /** Number of rating buttons on self-graded items. */
  readonly buttons: 2 | 4;
};

export const defaultSettings: LearnerSettings = {
  timeZone: "UTC",
  locale: null,
  theme: "system",
  buttons: 4,
  newPerDay: 20,
  reviewsPerDay: 200,
  presetVersion: 0,
};

/** The effective settings; `stored` is null for a learner without any. */
export function settingsOf(stored: StoredSettings | null): LearnerSettings {
  if (stored === null) return defaultSettings;
  return {
    ...stored,
    theme: themes.find((theme) => theme === stored.theme) ?? defaultSettings.theme,
    buttons: stored.buttons === 2 ? 2 : 4,
  };
}
