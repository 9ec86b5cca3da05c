/** Compiles the files of a course to its notes and items, with all diagnostics. Pure; never throws on bad input. */

import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { checkIds } from "./check-ids";
import type { CompileCache } from "./compile-cache";
import type { CompileOptions, MadeNote } from "./compile-note";
import type { CompiledCourse, CompiledItem } from "./compiled-course";
import type { CourseFiles } from "./course-files";
import { type CourseIndex, courseAnswers } from "./course-index";
import { courseFileName } from "./file-names";
import { Memo } from "./memo";
import { NoteState } from "./note-state";
import { inOrder } from "./order-diagnostics";
import { type Course, outlineOf, readCourse } from "./read-course";

export type { CompileOptions } from "./compile-note";

/**
 * `files` are `course.yaml` and `<note>.<locale>.md` by name. Diagnostics are sorted by place. Without `pages` the
 * texts of the notes are empty, and quotes, math and links are not checked. With a `cache`, pages and findings of
 * unchanged notes and items are reused.
 */
export function compileCourse(
  slug: string,
  files: CourseFiles,
  options: CompileOptions,
  cache?: CompileCache,
): CompiledCourse {
  return new CourseCompiler(slug).compile(files, options, cache);
}

/** A note of the course as far as it is readable, in the course's order. */
export type CourseNote = {
  readonly diagnostics: readonly Diagnostic[];
  readonly made: MadeNote | null;
};

/** Joins the results of all notes; `found` are the diagnostics from before. */
export function joinNotes(
  slug: string,
  { title, summary, concepts, notes: listed }: Course,
  found: readonly Diagnostic[],
  notes: readonly CourseNote[],
): CompiledCourse {
  const made = notes.flatMap((note) => note.made ?? []);
  return {
    slug,
    title,
    summary,
    concepts,
    notes: made.map(({ compiled }) => ({
      slug: compiled.slug,
      position: listed.indexOf(compiled.slug) + 1,
      texts: compiled.texts,
      graphs: compiled.graphs,
    })),
    items: numberedItems(made),
    diagnostics: inOrder([
      ...found,
      ...notes.flatMap(({ diagnostics }) => diagnostics),
      ...made.flatMap(({ diagnostics }) => diagnostics.items),
      ...checkIds(made.map(({ ids }) => ids)),
      ...made.flatMap(({ diagnostics }) => diagnostics.pages),
    ]),
    findings: made.flatMap(({ findings }) => findings),
  };
}

const numbered = new WeakMap<MadeNote, { readonly after: number; readonly items: readonly CompiledItem[] }>();

/** Renumbers a note's items only if the number of items before them has changed. */
function numberedItems(notes: readonly MadeNote[]): CompiledItem[] {
  const all: CompiledItem[] = [];
  for (const note of notes) {
    const after = all.length;
    const before = numbered.get(note);
    const items =
      before?.after === after
        ? before.items
        : note.items.map((item, index) => ({ ...item, position: after + index + 1 }));
    numbered.set(note, { after, items });
    all.push(...items);
  }
  return all;
}

/**
 * Compiles one course repeatedly, as an editor does, and reuses everything that has not changed. It holds only the
 * results of the last two compilations.
 */
export class CourseCompiler {
  #notes: ReadonlyMap<string, NoteState> = new Map();
  #index: CourseIndex;
  #memo = new Memo();

  constructor(readonly slug: string) {
    this.#index = { slug, listed: [], concepts: null, pictures: {}, notes: [] };
  }

  /** The index of the last compiled course. */
  get index(): CourseIndex {
    return this.#index;
  }

  /** Independent of the content of the notes. */
  #readCourse(files: CourseFiles) {
    const dependsOn = [...files].map(([name, file]) =>
      name === courseFileName || typeof file !== "string" ? [name, file] : [name],
    );
    this.#memo = new Memo(this.#memo);
    return this.#memo.get(JSON.stringify(dependsOn), () => {
      const read = readCourse(files);
      return { ...read, outline: outlineOf(this.slug, read.course) };
    });
  }

  compile(files: CourseFiles, options: CompileOptions, cache?: CompileCache): CompiledCourse {
    const { course, diagnostics, outline } = this.#readCourse(files);
    const states = course.notes.map((note) => NoteState.of(note, files, this.#notes.get(note)));
    this.#notes = new Map(states.map((note) => [note.slug, note]));
    const outlines = states.map((note) => note.outline(this.slug, options, cache));
    const answers = courseAnswers(
      outline,
      outlines.flatMap(({ places }) => places ?? []),
    );
    const made = states.map((note) => note.make(this.slug, answers, options, cache));
    this.#index = {
      ...outline,
      notes: outlines.flatMap(({ places }, at) => {
        const ids = made[at]?.ids;
        return places === null || ids === undefined ? [] : [{ places, ids }];
      }),
    };
    const notes = outlines.map((note, at) => ({ diagnostics: note.diagnostics, made: made[at] ?? null }));
    return joinNotes(this.slug, course, diagnostics, notes);
  }
}
