import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { newCourseFiles } from "@/lib/authoring/new-course";
import { createEditedCourse, giveCourseRole, mayMakeCourses } from "@/lib/db/authorship-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { findSource, lockCourse } from "@/lib/db/publishing-store";
import { addRevision, type RevisionKind, writeContents } from "@/lib/db/revision-store";
import { recordAct } from "@/lib/db/role-act-store";
import type { LocalizedText } from "@/lib/i18n/locale";
import { localize } from "@/lib/i18n/localized";
import { namePattern } from "@/lib/notes/file-names";
import type { CheckedPicture } from "@/lib/pictures/picture";
import type { LearnerId } from "@/lib/quiz/ids";
import { contentHash } from "./content-hash";

const title = z.string("title").trim().min(1, "title").max(120, "title");
const optional = (most: number, message: string) => z.string(message).trim().max(most, message);

/** Addresses below /teach and /courses that are no courses. */
const reserved: ReadonlySet<string> = new Set(["new", "classes", "accounts", "log", "join"]);

/** The form of a new course; the second language may be left empty. Messages are keys of `teach.problem`. */
export const newCourseSchema = z.object({
  slug: z
    .string("slug")
    .trim()
    .toLowerCase()
    .max(60, "slug")
    .regex(namePattern, "slug")
    .refine((name) => !reserved.has(name), "reserved"),
  title,
  titleZh: optional(120, "title").default(""),
  summary: optional(600, "summary").default(""),
  noteTitle: title,
});

/**
 * Makes a course that is written in the editor, with one empty note. Only its owner sees it. `not-found` for accounts that
 * may not make courses, `conflict` if the name is taken.
 */
export async function createCourse(
  userId: LearnerId,
  { slug, noteTitle, ...texts }: z.infer<typeof newCourseSchema>,
  now: Date,
): Promise<void> {
  const title = localize(texts.title, () => texts.titleZh || null);
  const summary = localize(texts.summary || texts.title, () => null);
  const files = newCourseFiles({ title, summary, noteTitle });
  const bytes = new Map([...files].map(([name, text]) => [name, new TextEncoder().encode(text)]));
  await getPrisma().$transaction(async (tx) => {
    if (!(await mayMakeCourses(tx, userId))) throw new AppError("not-found");
    await lockCourse(tx, slug);
    if ((await findSource(tx, slug)) !== null) throw new AppError("conflict", "slug");
    await addEditedCourse(tx, { userId, slug, title, summary, files: bytes, kind: "named", now });
  });
}

/** Stores a course whose only revision has these files. Call it with the name locked and free. */
export async function addEditedCourse(
  tx: Database,
  course: {
    readonly userId: LearnerId;
    readonly slug: string;
    readonly title: LocalizedText;
    readonly summary: LocalizedText;
    readonly files: ReadonlyMap<string, Uint8Array>;
    readonly pictures?: ReadonlyMap<string, CheckedPicture>;
    readonly kind: RevisionKind;
    readonly now: Date;
  },
): Promise<number> {
  const { userId, slug, files, pictures, kind, now, ...texts } = course;
  const courseId = await createEditedCourse(tx, { slug, ...texts, now });
  await giveCourseRole(tx, { userId, courseId, role: "owner", now });
  const first = { number: 1, userId, kind, message: "", files, now };
  await storeRevision(tx, courseId, { ...first, ...(pictures === undefined ? {} : { pictures }) });
  await recordAct(tx, { actorId: userId, type: "course.create", courseId }, now);
  return courseId;
}

/** Stores files as the revision with this number. */
export async function storeRevision(
  tx: Database,
  courseId: number,
  revision: {
    readonly number: number;
    readonly userId: LearnerId;
    readonly kind: RevisionKind;
    readonly message: string;
    readonly files: ReadonlyMap<string, Uint8Array>;
    /** What was found of the pictures among them, by their hashes; others are never shown. */
    readonly pictures?: ReadonlyMap<string, CheckedPicture>;
    readonly now: Date;
  },
): Promise<void> {
  const { number, userId, kind, message, files, pictures, now } = revision;
  const hashes = new Map([...files].map(([name, bytes]) => [name, contentHash(bytes)]));
  const contents = new Map([...files].map(([name, bytes]) => [hashes.get(name)!, bytes]));
  await writeContents(tx, contents, now, pictures);
  await addRevision(tx, courseId, {
    number,
    authorId: userId,
    kind,
    message,
    files: Object.fromEntries(hashes),
    begunAt: now,
    savedAt: now,
  });
}
