/** Reads a course's files before any note. */

import { type Diagnostic, diagnostic, startOf } from "@/lib/blocks/diagnostic";
import { locales, originalLocale } from "@/lib/i18n/locale";
import type { Picture } from "@/lib/pictures/picture";
import { pictureAddress } from "@/lib/pictures/picture-address";
import { type CourseFile, noText, readCourseFile } from "./course-file";
import { type CourseFiles, isPicture, whyUnreadable } from "./course-files";
import type { Outline } from "./course-index";
import { courseFileName, isPictureName, noteFileName, noteSlugs } from "./file-names";
import { strayFiles } from "./stray-files";
import { unreadableFile } from "./unreadable-file";

/** `diagnostics` are those of the course's file and of all files that belong to no note. */
export function readCourse(files: CourseFiles): { course: Course; diagnostics: readonly Diagnostic[] } {
  const { course, diagnostics } = readList(files);
  const pictures = new Map(
    [...files].flatMap(([name, file]) =>
      isPictureName(name) ? [[name, isPicture(file) ? file : null]] : [],
    ),
  );
  const stray = strayFiles([...files.keys()].slice(0, mostFiles));
  return {
    course: { ...course, pictures },
    diagnostics: [
      ...tooManyFiles(files),
      ...unreadableFiles(files, course.notes, stray),
      ...stray,
      ...diagnostics,
    ],
  };
}

export function outlineOf(slug: string, { notes, concepts, hasAllConcepts, pictures }: Course): Outline {
  const addresses = [...pictures].map(([name, file]) => [name, file && pictureAddress(slug, name, file)]);
  return {
    slug,
    listed: notes,
    concepts: hasAllConcepts ? concepts.map(({ id }) => id) : null,
    pictures: Object.fromEntries(addresses),
  };
}

const mostFiles = 1_000;

function tooManyFiles(files: CourseFiles): Diagnostic[] {
  if (files.size <= mostFiles) return [];
  const message = `There are more than ${mostFiles} files in the course's folder.`;
  const remedy = "Make several courses of it.";
  return [diagnostic(startOf(courseFileName), { rule: "too-much", message, remedy })];
}

/** A course file that lists each note once; by default all existing ones. */
type ListedCourse = CourseFile & { readonly notes: readonly string[] };

/** With the pictures by file name; null for a file that is none. */
export type Course = ListedCourse & { readonly pictures: ReadonlyMap<string, Picture | null> };

const emptyCourse: ListedCourse = {
  title: noText,
  summary: noText,
  notes: [],
  concepts: [],
  hasAllConcepts: false,
};

/** Except those of the notes. Files that belong to no note may be anything. */
function unreadableFiles(
  files: CourseFiles,
  notes: readonly string[],
  stray: readonly Diagnostic[],
): Diagnostic[] {
  const exempt = new Set([
    ...notes.flatMap((note) => locales.map((locale) => noteFileName(note, locale))),
    ...stray.map(({ file }) => file),
  ]);
  return [...files].flatMap(([name, file]) => {
    const why = whyUnreadable(file);
    return why === null || exempt.has(name) ? [] : [unreadableFile(name, why)];
  });
}

/** Null if it is missing or unreadable, which is reported elsewhere. */
function findText(files: CourseFiles, name: string): string | null {
  const file = files.get(name);
  return typeof file === "string" ? file : null;
}

function readList(files: CourseFiles): {
  course: ListedCourse;
  diagnostics: readonly Diagnostic[];
} {
  const content = findText(files, courseFileName);
  if (content === null) {
    if (files.has(courseFileName))
      return { course: { ...emptyCourse, notes: noteSlugs([...files.keys()]) }, diagnostics: [] };
    const missing = diagnostic(startOf(courseFileName), {
      rule: "missing-file",
      message: "The course has no `course.yaml`.",
      remedy: "Add it, with title, summary, notes and concepts.",
    });
    return { course: emptyCourse, diagnostics: [missing] };
  }
  const { yaml, course, diagnostics } = readCourseFile(courseFileName, content);
  const written = course.notes;
  if (written === null) return { course: { ...course, notes: noteSlugs([...files.keys()]) }, diagnostics };
  const notes = [...new Set(written)].filter((note) => note !== "");
  const missing = notes.flatMap((note) =>
    files.has(noteFileName(note, originalLocale))
      ? []
      : [
          yaml.problem(["notes", written.indexOf(note)], {
            rule: "missing-file",
            message: `There is no ${noteFileName(note, originalLocale)}.`,
            remedy: "Write it, or take it from the list.",
          }),
        ],
  );
  const unlisted = noteSlugs([...files.keys()])
    .filter((note) => !notes.includes(note))
    .map((note) =>
      yaml.problem(["notes"], {
        severity: "warning",
        rule: "unlisted-note",
        message: `${noteFileName(note, originalLocale)} is not in the list, so it is not published.`,
        remedy: `Add \`${note}\` where it belongs.`,
      }),
    );
  return { course: { ...course, notes }, diagnostics: [...diagnostics, ...missing, ...unlisted] };
}
