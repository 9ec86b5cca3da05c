/** Copies of courses, and what such a copy takes over from its original later. */
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { longestText } from "@/lib/authoring/file-law";
import { mergeTexts } from "@/lib/authoring/merge-texts";
import {
  createEditedCourse,
  findAuthoredCourse,
  findOriginal,
  giveCourseRole,
  mayMakeCourses,
  noteOriginal,
} from "@/lib/db/authorship-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { findSource, lockCourse } from "@/lib/db/publishing-store";
import {
  addRevision,
  type FileHashes,
  findHead,
  findRevision,
  nameRevision,
  readContents,
  writeContents,
} from "@/lib/db/revision-store";
import { recordAct } from "@/lib/db/role-act-store";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuthoredCourse } from "./authored-course";
import { contentHash } from "./content-hash";
import { newCourseSchema } from "./create-course";
import { decodeText } from "./read-course-files";
import { assertBounded, isSameFiles, isText } from "./revision-files";

/** The form of a copy. Messages are keys of `teach.problem`. */
export const duplicateSchema = z.object({ course: z.string().max(200), slug: newCourseSchema.shape.slug });

/**
 * Makes a private course of one's own with the files of the latest revision of another that one writes. `not-found` for
 * everybody else and for accounts that may not make courses, `conflict` if the name is taken.
 */
export async function duplicateCourse(
  userId: LearnerId,
  { course, slug }: z.infer<typeof duplicateSchema>,
  now: Date,
): Promise<void> {
  await getPrisma().$transaction(async (tx) => {
    await lockBoth(tx, course, slug);
    const original = await getAuthoredCourse(tx, userId, course, { source: "editor" });
    const head = await findHead(tx, original.id);
    if (head === null || !(await mayMakeCourses(tx, userId))) throw new AppError("not-found");
    if ((await findSource(tx, slug)) !== null) throw new AppError("conflict", "slug");
    // From now on it is what the copy is compared with.
    await nameRevision(tx, original.id, head.number, "");
    const { title, summary } = original;
    const courseId = await createEditedCourse(tx, { slug, title, summary, now });
    await noteOriginal(tx, courseId, { courseId: original.id, revision: head.number });
    await giveCourseRole(tx, { userId, courseId, role: "owner", now });
    const first = { number: 1, authorId: userId, kind: "named", message: "", files: head.files } as const;
    await addRevision(tx, courseId, { ...first, begunAt: now, savedAt: now });
    const detail = { from: original.slug, revision: head.number };
    await recordAct(tx, { actorId: userId, type: "course.create", courseId, detail }, now);
  });
}

/** Always in the same order, so that two that lock the same courses do not wait for each other. */
async function lockBoth(tx: Database, one: string, other: string): Promise<void> {
  for (const slug of [one, other].toSorted()) await lockCourse(tx, slug);
}

export type CopiedFrom = {
  /** Null if the reader may not write the original. */
  readonly original: {
    readonly slug: string;
    readonly title: string;
    /** It has been changed since the copy was made, or last took changes over. */
    readonly isAhead: boolean;
  } | null;
};

/** What a course was copied from; null if it is no copy. The course itself must be one that the reader writes. */
export async function findCopiedFrom(
  userId: LearnerId,
  courseId: number,
  locale: Locale,
): Promise<CopiedFrom | null> {
  const db = getPrisma();
  const copied = await findOriginal(db, courseId);
  if (copied === null) return null;
  const original = await findAuthoredCourse(db, userId, copied.slug);
  const head = original && (await findHead(db, original.id));
  if (original === null || head === null) return { original: null };
  const { slug, title } = original;
  return {
    original: { slug, title: inLanguage(title, locale), isAhead: head.number > copied.revision },
  };
}

/**
 * Merges what was changed in the original since into the copy, file by file, as a new revision of the copy. Where both
 * changed the same, the copy's file stays as it is, and the revision's message names it. Returns the revision's number;
 * null if there was nothing to take over. `not-found` for whoever does not write both.
 */
