import { existsSync } from "node:fs";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { courseFileName } from "@/lib/notes/file-names";

/** Slugs of the courses in a content directory, sorted: the folders with a `course.yaml`. Throws as `readdir` does. */
export async function readCourseSlugs(directory: string): Promise<string[]> {
  const entries = await readdir(directory, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, courseFileName)))
    .map(({ name }) => name)
    .sort();
}
