/** `notes check`: what is wrong with the notes, and what the publish gate finds. */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { CompileCache } from "@/lib/notes/compile-cache";
import type { CompiledCourse } from "@/lib/notes/compiled-course";
import { courseFileName } from "@/lib/notes/course-file-name";
import type { Diagnostic } from "@/lib/notes/diagnostic";
import { readCourseFiles } from "@/lib/notes/read-course-files";
import { recompileCourse } from "@/lib/notes/recompile-course";
import { openCompileCache } from "@/lib/services/compile-cache-files";
import { NotesLibrary } from "./notes-library";
import { NotesProblem } from "./notes-problem";

export type CheckReport = {
  readonly courses: number;
  readonly items: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: CompiledCourse["findings"];
};

type Target = {
  /** A course's directory. */
  readonly directory: string;
  /** Only what concerns these files of it; all if there is none. */
  readonly files: readonly string[];
};

/** `paths` are content directories, courses or notes; none means the whole library. */
export async function checkNotes(library: string, paths: readonly string[]): Promise<CheckReport> {
  const targets = (await Promise.all((paths.length > 0 ? paths : [library]).map(targetsAt))).flat();
  const cache = openCompileCache();
  const reports = await Promise.all(mergeTargets(targets).map((target) => checkTarget(target, cache)));
  return {
    courses: reports.length,
    items: reports.reduce((sum, { items }) => sum + items, 0),
    diagnostics: reports.flatMap(({ diagnostics }) => diagnostics),
    findings: reports.flatMap(({ findings }) => findings),
  };
}

export function isClean({ diagnostics, findings }: CheckReport): boolean {
  return findings.length === 0 && diagnostics.every(({ severity }) => severity === "warning");
}

/** One line a place with its remedy below it, then the sum. */
export function printReport(report: CheckReport, elapsedMs: number): string {
  const lines = [
    ...report.diagnostics.map(
      ({ file, line, column, severity, rule, message, remedy }) =>
        `${file}:${line}:${column} ${severity} ${rule}: ${message}\n    ${remedy}`,
    ),
    ...report.findings.map(({ file, line, item, rule, message, remedy, given }) => {
      const example = given === undefined ? "" : `\n    For example ${JSON.stringify(given)}`;
      return `${file}:${line} finding ${rule} in ${item}: ${message}\n    ${remedy}${example}`;
    }),
  ];
  const count = (severity: Diagnostic["severity"]) =>
    report.diagnostics.filter((one) => one.severity === severity).length;
  const sum = [
    counted(report.courses, "course"),
    counted(report.items, "item"),
    counted(count("error"), "error"),
    counted(count("warning"), "warning"),
    counted(report.findings.length, "finding"),
  ];
  return [...lines, `${sum.join(", ")} (${(elapsedMs / 1000).toFixed(1)} s)`].join("\n");
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? "" : "s"}`;
}

async function targetsAt(path: string): Promise<Target[]> {
  if (!existsSync(path)) throw new NotesProblem(`There is no ${path}.`);
  if (statSync(path).isFile()) {
    if (!existsSync(join(dirname(path), courseFileName)))
      throw new NotesProblem(`${path} is in no course: there is no ${courseFileName} beside it.`);
    return [{ directory: dirname(path), files: basename(path) === courseFileName ? [] : [basename(path)] }];
  }
  if (existsSync(join(path, courseFileName))) return [{ directory: path, files: [] }];
  const courses = await new NotesLibrary(path).courses();
  if (courses.length === 0)
    throw new NotesProblem(`There is no course in ${path}: no folder has a ${courseFileName}.`);
  return courses.map((course) => ({ directory: join(path, course), files: [] }));
}

/** Each course once; one that is named as a whole is checked as a whole. */
function mergeTargets(targets: readonly Target[]): Target[] {
  const merged = new Map<string, Target>();
  for (const { directory, files } of targets) {
    const known = merged.get(resolve(directory));
    const all = files.length === 0 || known?.files.length === 0;
    merged.set(resolve(directory), {
      directory: known?.directory ?? directory,
      files: all ? [] : [...(known?.files ?? []), ...files],
    });
  }
  return [...merged.values()];
}

async function checkTarget({ directory, files }: Target, cache: CompileCache | undefined) {
  const slug = basename(resolve(directory));
  const course = await recompileCourse(slug, await readCourseFiles(directory), { gate: true }, cache);
  const wanted = ({ file }: { file: string }) => files.length === 0 || files.includes(file);
  const placed = <Finding extends { readonly file: string }>(finding: Finding) => ({
    ...finding,
    file: join(directory, finding.file),
  });
  return {
    items: course.items.filter(wanted).length,
    diagnostics: course.diagnostics.filter(wanted).map(placed),
    findings: course.findings.filter(wanted).map(placed),
  };
}
