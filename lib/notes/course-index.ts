/**
 * What the notes of a course need to know of each other: small and plain, so that one note can be compiled without the
 * others.
 */
import type { Figure } from "@/lib/figures/figure";
import { type Locale, originalLocale } from "@/lib/i18n/locale";
import type { CompiledItem } from "./compiled-course";

export type CourseIndex = Outline & { readonly notes: readonly NoteIndex[] };

/** The content of `course.yaml`. */
export type Outline = {
  readonly slug: string;
  /** Slugs of all listed notes, including unreadable ones, whose content is unknown. */
  readonly listed: readonly string[];
  /** Ids; null if unknown. */
  readonly concepts: readonly string[] | null;
  /** Addresses by file name; null for a file that is no picture. */
  readonly pictures: Readonly<Record<string, string | null>>;
};

/** The index of a readable note. */
export type NoteIndex = { readonly places: NotePlaces; readonly ids: NoteIds };

export type NotePlaces = {
  readonly slug: string;
  /** DOM ids that links may lead to: those of the original, then those of each translation. */
  readonly texts: readonly { readonly locale: Locale; readonly places: readonly string[] }[];
  /** `figure` is null for one with errors; it may be read only when it is asked for, and throw what `withGraphviz` catches. */
  readonly figures: readonly { readonly id: string | null; readonly figure: Figure | null }[];
};

export type NoteIds = {
  readonly slug: string;
  /** For each block and figure, in the order in which they are checked. */
  readonly taken: readonly {
    readonly file: string;
    readonly line: number;
    readonly column: number;
    readonly ids: readonly string[];
  }[];
  readonly items: readonly ItemName[];
};

export type ItemName = Pick<CompiledItem, "id" | "was" | "file" | "line">;

/** What a note may ask of the course. */
export type CourseAnswers = {
  listed(): readonly string[];
  concepts(): readonly string[] | null;
  /** The address of a picture; null if the file is none, undefined if there is no such file. */
  picture(name: string): string | null | undefined;
  /** The names of all pictures: to suggest one. */
  pictures(): readonly string[];
  /** Undefined if no complete figure has this id. */
  figure(id: string): Figure | undefined;
  /** Whether a figure with this id may be in unreadable text. */
  isUnreadFigure(id: string): boolean;
  /**
   * The link targets of a note, for links in this language. Headings that a translation lacks are reported there, so
   * links to them are not.
   */
  places(slug: string, locale: Locale): readonly string[] | undefined;
};

export function courseAnswers(outline: Outline, notes: readonly NotePlaces[]): CourseAnswers {
  const { listed, concepts, pictures } = outline;
  const blocks = notes.flatMap(({ figures }) => figures);
  const ids = new Set(blocks.map(({ id }) => id));
  const bySlug = new Map(notes.map((note) => [note.slug, note]));
  return {
    listed: () => listed,
    concepts: () => concepts,
    picture: (name) => (Object.hasOwn(pictures, name) ? pictures[name] : undefined),
    pictures: () => Object.keys(pictures),
    figure: (id) => blocks.findLast((block) => block.id === id && block.figure !== null)?.figure ?? undefined,
    isUnreadFigure: (id) => notes.length < listed.length || ids.has(id),
    places: (slug, locale) => {
      const note = bySlug.get(slug);
      return note && placesFor(note, locale);
    },
  };
}

const found = new WeakMap<NotePlaces, Map<Locale, readonly string[]>>();

/** The same list object for the same note, so that unchanged lists are recognised at once. */
function placesFor(note: NotePlaces, locale: Locale): readonly string[] {
  const lists = found.get(note) ?? new Map<Locale, readonly string[]>();
  found.set(note, lists);
  const shown = note.texts.filter((text) => text.locale === originalLocale || text.locale === locale);
  const list = lists.get(locale) ?? shown.flatMap(({ places }) => places);
  lists.set(locale, list);
  return list;
}

type Question =
  | readonly ["listed" | "concepts" | "pictures"]
  | readonly ["figure" | "isUnreadFigure" | "picture", id: string]
  | readonly ["places", slug: string, locale: Locale];

/** Plain JSON; `answer` is its text. */
export type Answered = { readonly question: Question; readonly answer: string };

/**
 * Passes on the course's answers and records the questions: with the same answers to them, a note compiles to the same.
 */
export class Asked implements CourseAnswers {
  readonly #asked = new Map<string, { readonly question: Question; readonly answer: unknown }>();
  /** The questions when another process compiled the note. */
  #restored: readonly Answered[] = [];

  constructor(readonly answers: CourseAnswers) {}

  static restored(answers: CourseAnswers, answered: readonly Answered[]): Asked {
    const asked = new Asked(answers);
    asked.#restored = answered;
    return asked;
  }

  listed = () => this.#ask(["listed"], () => this.answers.listed());
  concepts = () => this.#ask(["concepts"], () => this.answers.concepts());
  picture = (name: string) => this.#ask(["picture", name], () => this.answers.picture(name));
  pictures = () => this.#ask(["pictures"], () => this.answers.pictures());
  figure = (id: string) => this.#ask(["figure", id], () => this.answers.figure(id));
  isUnreadFigure = (id: string) => this.#ask(["isUnreadFigure", id], () => this.answers.isUnreadFigure(id));
  places = (slug: string, locale: Locale) =>
    this.#ask(["places", slug, locale], () => this.answers.places(slug, locale));

  get answered(): Answered[] {
    return [...this.#asked.values()].map(({ question, answer }) => ({ question, answer: textOf(answer) }));
  }

  isAnsweredAlike(others: CourseAnswers): boolean {
    return (
      this.#restored.every(({ question, answer }) => textOf(answerTo(question, others)) === answer) &&
      [...this.#asked.values()].every(({ question, answer }) => isSame(answer, answerTo(question, others)))
    );
  }

  #ask<Answer>(question: Question, ask: () => Answer): Answer {
    const key = JSON.stringify(question);
    const known = this.#asked.get(key);
    if (known !== undefined) return known.answer as Answer;
    const answer = ask();
    this.#asked.set(key, { question, answer });
    return answer;
  }
}

function answerTo([what, name = "", locale = originalLocale]: Question, answers: CourseAnswers): unknown {
  return what === "places" ? answers.places(name, locale) : answers[what](name);
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || textOf(a) === textOf(b);
}

/** An empty text for undefined. */
function textOf(answer: unknown): string {
  return JSON.stringify(answer) ?? "";
}
