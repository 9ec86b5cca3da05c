import { AppError } from "@/lib/app-error";
import { mayMakeCourses } from "@/lib/db/authorship-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { findHead, findRevision } from "@/lib/db/revision-store";
import { type Locale, locales, originalLocale } from "@/lib/i18n/locale";
import type { CourseFiles } from "@/lib/notes/course-files";
import { noteFileName } from "@/lib/notes/file-names";
import { readNoteSource } from "@/lib/notes/note-source";
import { readCourse } from "@/lib/notes/read-course";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuthoredCourse } from "./authored-course";
import { type CopiedFrom, findCopiedFrom } from "./duplicate-course";
import { inOneLanguage, type TaughtCourse } from "./load-teaching";
import { isSameFiles, readFiles } from "./revision-files";

export type AuthoredNote = {
  readonly slug: string;
  /** As written in the original; its name if it has none. */
  readonly title: string;
  /** The languages that it is written in. */
  readonly locales: readonly Locale[];
};

export type AuthoredCourseView = {
  readonly course: TaughtCourse;
  /** In reading order. Empty for a course of a folder. */
  readonly notes: readonly AuthoredNote[];
  /** The latest version; null for a course of a folder. */
  readonly head: {
    readonly number: number;
    readonly savedAt: Date;
    readonly isPublished: boolean;
  } | null;
  readonly copiedFrom: CopiedFrom | null;
  /** Whether the reader may make a copy of it. */
  readonly mayDuplicate: boolean;
};

/** A course for its authors; `not-found` for everybody else. */
export async function loadAuthoredCourse(
  userId: LearnerId,
  slug: string,
  locale: Locale,
): Promise<AuthoredCourseView> {
  const authored = await getAuthoredCourse(getPrisma(), userId, slug);
  const course = inOneLanguage(authored, locale);
  if (course.source === "files")
    return { course, notes: [], head: null, copiedFrom: null, mayDuplicate: false };
  const head = await findHead(getPrisma(), authored.id);
  if (head === null) throw new AppError("not-found");
  const { isPublished, publishedRevision } = authored;
  const live =
    isPublished && publishedRevision !== null
      ? await findRevision(getPrisma(), authored.id, publishedRevision)
      : null;
  return {
    course,
    notes: notesOf(await readFiles(getPrisma(), head.files)),
    head: {
      number: head.number,
      savedAt: head.savedAt,
      isPublished: live !== null && isSameFiles(live.files, head.files),
    },
    copiedFrom: await findCopiedFrom(userId, authored.id, locale),
    mayDuplicate: await mayMakeCourses(getPrisma(), userId),
  };
}

function notesOf(files: CourseFiles): AuthoredNote[] {
  return readCourse(files).course.notes.map((slug) => {
    const original = files.get(noteFileName(slug, originalLocale));
    const title = typeof original === "string" ? readNoteSource("", originalLocale, original).title : "";
    return {
      slug,
      title: title || slug,
      locales: locales.filter((each) => files.has(noteFileName(slug, each))),
    };
  });
}
