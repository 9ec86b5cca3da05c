/** A note as compiled before, by this process or by another one that left it in the cache. */
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { locales } from "@/lib/i18n/locale";
import { type CompileCache, cacheKey } from "./compile-cache";
import { type CompileOptions, type MadeNote, makeNote, type ReadNote, readNote } from "./compile-note";
import type { CourseFiles } from "./course-files";
import { type Answered, Asked, type CourseAnswers, type NotePlaces } from "./course-index";
import { noteFileName } from "./file-names";
import type { Memo } from "./memo";

/** A note's own content; `places` is null for an unreadable one. */
export type NoteOutline = {
  readonly diagnostics: readonly Diagnostic[];
  readonly places: NotePlaces | null;
};

/** Plain JSON. `made` is valid if the course still gives the same answers to its questions. */
type StoredNote = NoteOutline & {
  readonly answered: readonly Answered[];
  readonly made: MadeNote | null;
};

export class NoteState {
  readonly #before: Memo | undefined;
  #read: ReadNote | null = null;
  #stored: StoredNote | null = null;
  #made: { readonly note: MadeNote; readonly asked: Asked; readonly options: string } | null = null;

  /** The note in this state of its files; `before` is that of the last state. */
  static of(slug: string, files: CourseFiles, before: NoteState | undefined): NoteState {
    const names = locales.map((locale) => noteFileName(slug, locale));
    const own = new Map(names.flatMap((name) => [...entryOf(files, name)]));
    return before?.hasFiles(own) ? before : new NoteState(slug, own, before?.memo);
  }

  private constructor(
    readonly slug: string,
    /** Its own. */
    readonly files: CourseFiles,
    before: Memo | undefined,
  ) {
    this.#before = before;
  }

  get characters(): number {
    return [...this.files.values()].reduce((sum, file) => sum + file.toString().length, 0);
  }

  hasFiles(files: CourseFiles): boolean {
    return (
      files.size === this.files.size &&
      [...files].every(([name, file]) => isSameFile(file, this.files.get(name)))
    );
  }

  get memo(): Memo | undefined {
    return this.#read?.memo ?? this.#before;
  }

  /** Whether this or another process has compiled it in this state. */
  isKnown(course: string, options: CompileOptions, cache: CompileCache | undefined): boolean {
    if (this.#read === null && this.#before === undefined)
      this.#stored ??= (cache?.read(this.#key(course, options)) as StoredNote | undefined) ?? null;
    return this.#read !== null || this.#stored !== null;
  }

  outline(course: string, options: CompileOptions, cache: CompileCache | undefined): NoteOutline {
    this.isKnown(course, options, cache);
    return this.#stored ?? outlineOf(this.#reading());
  }

  make(
    course: string,
    answers: CourseAnswers,
    options: CompileOptions,
    cache: CompileCache | undefined,
  ): MadeNote | null {
    const { places } = this.outline(course, options, cache);
    if (places === null) return null;
    const wanted = JSON.stringify([options.gate, options.pages !== false]);
    if (this.#made === null && this.#stored?.made) {
      const asked = Asked.restored(answers, this.#stored.answered);
      this.#made = { note: this.#stored.made, asked, options: wanted };
    }
    if (this.#made?.options === wanted && this.#made.asked.isAnsweredAlike(answers)) return this.#made.note;
    const { note, memo, diagnostics } = this.#reading();
    if (note === null) return null;
    const asked = new Asked(answers);
    const made = makeNote(course, this.slug, note, asked, options, memo, cache);
    this.#made = { note: made, asked, options: wanted };
    const stored: StoredNote = { diagnostics, places, answered: asked.answered, made };
    if (this.#before === undefined) cache?.write(this.#key(course, options), stored);
    return made;
  }

  #reading(): ReadNote {
    this.#read ??= readNote(this.slug, this.files, this.#before);
    return this.#read;
  }

  #key(course: string, options: CompileOptions): string {
    return cacheKey("note", [course, this.slug, [...this.files], options]);
  }
}

function outlineOf({ note, diagnostics }: ReadNote): NoteOutline {
  return { diagnostics, places: note?.places ?? null };
}

function* entryOf(files: CourseFiles, name: string) {
  const file = files.get(name);
  if (file !== undefined) yield [name, file] as const;
}

function isSameFile(a: unknown, b: unknown): boolean {
  return typeof a === "string" || typeof b === "string" ? a === b : JSON.stringify(a) === JSON.stringify(b);
}
