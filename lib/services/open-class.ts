import { randomUUID } from "node:crypto";
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { mayMakeCourses } from "@/lib/db/authorship-store";
import { insertClass, putClassMember } from "@/lib/db/class-store";
import { findCourse, readCourses } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { recordAct } from "@/lib/db/role-act-store";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { studyDayOfIsoDate } from "@/lib/scheduling/study-day";

/** A day as a date field posts it; null if it is empty. */
export const dayField = z.string("day").transform((text, context) => {
  if (text.trim() === "") return null;
  const day = studyDayOfIsoDate(text.trim());
  if (day !== null) return day;
  context.addIssue({ code: "custom", message: "day" });
  return z.NEVER;
});

/** What a class is called, and when its exam is. Messages are keys of `classes.problem`. */
export const classFields = {
  name: z.string("name").trim().min(1, "name").max(120, "name"),
  term: z.string("term").trim().max(60, "term").default(""),
  examDay: dayField.default(null),
};

export const newClassSchema = z.object({ course: z.string("course").min(1, "course"), ...classFields });

export type CourseForClass = { readonly slug: string; readonly title: string };

/** The courses that this person may open a class of; `not-found` for those who may open none. */
export async function loadCoursesForClass(userId: LearnerId, locale: Locale): Promise<CourseForClass[]> {
  const db = getPrisma();
  if (!(await mayMakeCourses(db, userId))) throw new AppError("not-found");
  const courses = await readCourses(db, userId);
  return courses.map(({ slug, title }) => ({ slug, title: inLanguage(title, locale) }));
}

/** Opens a class, whose teacher this person becomes; returns its id. `not-found` for a course that they may not read. */
export async function openClass(
  userId: LearnerId,
  { course: slug, ...fields }: z.infer<typeof newClassSchema>,
  now: Date,
): Promise<string> {
  return getPrisma().$transaction(async (tx) => {
    if (!(await mayMakeCourses(tx, userId))) throw new AppError("not-found");
    const course = await findCourse(tx, userId, slug);
    if (course === null) throw new AppError("not-found");
    const id = randomUUID();
    await insertClass(tx, { id, courseId: course.id, ...fields, createdAt: now });
    await putClassMember(tx, { learnerId: userId, classId: id, role: "teacher", name: null, now });
    const act = { actorId: userId, type: "class.create", courseId: course.id, classId: id } as const;
    await recordAct(tx, { ...act, detail: { name: fields.name } }, now);
    return id;
  });
}
