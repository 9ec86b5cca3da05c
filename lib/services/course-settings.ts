import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { lockLearner } from "@/lib/db/counter-store";
import { findCourse, readCourses } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { readSettings, type SettingsRows, writeCourseSettings } from "@/lib/db/settings-store";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { settingsOf } from "@/lib/quiz/learner-settings";
import type { Preset } from "@/lib/scheduling/memory";
import { presetOfVersion } from "@/lib/scheduling/presets";
import { ensurePreset } from "./ensure-preset";
import { settingsSchema } from "./learner-settings";

/** An empty field leaves it as it is everywhere. */
const asEverywhere = z
  .string()
  .refine((text) => text.trim() === "")
  .transform(() => null);

/** What may be set for a course, as its form posts it. */
export const courseSettingsSchema = z.object({
  course: z.string(),
  newPerDay: orEmpty(settingsSchema.shape.newPerDay, "newPerDay"),
  desiredRetention: orEmpty(settingsSchema.shape.desiredRetention, "desiredRetention"),
});

function orEmpty(field: z.ZodType<number, string>, message: string) {
  return z.string(message).transform((text, context) => {
    const empty = asEverywhere.safeParse(text);
    if (empty.success) return empty.data;
    const read = field.safeParse(text);
    if (read.success) return read.data;
    context.addIssue({ code: "custom", message });
    return z.NEVER;
  });
}

export type CourseSettingsInput = z.infer<typeof courseSettingsSchema>;

/** Courses that the learner is in, with their own values (null: as everywhere) and those of everywhere. */
export type CourseSettingsView = {
  readonly courses: readonly {
    readonly slug: string;
    readonly title: string;
    readonly newPerDay: number | null;
    readonly desiredRetention: number | null;
  }[];
  readonly everywhere: { readonly newPerDay: number; readonly desiredRetention: number };
};

export async function loadCourseSettings(learnerId: LearnerId, locale: Locale): Promise<CourseSettingsView> {
  const db = getPrisma();
  const [rows, courses] = await Promise.all([readSettings(db, learnerId), readCourses(db, learnerId)]);
  const own = new Map(rows.courses.map((each) => [each.courseId, each]));
  return {
    courses: courses
      .filter(({ enrolled }) => enrolled)
      .map(({ id, slug, title }) => ({
        slug,
        title: inLanguage(title, locale),
        newPerDay: own.get(id)?.newPerDay ?? null,
        desiredRetention: own.get(id)?.desiredRetention ?? null,
      })),
    everywhere: {
      newPerDay: settingsOf(rows.settings).newPerDay,
      desiredRetention: generalPreset(rows).desiredRetention,
    },
  };
}

/**
 * Stores what a learner sets for a course; null is as everywhere. No due date moves: the next review of each item goes by
 * the new values. Throws `not-found` for a course that the learner is not in.
 */
export async function saveCourseSettings(learnerId: LearnerId, input: CourseSettingsInput): Promise<void> {
  const { newPerDay, desiredRetention } = input;
  await getPrisma().$transaction(async (tx) => {
    await lockLearner(tx, learnerId);
    const course = await findCourse(tx, learnerId, input.course);
    if (course === null || !course.enrolled) throw new AppError("not-found", "course");
    const general = generalPreset(await readSettings(tx, learnerId));
    const presetVersion =
      desiredRetention === null ? null : await ensurePreset(tx, learnerId, { ...general, desiredRetention });
    await writeCourseSettings(tx, learnerId, {
      courseId: course.id,
      newPerDay,
      desiredRetention,
      presetVersion,
    });
  });
}

function generalPreset({ settings, presets }: SettingsRows): Preset {
  return presetOfVersion(settingsOf(settings).presetVersion, presets);
}
