import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { readQueueRows, type StoredCandidate } from "@/lib/db/queue-store";
import { readSettings } from "@/lib/db/settings-store";
import { buildQueue, countQueue } from "@/lib/quiz/build-queue";
import type { LearnerId } from "@/lib/quiz/ids";
import { defaultSettings, type LearnerSettings, settingsOf } from "@/lib/quiz/learner-settings";
import type { Workload } from "@/lib/quiz/workload";
import type { Preset } from "@/lib/scheduling/memory";
import { defaultPreset, presetOfVersion } from "@/lib/scheduling/presets";
import { type StudyDay, studyDayAt, studyDayStart } from "@/lib/scheduling/study-day";

/** Items read beyond a day's limits, since siblings are dropped from the queue afterwards; a longer backlog waits. */
const spareForSiblings = 100;

export type LearnerDayContext = {
  readonly settings: LearnerSettings;
  readonly preset: Preset;
  readonly presetVersion: number;
  readonly studyDay: StudyDay;
};

export async function loadLearnerDay(
  db: Database,
  learnerId: LearnerId,
  now: Date,
): Promise<LearnerDayContext> {
  const rows = await readSettings(db, learnerId);
  const settings = settingsOf(rows.settings);
  return {
    settings,
    preset: presetOfVersion(settings.presetVersion, rows.preset ? [rows.preset] : []),
    presetVersion: settings.presetVersion,
    studyDay: studyDayAt(now, settings),
  };
}

/** The same for any reader; a visitor has the defaults. */
export async function loadReaderDay(
  db: Database,
  learnerId: LearnerId | null,
  now: Date,
): Promise<LearnerDayContext> {
  if (learnerId !== null) return loadLearnerDay(db, learnerId, now);
  return {
    settings: defaultSettings,
    preset: defaultPreset,
    presetVersion: defaultSettings.presetVersion,
    studyDay: studyDayAt(now, defaultSettings),
  };
}

export type LearnerQueue = LearnerDayContext & {
  readonly learnerId: LearnerId;
  /** In the order of asking. */
  readonly queue: readonly StoredCandidate[];
  readonly workload: Workload;
};

/** The learner's queue now, with limits applied and siblings separated. Two round trips. */
export async function loadLearnerQueue(learnerId: LearnerId, now: Date): Promise<LearnerQueue> {
  const db = getPrisma();
  const day = await loadLearnerDay(db, learnerId, now);
  const { settings, studyDay } = day;
  const rows = await readQueueRows(db, {
    learnerId,
    studyDay,
    dayStart: studyDayStart(studyDay, settings),
    mostDue: settings.reviewsPerDay + spareForSiblings,
    mostNew: settings.newPerDay * 4 + 20,
    order: settings.reviewOrder,
  });
  const queue = buildQueue(rows.candidates, {
    now,
    studyDay,
    seed: `${learnerId}:${studyDay}`,
    settings,
    done: rows.done,
    seen: rows.seen,
  });
  return { ...day, learnerId, queue, workload: countQueue(queue) };
}
