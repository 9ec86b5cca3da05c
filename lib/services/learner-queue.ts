import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { readQueueRows, type StoredCandidate } from "@/lib/db/queue-store";
import { readSettings, type SettingsRows } from "@/lib/db/settings-store";
import { buildQueue, countQueue } from "@/lib/quiz/build-queue";
import type { LearnerId } from "@/lib/quiz/ids";
import { defaultSettings, type LearnerSettings, settingsOf } from "@/lib/quiz/learner-settings";
import type { Workload } from "@/lib/quiz/workload";
import type { Preset } from "@/lib/scheduling/memory";
import { defaultPreset, type PresetOfCourse, presetOfVersion } from "@/lib/scheduling/presets";
import { type StudyDay, studyDayAt, studyDayStart } from "@/lib/scheduling/study-day";

/** Items read beyond a day's limits, since siblings are dropped from the queue afterwards; a longer backlog waits. */
const spareForSiblings = 100;

/** New items read for so many a day: some are siblings, or wait for others. None for none. */
function spareNew(perDay: number): number {
  return perDay === 0 ? 0 : perDay * 4 + 20;
}

export type LearnerDayContext = {
  readonly settings: LearnerSettings;
  /** The preset of all courses that have none of their own. Its curve of forgetting is that of all. */
  readonly preset: Preset;
  readonly presetOf: PresetOfCourse;
  /** Of courses that have a number of their own: new items a day. */
  readonly ownNewPerDay: ReadonlyMap<number, number>;
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
    preset: presetOfVersion(settings.presetVersion, rows.presets),
    presetOf: presetsOfCourses(rows),
    ownNewPerDay: new Map(
      rows.courses.flatMap(({ courseId, newPerDay }) => (newPerDay === null ? [] : [[courseId, newPerDay]])),
    ),
    studyDay: studyDayAt(now, settings),
  };
}

/** The present presets of a learner's courses. */
export function presetsOfCourses({ settings, courses, presets }: SettingsRows): PresetOfCourse {
  const own = new Map(courses.map(({ courseId, presetVersion }) => [courseId, presetVersion]));
  const general = settingsOf(settings).presetVersion;
  return (courseId) => {
    const version = own.get(courseId) ?? general;
    return { preset: presetOfVersion(version, presets), version };
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
    presetOf: () => ({ preset: defaultPreset, version: 0 }),
    ownNewPerDay: new Map(),
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
  const { settings, ownNewPerDay, studyDay } = day;
  const rows = await readQueueRows(db, {
    learnerId,
    studyDay,
    dayStart: studyDayStart(studyDay, settings),
    mostDue: settings.reviewsPerDay + spareForSiblings,
    mostNew: spareNew(settings.newPerDay),
    mostNewOf: new Map([...ownNewPerDay].map(([courseId, perDay]) => [courseId, spareNew(perDay)])),
    order: settings.reviewOrder,
  });
  const queue = buildQueue(rows.candidates, {
    now,
    studyDay,
    seed: `${learnerId}:${studyDay}`,
    settings,
    ownNewPerDay,
    done: rows.done,
    seen: rows.seen,
  });
  return { ...day, learnerId, queue, workload: countQueue(queue) };
}
