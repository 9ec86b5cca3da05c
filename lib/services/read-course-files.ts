import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { textPositions } from "@/lib/blocks/text-position";
import type { CourseFiles } from "@/lib/notes/course-files";
import { courseFileName } from "@/lib/notes/file-names";
import type { UnreadableFile } from "@/lib/notes/unreadable-file";

/** The files of a course, by name: `course.yaml` and Markdown, including files that belong to no note. Sorted. */
export async function readCourseFiles(directory: string): Promise<CourseFiles> {
  const names = (await readdir(directory))
    .filter((name) => name === courseFileName || name.endsWith(".md"))
    .sort();
  const files = await Promise.all(names.map((name) => readText(join(directory, name))));
  return new Map(names.map((name, index) => [name, files[index] ?? ""]));
}

async function readText(path: string): Promise<string | UnreadableFile> {
  try {
    return decodeText(await readFile(path));
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
