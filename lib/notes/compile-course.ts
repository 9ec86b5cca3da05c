/** The files of a course → its notes and items, with everything that is wrong with them. Pure; never throws on bad input. */

import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { drawGraphFigure, type Figure, titleOf } from "@/lib/figures/figure";
import type { FindFigure } from "@/lib/figures/figure-to-label";
import { labelFigure } from "@/lib/figures/label-figure";
import { readFigure } from "@/lib/figures/read-figure";
import { type Locale, localize, originalLocale, translationLocales } from "@/lib/i18n/locale";
import type { Json } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import { plainWords } from "@/lib/markdown/plain-words";
import { renderInline } from "@/lib/markdown/render-markdown";
import { checkLinks } from "./check-links";
import { checkRenames } from "./check-renames";
import { type CompileCache, remembered } from "./compile-cache";
import type { CompiledCourse, CompiledItem, CompiledNote } from "./compiled-course";
import { type CourseFile, noText, readCourseFile } from "./course-file";
import type { CourseFiles } from "./course-files";
import { courseFileName, noteFileName, noteSlugs } from "./file-names";
import { type ParsedNote, parseNote } from "./parse-note";
import { findTranslations, hashOf, type ReadNoteBlock, readItems } from "./read-items";
import { strayFiles } from "./stray-files";
import { problemsInTexts } from "./texts-of-blocks";
import { type PlacedBlock, type PlacedFigure, placeOf, type TypesetNote, typesetNote } from "./typeset-note";
import { unreadableFile } from "./unreadable-file";

export type CompileOptions = {
  /** Run the publish gate on every item: seconds, where the rest takes a moment. */
  readonly gate: boolean;
  /** Make the reading pages; false where only the items are wanted. True unless said otherwise. */
  readonly pages?: boolean;
};

type ReadNote = {
  readonly slug: string;
  readonly position: number;
  readonly original: ParsedNote;
  /** One a language at most. */
  readonly translations: readonly ParsedNote[];
  readonly blocks: readonly ReadNoteBlock[];
};

type ParsedLanguages = Omit<ReadNote, "blocks">;

/**
 * `files` are `course.yaml` and `<note>.<locale>.md` by their names. Diagnostics are sorted by place.
 * Without `pages` the texts of the notes are empty, and what only shows there (quotes, math, links) is not checked. With a
 * `cache`, pages and findings are not made again for notes and items that have not changed.
 */
export function compileCourse(
  slug: string,
  files: CourseFiles,
  options: CompileOptions,
  cache?: CompileCache,
): CompiledCourse {
  const { course, diagnostics } = readCourse(files);
  const stray = strayFiles([...files.keys()].slice(0, mostFiles));
  const found: Diagnostic[] = [
    ...tooManyFiles(files),
    ...unreadableFiles(files, stray),
    ...stray,
    ...diagnostics,
  ];
  const parsed = course.notes.flatMap((note, index) => parseLanguages(note, index + 1, files, found));
  const figures = readFigures(parsed, found);
  const isUnreadFigure = (id: string) =>
    parsed.length < course.notes.length ||
    parsed.some(({ original }) => original.figures.some((block) => block.id === id));
  const findFigure: FindFigure = (id) => {
    const figure = figures.get(id);
    if (figure === undefined && isUnreadFigure(id)) return undefined;
    return figure?.kind === "dot" ? labelFigure(figure) : null;
  };
  const notes = parsed.map((pair) => readNote(pair, course, findFigure, found));
  const items = notes.flatMap(itemsOf).map((item, index) => ({ ...item, position: index + 1 }));
  found.push(...repeatedIds(notes), ...checkRenames(items));
  const isWithPages = options.pages !== false;
  if (isWithPages) found.push(...checkLinks({ slug, listed: course.notes, notes }));
  const compiled = notes.map((note) => (isWithPages ? typeset(note, figures, found, cache) : unset(note)));
  return {
    slug,
    title: course.title,
    summary: course.summary,
    concepts: course.concepts,
    notes: compiled,
    items,
    diagnostics: firstOfEach(found.sort(byPlace)),
    findings: options.gate ? items.flatMap((item) => findingsOf(item, cache)) : [],
  };
}

const mostFiles = 1_000;

function tooManyFiles(files: CourseFiles): Diagnostic[] {
  if (files.size <= mostFiles) return [];
  const place = { severity: "error", file: courseFileName, line: 1, column: 1, rule: "too-much" } as const;
  const message = `There are more than ${mostFiles} files in the course's folder.`;
  return [{ ...place, message, remedy: "Make several courses of it." }];
}

/** Of a file. Nobody mends more before looking again. */
const mostDiagnostics = 200;

