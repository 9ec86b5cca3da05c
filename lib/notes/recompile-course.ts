import { type CompileCache, cacheKey } from "./compile-cache";
import type { CompileOptions } from "./compile-course";
import type { CompiledCourse } from "./compiled-course";
import type { CourseFiles } from "./course-files";

/** Returns the same as `compileCourse`. */
type Compile<Cache> = (
  slug: string,
  files: CourseFiles,
  options: CompileOptions,
  cache: Cache | undefined,
) => Promise<CompiledCourse>;

const compileHere: Compile<CompileCache> = async (slug, files, options, cache) => {
  const { CourseCompiler } = await import("./compile-course");
  const { withGraphviz } = await import("@/lib/figures/graphviz");
  const compiler = new CourseCompiler(slug);
  return withGraphviz(() => compiler.compile(files, options, cache));
};

/** `compileCourse`, which is not even loaded if neither the files nor the code have changed since the last time. */
export async function recompileCourse<Cache extends CompileCache>(
  slug: string,
  files: CourseFiles,
  options: CompileOptions,
  cache: Cache | undefined,
  compile: Compile<Cache> = compileHere,
): Promise<CompiledCourse> {
  const known = findCompiled(slug, files, options, cache);
  if (known !== null) return known;
  const course = await compile(slug, files, options, cache);
  cache?.write(keyOf(slug, files, options), course);
  return course;
}

/** The earlier result of the same code for these files; null if there is none. */
export function findCompiled(
  slug: string,
  files: CourseFiles,
  options: CompileOptions,
  cache: CompileCache | undefined,
): CompiledCourse | null {
  return (cache?.read(keyOf(slug, files, options)) as CompiledCourse | undefined) ?? null;
}

function keyOf(slug: string, files: CourseFiles, options: CompileOptions): string {
  return cacheKey("course", [slug, [...files], options]);
}
