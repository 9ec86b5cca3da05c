/** Learners' settings, and their scheduling presets by version. */
import { z } from "zod";
import type { LearnerId } from "@/lib/quiz/ids";
import type { CourseSettings, LearnerSettings, StoredSettings } from "@/lib/quiz/learner-settings";
import type { VersionedPreset } from "@/lib/scheduling/memory";
import { checked } from "./checked";
import { type Database, runOften } from "./prisma-client";
import { aliasedRowOf, aliasList, arrayOf, boolean, float8, int, nullable, smallint, text } from "./table";

/** All columns but the learner's. */
export const settingsTable = {
  time_zone: text,
  locale: nullable(text),
  theme: text,
  buttons: smallint,
  new_per_day: int,
  reviews_per_day: int,
  rollover_hour: smallint,
  review_order: text,
  interleaved: boolean,
  new_in_backlog: boolean,
  preset_version: int,
};

export const settingsColumns = aliasList(settingsTable);

export const settingsRow: z.ZodType<StoredSettings> = aliasedRowOf(settingsTable);

/** All columns but the learner's. */
export const courseSettingsTable = {
  course_id: int,
  new_per_day: nullable(int),
  desired_retention: nullable(float8),
  preset_version: nullable(int),
};

const courseSettingsRow: z.ZodType<CourseSettings> = aliasedRowOf(courseSettingsTable);

/** All columns but the learner's, and the time of creation. */
export const presetTable = {
  version: int,
  desired_retention: float8,
  learning_steps: arrayOf(text),
  relearning_steps: arrayOf(text),
  maximum_interval_days: int,
  fuzz: boolean,
  weights: arrayOf(float8),
};

export const presetColumns = aliasList(presetTable);

export const presetRow: z.ZodType<VersionedPreset> = aliasedRowOf(presetTable);

const readSql = `
SELECT
  (SELECT to_json(s) FROM (SELECT ${settingsColumns} FROM learner_settings WHERE learner_id = $1) s) AS settings,
  (SELECT coalesce(json_agg(c), '[]') FROM (
    SELECT ${aliasList(courseSettingsTable)} FROM course_settings WHERE learner_id = $1) c) AS courses,
  (SELECT coalesce(json_agg(p), '[]') FROM (
    SELECT ${presetColumns} FROM preset WHERE learner_id = $1 AND version IN (
      SELECT preset_version FROM learner_settings WHERE learner_id = $1
      UNION SELECT preset_version FROM course_settings WHERE learner_id = $1)) p) AS presets`;

const readRow = z.strictObject({
  settings: settingsRow.nullable(),
  courses: z.array(courseSettingsRow),
  presets: z.array(presetRow),
});

export type SettingsRows = z.infer<typeof readRow>;

/**
 * A learner's settings, null where the defaults apply; those of courses that have any; and the presets that both refer
 * to, without version 0.
 */
export async function readSettings(db: Database, learnerId: LearnerId): Promise<SettingsRows> {
  const [row] = await runOften(db, readSql, learnerId);
  return checked(readRow, row);
}

/** Stores some of a learner's settings; the others stay unchanged. */
export async function writeSettings(
  db: Database,
  learnerId: LearnerId,
  settings: Partial<LearnerSettings>,
): Promise<void> {
  await db.learnerSettings.upsert({
    where: { learnerId },
    create: { learnerId, ...settings },
    update: settings,
  });
}

/** Stores what a learner has set for a course; a row without anything is removed. */
export async function writeCourseSettings(
  db: Database,
  learnerId: LearnerId,
  { courseId, ...own }: CourseSettings,
): Promise<void> {
  if (own.newPerDay === null && own.desiredRetention === null) {
    await db.courseSettings.deleteMany({ where: { learnerId, courseId } });
    return;
  }
  await db.courseSettings.upsert({
    where: { learnerId_courseId: { learnerId, courseId } },
    create: { learnerId, courseId, ...own },
    update: own,
  });
}

/** All presets of a learner, by version. */
export async function readPresets(db: Database, learnerId: LearnerId): Promise<VersionedPreset[]> {
  const rows = await db.$queryRawUnsafe(
    `SELECT ${presetColumns} FROM preset WHERE learner_id = $1 ORDER BY version`,
    learnerId,
  );
  return checked(z.array(presetRow), rows);
}

/** Adds a preset. Presets never change, since reviews refer to them. */
export async function insertPreset(
  db: Database,
  learnerId: LearnerId,
  preset: VersionedPreset,
): Promise<void> {
  const { learningSteps, relearningSteps, weights, ...rest } = preset;
  const lists = {
    learningSteps: [...learningSteps],
    relearningSteps: [...relearningSteps],
    weights: [...weights],
  };
  await db.preset.create({ data: { learnerId, ...rest, ...lists } });
}
