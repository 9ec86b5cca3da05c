/** A learner's settings and scheduling presets, as Postgres writes them in JSON. */

export type SettingsRow = {
  readonly time_zone: string;
  readonly locale: string | null;
  readonly theme: string;
  readonly buttons: number;
  readonly new_per_day: number;
  readonly reviews_per_day: number;
  readonly preset_version: number;
};

export const settingsColumns =
  "time_zone, locale, theme, buttons, new_per_day, reviews_per_day, preset_version";

/** Gives rows of VersionedPreset. */
export const presetColumns = `version, desired_retention AS "desiredRetention", learning_steps AS "learningSteps",
  relearning_steps AS "relearningSteps", maximum_interval_days AS "maximumIntervalDays", fuzz, weights`;

export type LearnerSettings = {
  readonly timeZone: string;
  readonly locale: string | null;
  readonly theme: "system" | "light" | "dark";
  readonly buttons: 2 | 4;
  readonly newPerDay: number;
  readonly reviewsPerDay: number;
  readonly presetVersion: number;
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

export function settingsFromRow(row: SettingsRow | null): LearnerSettings {
  if (!row) return defaultSettings;
  return {
    timeZone: row.time_zone,
    locale: row.locale,
    theme: row.theme === "light" || row.theme === "dark" ? row.theme : "system",
    buttons: row.buttons === 2 ? 2 : 4,
    newPerDay: row.new_per_day,
    reviewsPerDay: row.reviews_per_day,
    presetVersion: row.preset_version,
  };
}
