/** Compiles a course on all processors: each thread compiles some of its notes. */
import { availableParallelism } from "node:os";
import { Worker } from "node:worker_threads";
import { withGraphviz } from "@/lib/figures/graphviz";
import { type CompileOptions, joinNotes } from "@/lib/notes/compile-course";
import type { MadeNote } from "@/lib/notes/compile-note";
import type { CompiledCourse } from "@/lib/notes/compiled-course";
import type { CourseFiles } from "@/lib/notes/course-files";
import { courseAnswers, type NotePlaces, type Outline } from "@/lib/notes/course-index";
import { type NoteOutline, NoteState } from "@/lib/notes/note-state";
import { outlineOf, readCourse } from "@/lib/notes/read-course";
import type { FileCache } from "./compile-cache-files";

/** The first message to a thread: the notes to compile. It answers with a NoteOutline for each. */
export type ShareRequest = {
  readonly course: string;
  readonly notes: readonly string[];
  readonly files: CourseFiles;
  readonly options: CompileOptions;
  readonly cache: Pick<FileCache, "directory" | "code"> | null;
};

/** The second message. It answers with a MadeNote, or null, for each. */
export type IndexRequest = { readonly outline: Outline; readonly places: readonly NotePlaces[] };

/** Starting a thread takes as long as compiling this many characters. */
const charactersForThread = 200_000;
/** More processors are hardly ever idle, and each thread holds a compiler. */
const mostThreads = 4;

/** The same result as `compileCourse`; `processors` defaults to those of the machine. */
export async function compileInThreads(
  slug: string,
  files: CourseFiles,
  options: CompileOptions,
  cache: FileCache | undefined,
  processors = Math.min(mostThreads, availableParallelism()),
): Promise<CompiledCourse> {
  const { course, diagnostics } = readCourse(files);
  const states = course.notes.map((note) => NoteState.of(note, files, undefined));
  const unknown = states.filter((note) => !note.isKnown(slug, options, cache));
  const [, ...shares] = sharesOf(unknown, processors);
  const place = cache === undefined ? null : { directory: cache.directory, code: cache.code };
  const threads = shares.map((notes) => new CompileThread(slug, notes, options, place));
  try {
    const isApart = new Set(shares.flat());
    const own = states.filter((note) => !isApart.has(note));
    const outlines = new Map<NoteState, NoteOutline>(
      await withGraphviz(() => own.map((note) => [note, note.outline(slug, options, cache)] as const)),
    );
    for (const thread of threads)
      for (const [note, found] of await thread.outlines()) outlines.set(note, found);
    const ordered = states.map((note) => outlines.get(note) as NoteOutline);
    const request = {
      outline: outlineOf(slug, course),
      places: ordered.flatMap(({ places }) => places ?? []),
    };
    for (const thread of threads) thread.begin(request);
    const answers = courseAnswers(request.outline, request.places);
    const made = new Map<NoteState, MadeNote | null>(
      await withGraphviz(() => own.map((note) => [note, note.make(slug, answers, options, cache)] as const)),
    );
    for (const thread of threads) for (const [note, one] of await thread.made()) made.set(note, one);
    return joinNotes(
      slug,
      course,
      diagnostics,
      states.map((note, at) => ({
        diagnostics: ordered[at]?.diagnostics ?? [],
        made: made.get(note) ?? null,
      })),
    );
  } finally {
    for (const thread of threads) thread.end();
  }
}

/** Splits the notes into shares of about the same duration, the first for this thread itself. */
function sharesOf(notes: readonly NoteState[], processors: number): NoteState[][] {
  const total = notes.reduce((sum, { characters }) => sum + characters, 0);
  const count = Math.max(1, Math.min(processors, notes.length, Math.floor(total / charactersForThread)));
  const shares = Array.from({ length: count }, () => ({ characters: 0, notes: [] as NoteState[] }));
  for (const note of notes.toSorted((a, b) => b.characters - a.characters)) {
    const least = shares.reduce((one, other) => (other.characters < one.characters ? other : one));
    least.notes.push(note);
    least.characters += note.characters;
  }
  return shares.map((share) => share.notes);
}

class CompileThread {
  readonly #worker: Worker;
  readonly #notes: readonly NoteState[];
  readonly #outlines: Promise<readonly NoteOutline[]>;
  #made: Promise<readonly (MadeNote | null)[]> | null = null;

  constructor(
    course: string,
    notes: readonly NoteState[],
    options: CompileOptions,
    cache: ShareRequest["cache"],
  ) {
    this.#notes = notes;
    this.#worker = new Worker(new URL("./compile-share.mjs", import.meta.url));
    const request: ShareRequest = {
      course,
      notes: notes.map(({ slug }) => slug),
      files: new Map(notes.flatMap(({ files }) => [...files])),
      options,
      cache,
    };
    this.#outlines = this.#ask(request);
  }

  async outlines(): Promise<(readonly [NoteState, NoteOutline])[]> {
    const outlines = await this.#outlines;
    return this.#notes.map((note, at) => [note, outlines[at] as NoteOutline]);
  }

  begin(request: IndexRequest): void {
    this.#made = this.#ask(request);
  }

  async made(): Promise<(readonly [NoteState, MadeNote | null])[]> {
    const made = (await this.#made) ?? [];
    return this.#notes.map((note, at) => [note, made[at] ?? null]);
  }

  end(): void {
    void this.#worker.terminate();
  }

  /** Rejects if the thread ends before it has answered, e.g. without memory. */
  #ask<Answer>(request: ShareRequest | IndexRequest): Promise<Answer> {
    const answer = new Promise<Answer>((resolve, reject) => {
      this.#worker.once("message", resolve);
      this.#worker.once("error", reject);
      this.#worker.once("exit", (code) => reject(new Error(`A compiling thread ended with ${code}.`)));
    });
    // The caller still gets the rejection; this only prevents it from counting as unhandled.
    answer.catch(() => {});
    this.#worker.postMessage(request);
    return answer;
  }
}
