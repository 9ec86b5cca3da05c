/** Compiles one note of a course, in all its languages, to its page, its items and its diagnostics. */

import { type Diagnostic, diagnostic, startOf } from "@/lib/blocks/diagnostic";
import { readYamlBlock } from "@/lib/blocks/yaml-block";
import { drawGraphFigure, type Figure, type GraphFigure, titleOf } from "@/lib/figures/figure";
import type { FigureToLabel, FindFigure } from "@/lib/figures/figure-to-label";
import { type GraphvizAnswers, notingGraphviz } from "@/lib/figures/graphviz";
import { labelFigure } from "@/lib/figures/label-figure";
import { readFigure } from "@/lib/figures/read-figure";
import { type Locale, originalLocale } from "@/lib/i18n/locale";
import { localize, translationLocales } from "@/lib/i18n/localized";
import { kindOf } from "@/lib/items/registry";
import { plainWords } from "@/lib/markdown/plain-words";
import { renderInline } from "@/lib/markdown/render-markdown";
import { checkIds } from "./check-ids";
import { checkLinks } from "./check-links";
import { type CompileCache, remembered } from "./compile-cache";
import type { CompiledCourse, CompiledItem, CompiledNote } from "./compiled-course";
import { type CourseFiles, whyUnreadable } from "./course-files";
import {
  type CourseAnswers,
  type CourseIndex,
  courseAnswers,
  type ItemName,
  type NoteIds,
  type NoteIndex,
  type NotePlaces,
  type Outline,
} from "./course-index";
import { noteFileName } from "./file-names";
import { type FoundLink, findLinks } from "./find-links";
import { Memo } from "./memo";
import { inOrder } from "./order-diagnostics";
import { type ParsedBlock, type ParsedNote, parseNote } from "./parse-note";
import { pictureNames } from "./place-pictures";
import { findTranslations, type ReadNoteBlock, readItems } from "./read-items";
import { problemsInTexts } from "./texts-of-blocks";
import { type PlacedBlock, type PlacedFigure, placeOf, placeProblems, typesetNote } from "./typeset-note";
import { unreadableFile } from "./unreadable-file";

export type CompileOptions = {
  /** Run the publish gate on every item: seconds, while the rest takes a moment. */
  readonly gate: boolean;
  /** Make the reading pages; false if only the items are needed. Default: true. */
  readonly pages?: boolean;
};

/** One note with all diagnostics of its files. Findings and items are the same as in the whole course. */
export type NoteCompilation = {
  /** Null if it is unreadable. */
  readonly made: MadeNote | null;
  /** Null with it. */
  readonly places: NotePlaces | null;
  readonly diagnostics: readonly Diagnostic[];
  /** Pass it to the next compilation of the note. */
  readonly memo: Memo;
};

/**
 * Compiles a note against an index of its course, which may describe an earlier state of the note. Uses only the note's
 * own files.
 */
export function compileNote(
  slug: string,
  files: CourseFiles,
  index: CourseIndex,
  options: CompileOptions,
  { memo: before, cache }: { readonly memo?: Memo; readonly cache?: CompileCache } = {},
): NoteCompilation {
  const { note, memo, diagnostics } = readNote(slug, files, before);
  if (note === null) return { made: null, places: null, diagnostics: inOrder(diagnostics), memo };
  const known = new Map(index.notes.map((one) => [one.places.slug, one]));
  const notes = index.listed.flatMap((one) => (one === slug ? "itself" : (known.get(one) ?? [])));
  const answers = courseAnswers(
    index,
    notes.map((one) => (one === "itself" ? note.places : one.places)),
  );
  const made = makeNote(index.slug, slug, note, answers, options, memo, cache);
  const ids = checkIds(notes.map((one) => (one === "itself" ? made.ids : one.ids)));
  return {
    made,
    places: note.places,
    diagnostics: inOrder([
      ...diagnostics,
      ...made.diagnostics.items,
      ...ids.filter(({ file }) => file === note.original.file),
      ...made.diagnostics.pages,
    ]),
    memo,
  };
}

/** What a note's files contain by themselves. */
export type ReadNote = {
  readonly slug: string;
  /** Null if there is no note, or it was not read completely: its content is unknown. */
  readonly note: WholeNote | null;
  readonly diagnostics: readonly Diagnostic[];
  readonly memo: Memo;
};

export type WholeNote = {
  readonly original: ParsedNote;
  /** At most one per language; one that was not read completely is left out. */
  readonly translations: readonly ParsedNote[];
  readonly links: readonly { readonly locale: Locale; readonly found: readonly FoundLink[] }[];
  readonly places: NotePlaces;
  /** What Graphviz was asked for its figures. */
  readonly graphs: GraphvizAnswers;
};

/** A note with its dependencies on the others resolved. */
export type MadeNote = {
  readonly compiled: Omit<CompiledNote, "position">;
  readonly items: readonly Omit<CompiledItem, "position">[];
  readonly ids: NoteIds;
  /** Diagnostics of its items, and of its links and pages. */
  readonly diagnostics: { readonly items: readonly Diagnostic[]; readonly pages: readonly Diagnostic[] };
  readonly findings: CompiledCourse["findings"];
};

