/**
 * Compiles one course in a process of its own, which may be killed at any moment. The server starts it, sends the files
 * and gets the compiled course; all processes share the compile cache.
 */
import { recompileCourse } from "@/lib/notes/recompile-course";
import type { CompileRequest } from "@/lib/services/compile-apart";
import { openCompileCache } from "@/lib/services/compile-cache-files";
import { compileInThreads } from "@/lib/services/compile-in-threads";

process.once("message", async ({ slug, files, options }: CompileRequest) => {
  const cache = openCompileCache();
  const course = await recompileCourse(slug, new Map(files), options, cache, compileInThreads);
  process.send?.(course, () => process.disconnect());
});
