/** Learners' settings, and their scheduling presets by version. */
import { z } from "zod";
import type { LearnerId } from "@/lib/quiz/ids";
import type { LearnerSettings, StoredSettings } from "@/lib/quiz/learner-settings";
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
  (SELECT to_json(p) FROM (
    SELECT ${presetColumns} FROM preset WHERE learner_id = $1
    AND version = (SELECT preset_version FROM learner_settings WHERE learner_id = $1)) p) AS preset`;

const readRow = z.strictObject({ settings: settingsRow.nullable(), preset: presetRow.nullable() });

/** A learner's settings and the preset that they refer to; null where the defaults apply. */
export async function readSettings(
  db: Database,
  learnerId: LearnerId,
): Promise<{ settings: StoredSettings | null; preset: VersionedPreset | null }> {
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
