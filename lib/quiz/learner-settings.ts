/** What a learner may set, and what holds until they do. */

/** As it is kept: what the program does not know (any more) is among it. */
export type StoredSettings = {
  readonly timeZone: string;
  readonly locale: string | null;
  readonly theme: string;
  readonly buttons: number;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  /** Of a scheduling preset; 0 is the product's own. */
  readonly presetVersion: number;
};

export const themes = ["system", "light", "dark"] as const;

export type LearnerSettings = Omit<StoredSettings, "theme" | "buttons"> & {
  readonly theme: (typeof themes)[number];
  /** Rating buttons of an item that the learner grades. */
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

/** The settings that hold; `stored` is null for somebody who has set nothing. */
export function settingsOf(stored: StoredSettings | null): LearnerSettings {
  if (stored === null) return defaultSettings;
  return {
    ...stored,
    theme: themes.find((theme) => theme === stored.theme) ?? defaultSettings.theme,
    buttons: stored.buttons === 2 ? 2 : 4,
  };
}
