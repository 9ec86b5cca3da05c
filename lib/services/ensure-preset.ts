import type { Database } from "@/lib/db/prisma-client";
import { insertPreset, readPresets } from "@/lib/db/settings-store";
import type { LearnerId } from "@/lib/quiz/ids";
import type { Preset, VersionedPreset } from "@/lib/scheduling/memory";
import { defaultPreset } from "@/lib/scheduling/presets";

/**
 * The version of a learner's preset with these parameters, which is added if there is none: presets never change, since
 * reviews refer to them. In a transaction that holds `lockLearner`.
 */
export async function ensurePreset(tx: Database, learnerId: LearnerId, wanted: Preset): Promise<number> {
  const presets = await readPresets(tx, learnerId);
  const known = [{ version: 0, ...defaultPreset }, ...presets].findLast((preset) =>
    isSamePreset(preset, wanted),
  );
  if (known !== undefined) return known.version;
  const version = Math.max(0, ...presets.map((preset) => preset.version)) + 1;
  await insertPreset(tx, learnerId, { ...wanted, version });
  return version;
}

function isSamePreset({ version: _, ...a }: VersionedPreset, b: Preset): boolean {
  const { version: __, ...other } = b as Partial<VersionedPreset> & Preset;
  return (Object.keys(a) as (keyof Preset)[]).every(
    (key) => JSON.stringify(a[key]) === JSON.stringify(other[key]),
  );
}