/** The first ones of each file, and how many more there are. `found` is sorted by place. */
function firstOfEach(found: readonly Diagnostic[]): Diagnostic[] {
  const byFile = new Map<string, Diagnostic[]>();
  for (const one of found) {
    const all = byFile.get(one.file);
    if (all === undefined) byFile.set(one.file, [one]);
    else all.push(one);
  }
  return [...byFile.values()].flatMap((all) => {
    const first = all.slice(0, mostDiagnostics);
    const last = first.at(-1);
    const rest = all.slice(mostDiagnostics);
    if (last === undefined || rest.length === 0) return first;
    const severity = rest.some((one) => one.severity === "error") ? "error" : "warning";
    const message = `There are ${rest.length} more problems in this file.`;
    return [
      ...first,
      { ...last, severity, rule: "more", message, remedy: "Mend those above first." } as const,
    ];
  });
}

/** A course file that lists each note once: all there are, if there is no list. */
type Course = CourseFile & { readonly notes: readonly string[] };

const emptyCourse: Course = {
  title: noText,
  summary: noText,
  notes: [],
  concepts: [],
  hasAllConcepts: false,
};

/** Files that belong to no note may be what they like. */
function unreadableFiles(files: CourseFiles, stray: readonly Diagnostic[]): Diagnostic[] {
  return [...files].flatMap(([name, file]) =>
    typeof file === "string" || stray.some((one) => one.file === name) ? [] : [unreadableFile(name, file)],
  );
}

/** Null if it is not there or can't be read, which is reported elsewhere. */
function findText(files: CourseFiles, name: string): string | null {
  const file = files.get(name);
  return typeof file === "string" ? file : null;
}

