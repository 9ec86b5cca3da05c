import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { textPositions } from "@/lib/blocks/text-position";
import type { CourseFiles } from "@/lib/notes/course-files";
import { courseFileName, isPictureName } from "@/lib/notes/file-names";
import type { UnreadableFile } from "@/lib/notes/unreadable-file";
import { describePictures } from "./folder-pictures";

/**
 * The files of a course, by name: `course.yaml`, Markdown, including files that belong to no note, and what is known of
 * pictures. Sorted.
 */
export async function readCourseFiles(directory: string): Promise<CourseFiles> {
  const names = (await readdir(directory))
    .filter((name) => name === courseFileName || name.endsWith(".md") || isPictureName(name))
    .sort();
  const read = await Promise.all(
    names.map(async (name) => [name, await readBytes(join(directory, name))] as const),
  );
  const pictures = await describePictures(
    new Map(read.flatMap(([name, file]) => (isPictureName(name) && isBytes(file) ? [[name, file]] : []))),
  );
  return new Map(
    read.map(([name, file]) => [name, isBytes(file) ? (pictures.get(name) ?? decodeText(file)) : file]),
  );
}

/** The pictures in the folder of a course, as they lie there. */
export async function readFolderPictures(directory: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const names = (await readdir(directory)).filter(isPictureName);
  const files = await Promise.all(names.map((name) => readBytes(join(directory, name))));
  return new Map(names.flatMap((name, at) => (isBytes(files[at]) ? [[name, files[at]]] : [])));
}

function isBytes(file: Uint8Array | UnreadableFile | undefined): file is Uint8Array {
  return file instanceof Uint8Array;
}

async function readBytes(path: string): Promise<Uint8Array | UnreadableFile> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : null;
    if (code === null) throw error;
    return code === "EISDIR" ? { reason: "no-file" } : { reason: "refused", code };
  }
}

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The text of a file of a course. UTF-16 without a byte order mark passes as UTF-8, but is full of characters that no text contains. */
export function decodeText(bytes: Uint8Array): string | UnreadableFile {
  try {
    const text = utf8.decode(bytes);
    const at = text.indexOf("\0");
    return at < 0 ? text : notUtf8(text, at);
  } catch {
    const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
    return notUtf8(text, text.indexOf("\ufffd"));
  }
}

function notUtf8(text: string, at: number): UnreadableFile {
  return { reason: "not-utf8", ...textPositions(text)(at) };
}
