/** A course as a zip of its files, and back. */
import { unzipSync, zipSync } from "fflate";
import { AppError } from "@/lib/app-error";
import { fileKindOf, longestText, longestTexts, mostFilesOfACourse } from "@/lib/authoring/file-law";
import { plainNotes } from "@/lib/authoring/plain-notes";
import { findEditedCourse, mayMakeCourses } from "@/lib/db/authorship-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { findSource, lockCourse } from "@/lib/db/publishing-store";
import { findHead, readContents, writeContents } from "@/lib/db/revision-store";
import { recordAct } from "@/lib/db/role-act-store";
import { readCourseFile } from "@/lib/notes/course-file";
import { courseFileName, namePattern } from "@/lib/notes/file-names";
import { longestPicture, type PictureProblem } from "@/lib/pictures/picture";
import type { LearnerId } from "@/lib/quiz/ids";
import { getAuthoredCourse, lockAuthoredCourse } from "./authored-course";
import { checkPictures } from "./check-pictures";
import { contentHash } from "./content-hash";
import { addEditedCourse, storeRevision } from "./create-course";
import { decodeText } from "./read-course-files";
import { getContent, isSameFiles, isText } from "./revision-files";

/** Bytes of all files together, unpacked. */
const mostBytes = 100 * 1024 * 1024;

/** Of the archive itself. */
export const mostArchiveBytes = 50 * 1024 * 1024;

/** The files of the latest revision, byte for byte, in a folder with the course's name. */
export async function exportCourse(userId: LearnerId, slug: string): Promise<Uint8Array> {
  const course = await getAuthoredCourse(getPrisma(), userId, slug, { source: "editor" });
  // A fixed date, so that the same files make the same archive.
  const options = { mtime: new Date(2026, 0, 1), level: 6 } as const;
  const entries = [...(await readLatest(course.id))].map(([name, bytes]) => [`${slug}/${name}`, bytes]);
  return zipSync(Object.fromEntries(entries), options);
}

/** The files of the latest revision, sorted by name. */
async function readLatest(courseId: number): Promise<ReadonlyMap<string, Uint8Array>> {
  const head = await findHead(getPrisma(), courseId);
  if (head === null) throw new AppError("not-found");
  const files = Object.entries(head.files).sort(([a], [b]) => (a < b ? -1 : 1));
  const contents = await readContents(
    getPrisma(),
    files.map(([, hash]) => hash),
  );
  return new Map(files.map(([name, hash]) => [name, getContent(contents, hash)]));
}

/** The same for whoever runs the installation: the files of any course that is written in the editor. */
export async function readEditedFiles(slug: string): Promise<ReadonlyMap<string, Uint8Array>> {
  return readLatest((await getEdited(slug)).id);
}

/** Replaces the files of any course that is written in the editor, in the name of its owner. */
export async function writeEditedFiles(
  slug: string,
  { files, now }: { readonly files: ReadonlyMap<string, Uint8Array>; readonly now: Date },
): Promise<PictureReport> {
  const { ownerId } = await getEdited(slug);
  return replaceFiles(ownerId, slug, { files, now });
}

async function getEdited(slug: string): Promise<{ readonly id: number; readonly ownerId: LearnerId }> {
  const course = await findEditedCourse(getPrisma(), slug);
  if (course === null) throw new AppError("not-found");
  return course;
}

/** What of an archive was left out, since a course has no such files. */
export type ImportReport = {
  readonly files: number;
  readonly left: readonly string[];
  /** Drawings, and what was left out of them. */
  readonly cleaned: readonly { readonly name: string; readonly parts: readonly string[] }[];
  /** Files that are no pictures to show, whatever their names say. They stay in the course. */
  readonly refused: readonly { readonly name: string; readonly problem: PictureProblem }[];
};

/**
 * The files of a course in an archive: at its top, or in one folder. Sizes are believed only as limits: what unpacks to
 * more than it says is refused. Throws `invalid-input`.
 */
export function readArchive(archive: Uint8Array): {
  readonly files: ReadonlyMap<string, Uint8Array>;
  readonly left: readonly string[];
} {
  let entries: Record<string, Uint8Array>;
  let bytes = 0;
  let count = 0;
  try {
    entries = unzipSync(archive, {
      filter: ({ name, originalSize }) => {
        if (name.endsWith("/") || isHidden(name)) return false;
        bytes += originalSize;
        count += 1;
        if (bytes > mostBytes || count > mostFilesOfACourse) throw new AppError("invalid-input", "archive");
        return true;
      },
    });
  } catch {
    throw new AppError("invalid-input", "archive");
  }
  const paths = Object.keys(entries);
  const folder = commonFolder(paths);
  let textBytes = 0;
  const files = new Map<string, Uint8Array>();
  const left: string[] = [];
  for (const path of paths) {
    const name = path.slice(folder.length);
    const content = entries[path]!;
    const kind = fileKindOf(name);
    const most = kind?.kind === "picture" ? longestPicture : 4 * longestText;
    if (content.byteLength > most) throw new AppError("invalid-input", name.slice(0, 100));
    if (kind?.kind !== "picture" && (kind !== null || isPlainNote(name))) textBytes += content.byteLength;
    if (textBytes > longestTexts) throw new AppError("invalid-input", "archive");
    if (kind !== null || isPlainNote(name)) files.set(name, content);
    else left.push(path.slice(0, 200));
  }
  return { files: plainNotes(texts(files), files), left };
}

