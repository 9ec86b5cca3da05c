import type { LearnerId } from "@/lib/quiz/ids";
import type { Database } from "./prisma-client";
import type { LearnerSettings } from "./settings-row";

/** Keeps some settings of a learner; the others stay as they are. */
export async function saveSettings(
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
