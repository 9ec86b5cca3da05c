/** `notes check`: the diagnostics of the notes, and the findings of the publish gate. */
import { existsSync, statSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import type { CompiledCourse } from "@/lib/notes/compiled-course";
import { courseFileName } from "@/lib/notes/file-names";
import { recompileCourse } from "@/lib/notes/recompile-course";
import { type FileCache, openCompileCache } from "@/lib/services/compile-cache-files";
import { readCourseFiles } from "@/lib/services/read-course-files";
import { NotesLibrary } from "./notes-library";
import { NotesProblem } from "./notes-problem";

export type CheckReport = {
  readonly courses: number;
  readonly items: number;
  readonly diagnostics: readonly Diagnostic[];
  readonly findings: CompiledCourse["findings"];
};

type Target = {
  /** A course's directory, absolute. */
  readonly directory: string;
  /** The same as printed. */
  readonly shown: string;
  /** Only findings in these files; all if it is empty. */
  readonly files: readonly string[];
};

/** `paths` are content directories, courses or notes, relative to `directory` and printed as given. */
export async function checkNotes(directory: string, paths: readonly string[]): Promise<CheckReport> {
  const targets = (await Promise.all(paths.map((path) => targetsAt(resolve(directory, path), path)))).flat();
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

/** One line for each finding with its remedy below it, then the totals. */
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

async function targetsAt(path: string, shown: string): Promise<Target[]> {
  if (!existsSync(path)) throw new NotesProblem(`There is no ${shown}.`);
  if (statSync(path).isFile()) {
    const directory = dirname(path);
    if (!existsSync(join(directory, courseFileName)))
      throw new NotesProblem(`${shown} is in no course: there is no ${courseFileName} beside it.`);
    const files = basename(path) === courseFileName ? [] : [basename(path)];
    return [{ directory, shown: dirname(shown), files }];
  }
  if (existsSync(join(path, courseFileName))) return [{ directory: path, shown, files: [] }];
  const courses = await new NotesLibrary(path).courses();
  if (courses.length === 0)
    throw new NotesProblem(`There is no course in ${shown}: no folder has a ${courseFileName}.`);
  return courses.map((course) => ({ directory: join(path, course), shown: join(shown, course), files: [] }));
}

/** Each course once; a course named as a whole is checked as a whole. */
function mergeTargets(targets: readonly Target[]): Target[] {
  const merged = new Map<string, Target>();
  for (const { directory, shown, files } of targets) {
    const known = merged.get(directory);
    const all = files.length === 0 || known?.files.length === 0;
    merged.set(directory, {
      directory,
      shown: known?.shown ?? shown,
      files: all ? [] : [...(known?.files ?? []), ...files],
    });
  }
  return [...merged.values()];
}

async function checkTarget({ directory, shown, files }: Target, cache: FileCache | undefined) {
  const slug = basename(directory);
  const texts = await readCourseFiles(directory);
  const course = await recompileCourse(slug, texts, { gate: true }, cache, async (...course) => {
    const { compileInThreads } = await import("@/lib/services/compile-in-threads");
    return compileInThreads(...course);
  });
  const wanted = ({ file }: { file: string }) => files.length === 0 || files.includes(file);
  const placed = <Finding extends { readonly file: string }>(finding: Finding) => ({
    ...finding,
    file: join(shown, finding.file),
  });
  return {
    items: course.items.filter(wanted).length,
    diagnostics: course.diagnostics.filter(wanted).map(placed),
    findings: course.findings.filter(wanted).map(placed),
  };
}