/**
 * Uses only the note's own `files`. `before` is the result of the last compilation. Figures that are read `later`, when
 * somebody asks for them, have no diagnostics.
 */
export function readNote(
  slug: string,
  files: CourseFiles,
  before?: Memo,
  readsFigures: "at once" | "later" = "at once",
): ReadNote {
  const memo = new Memo(before);
  if (!files.has(noteFileName(slug, originalLocale))) return { slug, note: null, diagnostics: [], memo };
  const diagnostics: Diagnostic[] = [];
  const parse = (locale: Locale): ParsedNote[] => {
    const name = noteFileName(slug, locale);
    const file = files.get(name);
    if (file === undefined) return [];
    if (typeof file !== "string") {
      diagnostics.push(unreadableFile(name, whyUnreadable(file) ?? { reason: "no-file" }));
      return [];
    }
    const note = parseNote(name, locale, file, memo);
    diagnostics.push(...note.diagnostics);
    return [note];
  };
  const [original] = parse(originalLocale);
  const translations = translationLocales.flatMap(parse).filter(({ isWhole }) => isWhole);
  if (original === undefined) return { slug, note: null, diagnostics, memo };
  for (const locale of translationLocales) {
    if (!files.has(noteFileName(slug, locale))) diagnostics.push(untranslated(original, slug, locale));
  }
  if (!original.isWhole) return { slug, note: null, diagnostics, memo };
  const translated = translations.map(({ figures }) => figures);
  const graphs: Record<string, object> = {};
  const figures = original.figures.map((block) => {
    const others = findTranslations(block, original.figures, translated);
    const { id } = block;
    const read = () =>
      memo.ofBlocks("figure", [block, ...others], () => {
        const { result, graphs } = notingGraphviz(() => readFigure(block, others));
        return { ...result, graphs };
      });
    if (readsFigures === "later")
      return {
        id,
        get figure() {
          return read().figure;
        },
      };
    const { figure, diagnostics: found, graphs: asked } = read();
    diagnostics.push(...found);
    Object.assign(graphs, asked);
    return { id, figure };
  });
  const texts = [original, ...translations];
  return {
    slug,
    note: {
      original,
      translations,
      links: texts.map((text) => ({ locale: text.locale, found: findLinks(text, memo) })),
      places: {
        slug,
        texts: texts.map((text) => ({ locale: text.locale, places: placesIn(text) })),
        figures,
      },
      graphs,
    },
    diagnostics,
    memo,
  };
}

/**
 * What other notes need to know of this one, without reading or drawing a figure: of its blocks that hide labels, the
 * ids are believed. Null if the note is unreadable.
 */
export function indexNote(slug: string, files: CourseFiles, outline: Outline): NoteIndex | null {
  const { note, memo } = readNote(slug, files, undefined, "later");
  if (note === null) return null;
  const answers: CourseAnswers = {
    ...courseAnswers(outline, [note.places]),
    figure: () => undefined,
    isUnreadFigure: () => true,
  };
  const { ids } = makeNote(outline.slug, slug, note, answers, { gate: false, pages: false }, memo, undefined);
  const named = new Set(ids.items.map(({ id }) => id));
  const hiding = note.original.blocks.flatMap((block) =>
    block.kind === "label" && block.id !== null && !named.has(block.id) ? [labelName(block.id, block)] : [],
  );
  return { places: note.places, ids: { ...ids, items: [...ids.items, ...hiding] } };
}

function labelName(id: string, block: ParsedBlock): ItemName {
  const { was } = (readYamlBlock(block).value ?? {}) as { readonly was?: unknown };
  return { id, ...(typeof was === "string" ? { was } : {}), file: block.file, line: block.line };
}

const englishNames = new Intl.DisplayNames("en", { type: "language" });

function untranslated({ file }: ParsedNote, slug: string, locale: Locale): Diagnostic {
  const message = `The note has no ${englishNames.of(locale)} translation, so it is shown in English.`;
  const remedy = `Write ${noteFileName(slug, locale)}.`;
  return diagnostic(startOf(file), { severity: "warning", rule: "missing-translation", message, remedy });
}

function placesIn({ headings, blocks, figures }: ParsedNote): string[] {
  return [
    ...headings.map(({ id }) => id),
    ...blocks.flatMap(({ id }) => (id === null ? [] : [placeOf(id)])),
    ...figures.flatMap(({ id }) => (id === null ? [] : [`fig-${id}`])),
  ];
}

