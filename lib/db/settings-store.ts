/** Learners' settings, and their scheduling presets by version. */
import { z } from "zod";
import type { LearnerId } from "@/lib/quiz/ids";
import type { LearnerSettings, StoredSettings } from "@/lib/quiz/learner-settings";
import type { VersionedPreset } from "@/lib/scheduling/memory";
import { checked } from "./checked";
import type { Database } from "./prisma-client";

/** Columns of StoredSettings. */
export const settingsColumns = `time_zone AS "timeZone", locale, theme, buttons, new_per_day AS "newPerDay",
  reviews_per_day AS "reviewsPerDay", preset_version AS "presetVersion"`;

export const settingsRow: z.ZodType<StoredSettings> = z.strictObject({
  timeZone: z.string(),
  locale: z.string().nullable(),
  theme: z.string(),
  buttons: z.int(),
  newPerDay: z.int(),
  reviewsPerDay: z.int(),
  presetVersion: z.int(),
});

/** Columns of VersionedPreset. */
export const presetColumns = `version, desired_retention AS "desiredRetention", learning_steps AS "learningSteps",
  relearning_steps AS "relearningSteps", maximum_interval_days AS "maximumIntervalDays", fuzz, weights`;

export const presetRow: z.ZodType<VersionedPreset> = z.strictObject({
  version: z.int(),
  desiredRetention: z.number(),
  learningSteps: z.array(z.string()),
  relearningSteps: z.array(z.string()),
  maximumIntervalDays: z.int(),
  fuzz: z.boolean(),
  weights: z.array(z.number()),
});

const readSql = `
SELECT
  (SELECT to_json(s) FROM (SELECT ${settingsColumns} FROM learner_settings WHERE learner_id = $1) s) AS settings,
  (SELECT to_json(p) FROM (
    SELECT ${presetColumns} FROM preset WHERE learner_id = $1
    AND version = (SELECT preset_version FROM learner_settings WHERE learner_id = $1)) p) AS preset`;

const readRow = z.strictObject({ settings: settingsRow.nullable(), preset: presetRow.nullable() });

/** A learner's settings and the preset that they refer to; null where the defaults apply. */
export async function readSettings(
  db: Database,
  learnerId: LearnerId,
): Promise<{ settings: StoredSettings | null; preset: VersionedPreset | null }> {
  const [row] = await db.$queryRawUnsafe<unknown[]>(readSql, learnerId);
  return checked(readRow, row);
}

/** Stores some of a learner's settings; the others stay unchanged. */
export async function writeSettings(
  db: Database,
  learnerId: LearnerId,
  settings: Partial<Omit<LearnerSettings, "presetVersion">>,
): Promise<void> {
  await db.learnerSettings.upsert({
    where: { learnerId },
    create: { learnerId, ...settings },
    update: settings,
  });
}
