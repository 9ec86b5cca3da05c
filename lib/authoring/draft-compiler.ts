/** Compiles the note that somebody is writing, at every change, against the other notes of its course. */
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { locales } from "@/lib/i18n/locale";
import { kindOf } from "@/lib/items/registry";
import { compileNote, indexNote, type MadeNote } from "@/lib/notes/compile-note";
import type { CompiledCourse, CompiledItem } from "@/lib/notes/compiled-course";
import type { CourseFiles } from "@/lib/notes/course-files";
import type { NoteIndex, Outline } from "@/lib/notes/course-index";
import { courseFileName, noteFileName } from "@/lib/notes/file-names";
import type { Memo } from "@/lib/notes/memo";
import { type Course, outlineOf, readCourse } from "@/lib/notes/read-course";

export type Draft = {
  readonly course: Course;
  /** Those of the note's files and of the course's file. */
  readonly diagnostics: readonly Diagnostic[];
  /** Null if the note is unreadable, or not listed. */
  readonly made: MadeNote | null;
  /** The notes that have been read, this one among them. */
  readonly notes: readonly NoteIndex[];
};

type DraftItem = Omit<CompiledItem, "position">;
type Findings = CompiledCourse["findings"];

type Known = { readonly texts: readonly unknown[]; readonly index: NoteIndex | null };

/**
 * Its diagnostics of the note are those of `compileCourse` once `readNext` has read all the others; before that,
 * nothing is reported that depends on a note not read yet, except that ids are not compared with its ids.
 */
export class DraftCompiler {
  readonly #others = new Map<string, Known>();
  #memo: Memo | undefined;
  #course: { readonly key: string; readonly read: ReturnType<typeof readCourse> } | null = null;
  #gated = new Map<string, ReturnType<ReturnType<typeof kindOf>["gate"]>>();

  constructor(
    readonly slug: string,
    readonly note: string,
  ) {}

  /** Throws what `withGraphviz` catches, as long as Graphviz is not loaded, if the note shows or hides a graph. */
  compile(files: CourseFiles): Draft {
    const { course, diagnostics } = this.#readCourse(files);
    const others = this.#known(course);
    const index = { ...this.#outline(course), notes: others };
    const compiled = compileNote(
      this.note,
      files,
      index,
      { gate: false },
      this.#memo && { memo: this.#memo },
    );
    this.#memo = compiled.memo;
    const { made, places } = compiled;
    const own = new Set([courseFileName, ...this.#filesOf(this.note)]);
    return {
      course,
      diagnostics: [...diagnostics.filter(({ file }) => own.has(file)), ...compiled.diagnostics],
      made,
      notes: made === null || places === null ? others : [...others, { places, ids: made.ids }],
    };
  }

  /** Reads one note of the others that has changed since it was read; false if there is none. Needs no Graphviz. */
  readNext(files: CourseFiles): boolean {
    const { course } = this.#readCourse(files);
    const next = course.notes.find((note) => note !== this.note && !this.#isKnown(note, files));
    if (next === undefined) return false;
    this.#others.set(next, {
      texts: this.#texts(next, files),
      index: indexNote(next, files, this.#outline(course)),
    });
    return true;
  }

  /** Runs the publish gate on an item; at once if that was done before, in whichever place. */
  gate(item: DraftItem): Findings {
    const found = this.#gated.get(item.hash) ?? kindOf(item.kind).gate(item.body);
    this.#gated.set(item.hash, found);
    return found.map((finding) => ({ ...finding, item: item.id, file: item.file, line: item.line }));
  }

  isGated(item: DraftItem): boolean {
    return this.#gated.has(item.hash);
  }

  #outline(course: Course): Outline {
    return outlineOf(this.slug, course);
  }

  /** Independent of the content of the notes. */
  #readCourse(files: CourseFiles): ReturnType<typeof readCourse> {
    const key = JSON.stringify(
      [...files].map(([name, file]) =>
        typeof file === "string" && name !== courseFileName ? name : [name, file],
      ),
    );
    if (this.#course?.key !== key) this.#course = { key, read: readCourse(files) };
    return this.#course.read;
  }

  #filesOf(note: string): string[] {
    return locales.map((locale) => noteFileName(note, locale));
  }

  #texts(note: string, files: CourseFiles): unknown[] {
    return this.#filesOf(note).map((name) => files.get(name));
  }

  #isKnown(note: string, files: CourseFiles): boolean {
    const known = this.#others.get(note);
    return known !== undefined && this.#texts(note, files).every((text, at) => text === known.texts[at]);
  }

  #known(course: Course): NoteIndex[] {
    return course.notes.flatMap((note) => (note === this.note ? [] : (this.#others.get(note)?.index ?? [])));
  }
}
