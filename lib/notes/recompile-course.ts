import { type CompileCache, cacheKey } from "./compile-cache";
import type { CompileOptions } from "./compile-course";
import type { CompiledCourse } from "./compiled-course";
import type { CourseFiles } from "./read-course-files";

/** `compileCourse`, which is not even loaded where neither the files nor the code have changed since the last time. */
export async function recompileCourse(
  slug: string,
  files: CourseFiles,
  options: CompileOptions,
  cache: CompileCache | undefined,
): Promise<CompiledCourse> {
  const key = cacheKey("course", [slug, [...files], options]);
  const known = cache?.read(key);
  if (known !== undefined) return known as CompiledCourse;
  const { compileCourse } = await import("./compile-course");
  const course = compileCourse(slug, files, options, cache);
  cache?.write(key, course);
  return course;
}
