/** The files of a revision. */
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import { type FileHashes, findRevision, readContents } from "@/lib/db/revision-store";
import type { CourseFiles } from "@/lib/notes/course-files";
import { courseFileName } from "@/lib/notes/file-names";
import { decodeText } from "./read-course-files";

/** What the compiler reads of them: `course.yaml` and Markdown. Throws if there is no such revision. */
export async function getRevisionFiles(courseId: number, number: number): Promise<CourseFiles> {
  const revision = await findRevision(getPrisma(), courseId, number);
  if (revision === null) throw new Error(`There is no revision ${number} of the course ${courseId}.`);
  return readTexts(getPrisma(), revision.files);
}

/** The texts among these files, sorted by name as those of a folder are. */
export async function readTexts(db: Database, files: FileHashes): Promise<CourseFiles> {
  const names = Object.keys(files).filter(isText).sort();
  const contents = await readContents(
    db,
    names.map((name) => files[name]!),
  );
  return new Map(names.map((name) => [name, decodeText(getContent(contents, files[name]!))]));
}

export function isText(name: string): boolean {
  return name === courseFileName || name.endsWith(".md");
}

/** A content that a revision names. */
export function getContent(contents: ReadonlyMap<string, Uint8Array>, hash: string): Uint8Array {
  const bytes = contents.get(hash);
  if (bytes === undefined) throw new Error(`The content ${hash} is missing.`);
  return bytes;
}

/** Whether two revisions have the same files. */
export function isSameFiles(one: FileHashes, other: FileHashes): boolean {
  const names = Object.keys(one);
  return names.length === Object.keys(other).length && names.every((name) => one[name] === other[name]);
}