export async function takeOverChanges(userId: LearnerId, slug: string, now: Date): Promise<number | null> {
  return getPrisma().$transaction(
    async (tx) => {
      const { id: courseId } = await getAuthoredCourse(tx, userId, slug, { source: "editor" });
      const source = await findOriginal(tx, courseId);
      if (source === null) throw new AppError("not-found");
      await lockBoth(tx, slug, source.slug);
      // Read again, now that nobody else changes them.
      const copied = (await findOriginal(tx, courseId))!;
      const [copy, original] = [
        await getAuthoredCourse(tx, userId, slug, { source: "editor" }),
        await getAuthoredCourse(tx, userId, source.slug, { source: "editor" }),
      ];
      const base = await findRevision(tx, original.id, copied.revision);
      const [theirs, mine] = [await findHead(tx, original.id), await findHead(tx, copy.id)];
      if (base === null || theirs === null || mine === null) throw new AppError("not-found");
      await nameRevision(tx, original.id, theirs.number, "");
      await noteOriginal(tx, copy.id, { courseId: original.id, revision: theirs.number });
      const { files, contents, conflicts } = await mergeFiles(tx, {
        base: base.files,
        theirs: theirs.files,
        mine: mine.files,
      });
      if (conflicts.length === 0 && isSameFiles(files, mine.files)) return null;
      await writeContents(tx, contents, now);
      await assertBounded(tx, files);
      const number = mine.number + 1;
      const message = conflicts.join(", ");
      const revision = { number, authorId: userId, kind: "taken-over", message, files } as const;
      await addRevision(tx, copy.id, { ...revision, begunAt: now, savedAt: now });
      const detail = { from: original.slug, revision: theirs.number };
      await recordAct(tx, { actorId: userId, type: "course.take-over", courseId: copy.id, detail }, now);
      return number;
    },
    { timeout: 30_000 },
  );
}

type ThreeSides = { readonly base: FileHashes; readonly theirs: FileHashes; readonly mine: FileHashes };

type MergedFiles = {
  readonly files: FileHashes;
  /** Those that are new, by their hashes. */
  readonly contents: ReadonlyMap<string, Uint8Array>;
  /** Names of the files that stay as they are in `mine`, although `theirs` has other changes. */
  readonly conflicts: readonly string[];
};

async function mergeFiles(db: Database, { base, theirs, mine }: ThreeSides): Promise<MergedFiles> {
  const names = [...new Set([base, theirs, mine].flatMap(Object.keys))].sort();
  const changed = names.filter((name) => theirs[name] !== base[name] && theirs[name] !== mine[name]);
  const both = changed.filter((name) => mine[name] !== base[name]);
  const sides = both.flatMap((name) => [base[name], theirs[name], mine[name]]);
  const known = await readContents(
    db,
    sides.filter((hash) => hash !== undefined),
  );
  const textOf = (hash: string | undefined) => {
    const bytes = hash === undefined ? undefined : known.get(hash);
    const text = bytes && decodeText(bytes);
    return typeof text === "string" ? text : null;
  };
  const files: Record<string, string> = { ...mine };
  const contents = new Map<string, Uint8Array>();
  const conflicts: string[] = [];
  for (const name of changed) {
    const hash = both.includes(name) ? mergedFile(name) : theirs[name];
    if (hash === null) conflicts.push(name);
    else if (hash === undefined) delete files[name];
    else files[name] = hash;
  }
  return { files, contents, conflicts };

  /** Null: it can't be merged. */
  function mergedFile(name: string): string | null {
    const [theirText, myText] = [textOf(theirs[name]), textOf(mine[name])];
    if (!isText(name) || theirText === null || myText === null) return null;
    const { text } = mergeTexts(textOf(base[name]) ?? "", theirText, myText);
    if (text === null || text.length > longestText) return null;
    const bytes = new TextEncoder().encode(text);
    const hash = contentHash(bytes);
    contents.set(hash, bytes);
    return hash;
  }
}