function isHidden(path: string): boolean {
  return path.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");
}

/** Markdown that is not a note by its name: it becomes one. */
function isPlainNote(name: string): boolean {
  return /\.(md|markdown)$/i.test(name) && !/[/\\]/.test(name);
}

/** The folder that everything lies in, with its slash; empty if there is none. */
function commonFolder(paths: readonly string[]): string {
  const [first = ""] = paths;
  const folder = first.slice(0, first.indexOf("/") + 1);
  return paths.every((path) => path.startsWith(folder)) ? folder : "";
}

function texts(files: ReadonlyMap<string, Uint8Array>): ReadonlyMap<string, string> {
  return new Map(
    [...files].flatMap(([name, bytes]) => {
      const text = isText(name) || isPlainNote(name) ? decodeText(bytes) : null;
      return typeof text === "string" ? [[name, text] as const] : [];
    }),
  );
}

/**
 * Replaces the files of a course by those of an archive, as a new revision unless they are the same; if there is no course of that name, and this
 * person may make one, it is made. Nothing is published by that.
 */
export async function importCourse(
  userId: LearnerId,
  slug: string,
  { archive, now }: { readonly archive: Uint8Array; readonly now: Date },
): Promise<ImportReport> {
  if (!namePattern.test(slug) || slug.length > 60) throw new AppError("invalid-input", "slug");
  const { files, left } = readArchive(archive);
  if (!files.has(courseFileName)) throw new AppError("invalid-input", "archive");
  const pictures = await replaceFiles(userId, slug, { files, now });
  return { files: files.size, left, ...pictures };
}

/** What was done to pictures. */
export type PictureReport = Pick<ImportReport, "cleaned" | "refused">;

async function replaceFiles(
  userId: LearnerId,
  slug: string,
  { files: sent, now }: { readonly files: ReadonlyMap<string, Uint8Array>; readonly now: Date },
): Promise<PictureReport> {
  const { title, summary } = titlesOf(sent);
  await mayReplace(userId, slug);
  const { files, pictures, left } = await checkPictures(sent);
  await getPrisma().$transaction(
    async (tx) => {
      await lockCourse(tx, slug);
      if ((await findSource(tx, slug)) === null) {
        if (!(await mayMakeCourses(tx, userId))) throw new AppError("not-found");
        const course = { userId, slug, title, summary, files, pictures, kind: "imported", now } as const;
        await addEditedCourse(tx, course);
        return;
      }
      const course = await lockAuthoredCourse(tx, userId, slug, { source: "editor" });
      const head = await findHead(tx, course.id);
      const hashes = new Map([...files].map(([name, bytes]) => [name, contentHash(bytes)]));
      if (head !== null && isSameFiles(head.files, Object.fromEntries(hashes))) {
        await writeContents(tx, new Map(), now, pictures);
        return;
      }
      const number = (head?.number ?? 0) + 1;
      const revision = { number, userId, kind: "imported", message: "", files, pictures, now } as const;
      await storeRevision(tx, course.id, revision);
      const detail = { revision: number };
      await recordAct(tx, { actorId: userId, type: "course.import", courseId: course.id, detail }, now);
    },
    { timeout: 60_000 },
  );
  return {
    cleaned: [...left].map(([name, parts]) => ({ name, parts })),
    refused: [...files].flatMap(([name, bytes]) => {
      const found = pictures.get(contentHash(bytes));
      return found !== undefined && "problem" in found ? [{ name, problem: found.problem }] : [];
    }),
  };
}

/** Before any work is done for somebody who may not. */
async function mayReplace(userId: LearnerId, slug: string): Promise<void> {
  const db = getPrisma();
  if ((await findSource(db, slug)) !== null) await getAuthoredCourse(db, userId, slug, { source: "editor" });
  else if (!(await mayMakeCourses(db, userId))) throw new AppError("not-found");
}

function titlesOf(files: ReadonlyMap<string, Uint8Array>) {
  const text = decodeText(files.get(courseFileName)!);
  return readCourseFile(courseFileName, typeof text === "string" ? text : "").course;
}