function readCourse(files: CourseFiles): {
  course: Course;
  diagnostics: readonly Diagnostic[];
} {
  const content = findText(files, courseFileName);
  if (content === null) {
    if (files.has(courseFileName))
      return { course: { ...emptyCourse, notes: noteSlugs([...files.keys()]) }, diagnostics: [] };
    const missing = {
      severity: "error",
      file: courseFileName,
      line: 1,
      column: 1,
      rule: "missing-file",
    } as const;
    const words = {
      message: "The course has no `course.yaml`.",
      remedy: "Add it, with title, summary, notes and concepts.",
    };
    return { course: emptyCourse, diagnostics: [{ ...missing, ...words }] };
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

/** A note that can't be read to its end is left out, and such a translation is as good as none: what they lack is no fault. */
function parseLanguages(
  slug: string,
  position: number,
  files: CourseFiles,
  found: Diagnostic[],
): ParsedLanguages[] {
  const parse = (locale: Locale): ParsedNote[] => {
    const file = noteFileName(slug, locale);
    const content = findText(files, file);
    if (content === null) return [];
    const note = parseNote(file, locale, content);
    found.push(...note.diagnostics);
    return [note];
  };
  const [original] = parse(originalLocale);
  if (original === undefined) return [];
  const translations = translationLocales.flatMap(parse).filter(({ isWhole }) => isWhole);
  for (const locale of translationLocales) {
    if (!files.has(noteFileName(slug, locale))) found.push(untranslated(original, slug, locale));
  }
  return original.isWhole ? [{ slug, position, original, translations }] : [];
}

/** All figures of the course by their ids: what tests a figure may stand in another note. */
function readFigures(notes: readonly ParsedLanguages[], found: Diagnostic[]): ReadonlyMap<string, Figure> {
  const figures = new Map<string, Figure>();
  for (const { original, translations } of notes) {
    const translated = translations.map(({ figures }) => figures);
    for (const block of original.figures) {
      const { figure, diagnostics } = readFigure(
        block,
        findTranslations(block, original.figures, translated),
      );
      found.push(...diagnostics);
      if (figure !== null) figures.set(figure.id, figure);
    }
  }
  return figures;
}

function readNote(
  note: ParsedLanguages,
  { concepts, hasAllConcepts }: Course,
  findFigure: FindFigure,
  found: Diagnostic[],
): ReadNote {
  const known = hasAllConcepts ? concepts.map(({ id }) => id) : null;
  const { blocks, diagnostics } = readItems(note.original, note.translations, known, findFigure);
  found.push(...diagnostics);
  return { ...note, blocks };
}

const englishNames = new Intl.DisplayNames("en", { type: "language" });

function untranslated({ file }: ParsedNote, slug: string, locale: Locale): Diagnostic {
  const message = `The note has no ${englishNames.of(locale)} translation, so it is shown in English.`;
  return {
    severity: "warning",
    file,
    line: 1,
    column: 1,
    rule: "missing-translation",
    message,
    remedy: `Write ${noteFileName(slug, locale)}.`,
  };
}

function itemsOf({ slug, blocks }: ReadNote): Omit<CompiledItem, "position">[] {
  return blocks.flatMap(({ block, items }) =>
    items.map((item) => {
      const kind = kindOf(block.kind);
      const { tests, misconceptions } = kind.counts(item.body);
      return {
        id: item.id,
        ...(item.was === undefined ? {} : { was: item.was }),
        kind: block.kind,
        graded: kind.graded,
        note: slug,
        file: block.file,
        line: block.line,
        anchor: block.anchor ?? "",
        place: placeOf(block.id ?? item.group),
        group: item.group,
        concepts: item.concepts,
        locales: item.locales,
        tests,
        misconceptions,
        // Kinds promise that their bodies are plain JSON; what JSON doesn't keep (undefined fields) goes here.
        body: JSON.parse(JSON.stringify(item.body)) as Json,
        hash: hashOf(block.kind, item.body),
      };
    }),
  );
}

/** Ids of blocks and figures, which are places on the page, and of the items that clozes make are one namespace. */
function repeatedIds(notes: readonly ReadNote[]): Diagnostic[] {
  const first = new Map<string, string>();
  return notes.flatMap(({ original, blocks }) =>
    [...blocks, ...original.figures.map((block) => ({ block, items: [] }))].flatMap(({ block, items }) => {
      const ids = [...new Set([...(block.id === null ? [] : [block.id]), ...items.map(({ id }) => id)])];
      const taken = ids.find((id) => first.has(id));
      for (const id of ids) if (!first.has(id)) first.set(id, `${block.file}, line ${block.line}`);
      if (taken === undefined) return [];
      const { file, line, column } = block;
      const message = `The id \`${taken}\` is taken: ${first.get(taken)}.`;
      const remedy = "Choose another. An id is for ever, so it is never used again.";
      return [{ severity: "error", file, line, column, rule: "duplicate-id", message, remedy } as const];
    }),
  );
}

function typeset(
  { slug, position, original, translations, blocks }: ReadNote,
  figures: ReadonlyMap<string, Figure>,
  found: Diagnostic[],
  cache: CompileCache | undefined,
): CompiledNote {
  const place = (note: ParsedNote): TypesetNote => {
    const { locale } = note;
    const placed = note.blocks.map((block) =>
      placedBlock(
        blocks.find((read) => read.block === block || read.translations.includes(block)),
        locale,
      ),
    );
    const inNote = note.figures.map(({ id }) => figures.get(id ?? ""));
    const { tree: _, ...written } = note; // the tree is that of the text
    const typeset = remembered(cache, "page", [written, placed, inNote], () => {
      const { text, diagnostics } = typesetNote(
        note,
        placed,
        inNote.map((figure) => placedFigure(figure, locale)),
      );
      const inBlocks = [...note.blocks, ...note.figures].flatMap(problemsInTexts);
      return { text, diagnostics: [...diagnostics, ...inBlocks] };
    });
    found.push(...typeset.diagnostics);
    return typeset;
  };
  const texts = localize(place(original).text, (locale) => {
    const translation = translations.find((note) => note.locale === locale);
    return translation && place(translation).text;
  });
  return { slug, position, texts };
}

function placedBlock(read: ReadNoteBlock | undefined, locale: Locale): PlacedBlock | null {
  const [item] = read?.items ?? [];
  if (read === undefined || item === undefined) return null;
  return {
    id: read.block.id ?? item.group,
    itemIds: read.items.map(({ id }) => id),
    quote: item.quote[locale] ?? null,
  };
}

function placedFigure(figure: Figure | undefined, locale: Locale): PlacedFigure | null {
  if (figure === undefined) return null;
  const title = titleOf(figure, locale);
  return { id: figure.id, caption: renderInline(title, locale), drawing: drawingOf(figure, locale) };
}

function drawingOf(figure: Figure, locale: Locale): PlacedFigure["drawing"] {
  if (figure.kind === "dot") return { kind: "svg", ...drawGraphFigure(figure, locale) };
  const { component, values } = figure;
  return { kind: "component", component, values, title: plainWords(titleOf(figure, locale)) };
}

function unset({ slug, position, original: { title } }: ReadNote): CompiledNote {
  const text = { title, headings: [], segments: [], minutes: 0 };
  return { slug, position, texts: { [originalLocale]: text } };
}

function findingsOf(item: CompiledItem, cache: CompileCache | undefined): CompiledCourse["findings"] {
  const { id, kind, body, file, line } = item;
  const gate = () => kindOf(kind).gate(body);
  // The other kinds have nothing to try out: they are looked at as fast as they are looked up.
  const found = kind === "exercise" ? remembered(cache, "gate", [kind, body], gate) : gate();
  return found.map((finding) => ({ ...finding, item: id, file, line }));
}

function byPlace(a: Diagnostic, b: Diagnostic): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column;
}
