/** The files of a course that authors work on: those of its latest revision. */
import { AppError } from "@/lib/app-error";
import { fileKindOf, longestText } from "@/lib/authoring/file-law";
import { mergeTexts } from "@/lib/authoring/merge-texts";
import type { SavedFile, SavedFiles } from "@/lib/authoring/teach-api";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import {
  addRevision,
  amendRevision,
  type FileHashes,
  findHead,
  type Revision,
  readContents,
  writeContents,
} from "@/lib/db/revision-store";
import type { Locale } from "@/lib/i18n/locale";
import type { CourseFiles } from "@/lib/notes/course-files";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuthoredCourse, lockAuthoredCourse } from "./authored-course";
import { contentHash } from "./content-hash";
import { inOneLanguage, type TaughtCourse } from "./load-teaching";
import { decodeText } from "./read-course-files";
import { assertBounded, isSameFiles, isText, readFiles } from "./revision-files";

/** What is typed within this time, by one person, becomes one revision. */
const stretchMs = 15 * 60_000;

export type WorkingCopy = {
  readonly course: TaughtCourse;
  readonly revision: Pick<Revision, "number" | "savedAt">;
  /** Hashes of all files, by name. */
  readonly hashes: FileHashes;
  /** What the compiler reads of them. */
  readonly files: CourseFiles;
};

/** Throws `not-found` for everybody but the course's authors, and `conflict` for a course of a folder. */
export async function loadWorkingCopy(userId: LearnerId, slug: string, locale: Locale): Promise<WorkingCopy> {
  const db = getPrisma();
  const course = await getAuthoredCourse(db, userId, slug, { source: "editor" });
  const head = await findHead(db, course.id);
  if (head === null) throw new AppError("not-found");
  return {
    course: inOneLanguage(course, locale),
    revision: { number: head.number, savedAt: head.savedAt },
    hashes: head.files,
    files: await readFiles(db, head.files),
  };
}

/** A change of one file, made on the content with the hash `base`; null: there was no such file. */
export type FileChange = {
  readonly name: string;
  readonly base: string | null;
  /** Null deletes the file. */
  readonly text: string | null;
};

/**
 * Saves changes of a course's files. What somebody else has saved since is merged line by line; where that is not
 * possible, the file stays as they saved it, and the answer has both. Throws `invalid-input` for a name or a length that
 * no file may have.
 */
export async function saveWorkingCopy(
  userId: LearnerId,
  slug: string,
  changes: readonly FileChange[],
  now: Date,
): Promise<SavedFiles> {
  for (const { name, text } of changes) {
    if (fileKindOf(name) === null || !isText(name)) throw new AppError("invalid-input", name);
    if ((text?.length ?? 0) > longestText) throw new AppError("invalid-input", name);
  }
  return getPrisma().$transaction(
    async (tx) => {
      const course = await lockAuthoredCourse(tx, userId, slug, { source: "editor" });
      const head = await findHead(tx, course.id);
      if (head === null) throw new AppError("not-found");
      const known = await readContents(
        tx,
        changes.flatMap(({ name, base }) => [base, head.files[name]].filter((hash) => hash != null)),
      );
      const textOf = (hash: string | null) => {
        const bytes = hash === null ? undefined : known.get(hash);
        const text = bytes && decodeText(bytes);
        return typeof text === "string" ? text : null;
      };
      const files: Record<string, string> = { ...head.files };
      const contents = new Map<string, Uint8Array>();
      const put = (name: string, text: string | null): string | null => {
        if (text === null) {
          delete files[name];
          return null;
        }
        const bytes = new TextEncoder().encode(text);
        const hash = contentHash(bytes);
        contents.set(hash, bytes);
        files[name] = hash;
        return hash;
      };
      const saved = changes.map(({ name, base, text }): SavedFile => {
        const current = head.files[name] ?? null;
        if (current === base) return { name, status: "saved", hash: put(name, text) };
        const theirs = textOf(current);
        if (text === theirs) return { name, status: "saved", hash: current };
        const { text: both, parts } = mergeTexts(textOf(base) ?? "", theirs ?? "", text ?? "");
        if (both === null || both.length > longestText || theirs === null || text === null)
          return { name, status: "conflict", hash: current, text: theirs, parts };
        return { name, status: "merged", hash: put(name, both)!, text: both };
      });
      if (isSameFiles(files, head.files)) return { revision: head.number, files: saved };
      await writeContents(tx, contents, now);
      await assertBounded(tx, files);
      return { revision: await goOn(tx, course.id, head, { userId, files, now }), files: saved };
    },
    { timeout: 30_000 },
  );
}

/** Makes these the latest files: in the revision that this person is typing, or else in a new one. Its number. */
export async function goOn(
  tx: Database,
  courseId: number,
  { number, kind, authorId, publishedAt, begunAt }: Revision,
  { userId, files, now }: { readonly userId: LearnerId; readonly files: FileHashes; readonly now: Date },
): Promise<number> {
  const isOneStretch =
    kind === "typed" &&
    publishedAt === null &&
    authorId === userId &&
    now.getTime() - begunAt.getTime() < stretchMs;
  if (isOneStretch) {
    await amendRevision(tx, courseId, number, { files, now });
    return number;
  }
  const next = { number: number + 1, authorId: userId, kind: "typed", message: "", files } as const;
  await addRevision(tx, courseId, { ...next, begunAt: now, savedAt: now });
  return next.number;
}
