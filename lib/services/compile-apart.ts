/**
 * Compiles in a separate process: whatever a course's files contain, it takes neither the server's memory nor its time,
 * and it can be killed.
 */
import { spawn } from "node:child_process";
import { type Diagnostic, diagnostic, startOf } from "@/lib/blocks/diagnostic";
import type { CompileOptions } from "@/lib/notes/compile-course";
import type { CompiledCourse } from "@/lib/notes/compiled-course";
import type { CourseFiles } from "@/lib/notes/course-files";
import { courseFileName } from "@/lib/notes/file-names";
import { findCompiled } from "@/lib/notes/recompile-course";
import type { UnreadableFile } from "@/lib/notes/unreadable-file";
import type { Picture } from "@/lib/pictures/picture";
import { openCompileCache } from "./compile-cache-files";

export type CompileRequest = {
  readonly slug: string;
  readonly files: readonly (readonly [name: string, file: string | Picture | UnreadableFile])[];
  readonly options: CompileOptions;
};

/** Paths from the root, where the server runs: the compiler, and the loader for TypeScript. */
const compiler = "lib/cli/compile-course.ts";
const runtime = ["--import", "tsx", "--max-old-space-size=2048"];
/** Twenty times the compile time of a long course on a slow machine. */
const longestMs = 300_000;

/** The compiled course; or a diagnostic of its file that says why there is none. A cached course starts no process. */
export async function compileApart(
  slug: string,
  files: CourseFiles,
  options: CompileOptions,
  limits: { readonly longestMs?: number; readonly program?: string } = {},
): Promise<CompiledCourse | { readonly failure: Diagnostic }> {
  const known = findCompiled(slug, files, options, openCompileCache());
  if (known !== null) return known;
  const child = spawn(process.execPath, [...runtime, limits.program ?? compiler], {
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const limit = limits.longestMs ?? longestMs;
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    child.kill("SIGKILL");
  }, limit);
  try {
    return await new Promise((resolve) => {
      let course: CompiledCourse | null = null;
      child.once("message", (message) => {
        course = message as CompiledCourse;
      });
      const end = () => resolve(course ?? { failure: failed(isLate ? limit : null) });
      child.once("error", end);
      child.once("close", end);
      const request: CompileRequest = { slug, files: [...files], options };
      // If the process has ended already, that is reported.
      child.send(request, () => {});
    });
  } finally {
    clearTimeout(timer);
  }
}

/** `afterMs` is null if the process ended by itself. */
function failed(afterMs: number | null): Diagnostic {
  const message =
    afterMs === null
      ? "Compiling the course ended before its time. What was printed above may tell why."
      : `Compiling the course was ended after ${Math.round(afterMs / 1000)} s.`;
  const remedy = "Run `notes -- check` on it, note by note if need be, to see which one it is.";
  return diagnostic(startOf(courseFileName), { rule: "not-compiled", message, remedy });
}
