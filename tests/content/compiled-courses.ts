/** All courses of `content/`, compiled as they are for publishing. */
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { loadGraphviz } from "@/lib/figures/graphviz";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import { compileCourse } from "@/lib/notes/compile-course";
import type { CompiledCourse } from "@/lib/notes/compiled-course";
import { readCourseFiles } from "@/lib/services/read-course-files";

await loadGraphviz();

const contentDirectory = join(import.meta.dirname, "../../content");

type Exercise = { readonly id: string; readonly body: ExerciseBody };

/** With the gate this takes seconds per course, without it a moment. */
export async function compiledCourses({ gate }: { readonly gate: boolean }): Promise<CompiledCourse[]> {
  const entries = await readdir(contentDirectory, { withFileTypes: true });
  const slugs = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(slugs.map(async (slug) => compileCourse(slug, await courseFiles(slug), { gate })));
}

/** The texts of a course's files, by name. */
export async function courseFiles(slug: string): Promise<ReadonlyMap<string, string>> {
  const files = await readCourseFiles(join(contentDirectory, slug));
  return new Map([...files].flatMap(([name, file]) => (typeof file === "string" ? [[name, file]] : [])));
}

export async function courseExercises(): Promise<Exercise[]> {
  const courses = await compiledCourses({ gate: false });
  return courses.flatMap(({ items }) =>
    items
      .filter(({ kind }) => kind === "exercise")
      // Only the kind knows the type of its body; the compiler stores it as plain JSON.
      .map(({ id, body }) => ({ id, body: body as unknown as ExerciseBody })),
  );
}
