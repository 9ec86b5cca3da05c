/** The files of a revision. */
import { AppError } from "@/lib/app-error";
import { longestTexts, mostFilesOfACourse } from "@/lib/authoring/file-law";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import {
  type FileHashes,
  findRevision,
  readContents,
  readPictures,
  sizeOfContents,
} from "@/lib/db/revision-store";
import type { CourseFiles } from "@/lib/notes/course-files";
import { courseFileName, isPictureName } from "@/lib/notes/file-names";
import type { UnreadableFile } from "@/lib/notes/unreadable-file";
import type { CheckedPicture, Picture } from "@/lib/pictures/picture";
import { decodeText } from "./read-course-files";

/** What the compiler reads of them. Throws if there is no such revision. */
export async function getRevisionFiles(courseId: number, number: number): Promise<CourseFiles> {
  const revision = await findRevision(getPrisma(), courseId, number);
  if (revision === null) throw new Error(`There is no revision ${number} of the course ${courseId}.`);
  return readFiles(getPrisma(), revision.files);
}

/** What the compiler reads of these files, sorted by name as those of a folder are: texts, and what is known of pictures. */
export async function readFiles(db: Database, files: FileHashes): Promise<CourseFiles> {
  const names = Object.keys(files).sort();
  const hashesOf = (isWanted: (name: string) => boolean) =>
    names.filter(isWanted).map((name) => files[name]!);
  const [contents, pictures] = [
    await readContents(db, hashesOf(isText)),
    await readPictures(db, hashesOf(isPictureName)),
  ];
  const read = (name: string, hash: string) =>
    isText(name) ? decodeText(getContent(contents, hash)) : pictureFile(hash, pictures.get(hash));
  return new Map(
    names
      .filter((name) => isText(name) || isPictureName(name))
      .map((name) => [name, read(name, files[name]!)]),
  );
}

/** What the compiler reads of a picture. */
export function pictureFile(hash: string, found: CheckedPicture | undefined): Picture | UnreadableFile {
  if (found === undefined) return { reason: "no-picture", problem: "unchecked" };
  if ("problem" in found) return { reason: "no-picture", problem: found.problem };
  return { hash, width: found.width, height: found.height };
}

export function isText(name: string): boolean {
  return name === courseFileName || name.endsWith(".md");
}

/** Throws `invalid-input` if these are more, or longer, than the files of a course may be. Their contents are stored. */
export async function assertBounded(db: Database, files: FileHashes): Promise<void> {
  const names = Object.keys(files);
  if (names.length > mostFilesOfACourse) throw new AppError("invalid-input", "files");
  const hashes = names.filter(isText).map((name) => files[name]!);
  if ((await sizeOfContents(db, hashes)) > longestTexts) throw new AppError("invalid-input", "files");
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
