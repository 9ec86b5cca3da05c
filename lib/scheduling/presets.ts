/** The parameters of scheduling: their defaults, and what a learner may set. */
import { z } from "zod";
import type { Preset, VersionedPreset } from "./memory";

export const defaultPreset: Preset = {
  desiredRetention: 0.9,
  learningSteps: ["1m", "10m"],
  relearningSteps: ["10m"],
  maximumIntervalDays: 36_500,
  fuzz: true,
  weights: [],
};

/** The preset of a version among the learner's own; version 0 is the product's. */
export function presetOfVersion(version: number, presets: readonly VersionedPreset[]): Preset {
  if (version === 0) return defaultPreset;
  const found = presets.find((preset) => preset.version === version);
  if (!found) throw new Error(`preset version ${version} was not read`);
  return found;
}

const minutesOfUnit = { m: 1, h: 60, d: 1440 };
const minutesOfDay = 1440;

function stepMinutes(step: string): number {
  return Number.parseInt(step, 10) * minutesOfUnit[step.slice(-1) as keyof typeof minutesOfUnit];
}

const stepSchema = z
  .string()
  .regex(/^[1-9][0-9]{0,3}[mhd]$/, "a step is a whole number and m, h or d, such as 10m")
  // A step of a day ends the learning phase in FSRS: longer ones, or steps after it, would never be reached.
  .refine((step) => stepMinutes(step) <= minutesOfDay, "a step lasts one day at most");

const stepsSchema = z
  .array(stepSchema)
  .max(10)
  .refine(
    (steps) => steps.every((step, i) => i === 0 || stepMinutes(steps[i - 1]!) < stepMinutes(step)),
    "each step is longer than the one before",
  );

/** What may be stored as a preset. `weights` are FSRS-6's 21 numbers, or none for the defaults. */
export const presetSchema = z.strictObject({
  desiredRetention: z.number().min(0.7).max(0.97),
  learningSteps: stepsSchema,
  relearningSteps: stepsSchema,
  maximumIntervalDays: z.int().min(1).max(36_500),
  fuzz: z.boolean(),
  weights: z.array(z.number()).refine(({ length }) => length === 0 || length === 21, "21 weights, or none"),
}) satisfies z.ZodType<Preset>;
