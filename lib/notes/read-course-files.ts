/** The only part of the notes that touches the disk. */
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { courseFileName } from "./course-file-name";

/** The files that make a course, by name: `course.yaml` and `<note>.<locale>.md`. Sorted. */
export async function readCourseFiles(directory: string): Promise<ReadonlyMap<string, string>> {
  const names = (await readdir(directory))
    .filter((name) => name === courseFileName || /\.[a-z]{2}\.md$/.test(name))
    .sort();
  const texts = await Promise.all(names.map((name) => readFile(join(directory, name), "utf8")));
  return new Map(names.map((name, index) => [name, texts[index] ?? ""]));
}
