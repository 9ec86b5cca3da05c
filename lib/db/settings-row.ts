/** A learner's settings and scheduling presets, as Postgres writes them in JSON. */
import type { Preset } from "@/lib/scheduling/memory";
import { defaultPreset } from "@/lib/scheduling/presets";

export type SettingsRow = {
  readonly time_zone: string;
  readonly locale: string | null;
  readonly theme: string;
  readonly buttons: number;
  readonly new_per_day: number;
  readonly reviews_per_day: number;
  readonly preset_version: number;
};

export type PresetRow = {
  readonly version: number;
  readonly desired_retention: number;
  readonly learning_steps: readonly string[];
  readonly relearning_steps: readonly string[];
  readonly maximum_interval_days: number;
  readonly fuzz: boolean;
  readonly weights: readonly number[];
};

export const settingsColumns =
  "time_zone, locale, theme, buttons, new_per_day, reviews_per_day, preset_version";

export const presetColumns =
  "version, desired_retention, learning_steps, relearning_steps, maximum_interval_days, fuzz, weights";

/** The preset of a version among the rows read; version 0 is the product's own and has no row. */
export function presetOfVersion(version: number, rows: readonly PresetRow[]): Preset {
  if (version === 0) return defaultPreset;
  const row = rows.find((r) => r.version === version);
  if (!row) throw new Error(`preset version ${version} was not read`);
  return {
    desiredRetention: row.desired_retention,
    learningSteps: row.learning_steps,
    relearningSteps: row.relearning_steps,
    maximumIntervalDays: row.maximum_interval_days,
    fuzz: row.fuzz,
    weights: row.weights,
  };
}

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