/** `course` is the slug of the course. */
export function makeNote(
  course: string,
  slug: string,
  { original, translations, links, graphs: drawn }: WholeNote,
  answers: CourseAnswers,
  options: CompileOptions,
  memo: Memo,
  cache: CompileCache | undefined,
): MadeNote {
  const {
    blocks,
    graphs: hidden,
    diagnostics,
  } = readItems(
    original,
    translations,
    answers.concepts(),
    { findFigure: finderIn(answers), findPicture: (name) => answers.picture(name) },
    memo,
  );
  const graphs = { ...drawn, ...hidden };
  const items = itemsOf(slug, blocks);
  const ids = { slug, taken: takenIds(original, blocks), items };
  const findings = options.gate ? items.flatMap((item) => findingsOf(item, memo, cache)) : [];
  if (options.pages === false) {
    const empty = { title: original.title, headings: [], segments: [], minutes: 0 };
    const compiled = { slug, texts: { [originalLocale]: empty }, graphs };
    return { compiled, items, ids, diagnostics: { items: diagnostics, pages: [] }, findings };
  }
  const linked = links.flatMap(({ locale, found }) => checkLinks(found, { course, slug, locale }, answers));
  const page = (note: ParsedNote) => makePage(note, blocks, answers, memo, cache);
  const first = page(original);
  const others = translations.map((note) => ({ locale: note.locale, ...page(note) }));
  const texts = localize(first.text, (wanted) => others.find(({ locale }) => locale === wanted)?.text);
  return {
    compiled: { slug, texts, graphs },
    items,
    ids,
    diagnostics: {
      items: diagnostics,
      pages: [...linked, ...[first, ...others].flatMap((one) => one.diagnostics)],
    },
    findings,
  };
}

function finderIn(answers: CourseAnswers): FindFigure {
  return (id) => {
    const figure = answers.figure(id);
    if (figure === undefined && answers.isUnreadFigure(id)) return undefined;
    return figure?.kind === "dot" ? toLabel(figure) : null;
  };
}

const labelled = new WeakMap<GraphFigure, FigureToLabel>();

/** The same object for the same figure. */
function toLabel(figure: GraphFigure): FigureToLabel {
  const known = labelled.get(figure) ?? labelFigure(figure);
  labelled.set(figure, known);
  return known;
}

function itemsOf(slug: string, blocks: readonly ReadNoteBlock[]): Omit<CompiledItem, "position">[] {
  return blocks.flatMap(({ block, items }) =>
    items.map((item) => ({
      id: item.id,
      ...(item.was === undefined ? {} : { was: item.was }),
      kind: block.kind,
      graded: kindOf(block.kind).graded,
      note: slug,
      file: block.file,
      line: block.line,
      anchor: block.anchor ?? "",
      place: placeOf(block.id ?? item.group),
      group: item.group,
      concepts: item.concepts,
      locales: item.locales,
      tests: item.tests,
      misconceptions: item.misconceptions,
      body: item.body,
      hash: item.hash,
    })),
  );
}

function takenIds({ figures }: ParsedNote, blocks: readonly ReadNoteBlock[]): NoteIds["taken"] {
  return [...blocks, ...figures.map((block) => ({ block, items: [] }))].map(({ block, items }) => {
    const { id, file, line, column } = block;
    const ids = [...new Set([...(id === null ? [] : [id]), ...items.map((item) => item.id)])];
    return { file, line, column, ids };
  });
}

function findingsOf(
  { id, kind, body, hash, file, line }: Omit<CompiledItem, "position">,
  memo: Memo,
  cache: CompileCache | undefined,
): CompiledCourse["findings"] {
  const gate = () => kindOf(kind).gate(body);
  const found = memo.get(`gate ${hash}`, () =>
    // Other kinds have nothing to try out: checking them is as fast as a cache look-up.
    kind === "exercise" ? remembered(cache, "gate", [kind, body], gate) : gate(),
  );
  return found.map((finding) => ({ ...finding, item: id, file, line }));
}

function makePage(
  note: ParsedNote,
  blocks: readonly ReadNoteBlock[],
  answers: CourseAnswers,
  memo: Memo,
  cache: CompileCache | undefined,
) {
  const { locale, title, headings, prose } = note;
  const placed = note.blocks.map((block) =>
    placedBlock(
      blocks.find((read) => read.block === block || read.translations.includes(block)),
      locale,
    ),
  );
  const figures = note.figures.map(({ id }) => answers.figure(id ?? ""));
  const pictures = pictureNames(prose.tree).map((name) => [name, answers.picture(name) ?? null] as const);
  const inputs = [locale, title, prose.text, placed, figures, pictures];
  const { text, problems } = memo.get(`page ${JSON.stringify(inputs)}`, () =>
    remembered(cache, "page", inputs, () =>
      typesetNote(
        { locale, title, headings, prose, pictures: new Map(pictures) },
        placed,
        figures.map((figure) => placedFigure(figure, locale)),
        memo,
      ),
    ),
  );
  const inTexts = [...note.blocks, ...note.figures].flatMap(
    (block) => memo.ofBlocks("texts", [block], () => ({ diagnostics: problemsInTexts(block) })).diagnostics,
  );
  return { text, diagnostics: [...placeProblems(problems, note), ...inTexts] };
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
