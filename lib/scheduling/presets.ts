/** Scheduling parameters: the defaults, and a learner's own by version. */
import type { Preset, VersionedPreset } from "./memory";

export const defaultPreset: Preset = {
  desiredRetention: 0.9,
  learningSteps: ["1m", "10m"],
  relearningSteps: ["10m"],
  maximumIntervalDays: 36_500,
  fuzz: true,
  weights: [],
};

/** The preset by which the items of a course are scheduled, and its version. */
export type PresetOfCourse = (courseId: number) => { readonly preset: Preset; readonly version: number };

/** The preset of a version among the learner's own; version 0 is the product's. */
export function presetOfVersion(version: number, presets: readonly VersionedPreset[]): Preset {
  if (version === 0) return defaultPreset;
  const found = presets.find((preset) => preset.version === version);
  if (!found) throw new Error(`preset version ${version} was not read`);
  return found;
}
