/** Typesets a parsed note: prose as HTML, cut at the positions of items, with the tested sentences marked. */
import type { Element, RootContent as HtmlNode, Root as HtmlRoot, Properties } from "hast";
import type { Nodes, Parents, Root, RootContent } from "mdast";
import { EXIT, visit } from "unist-util-visit";
import { type Diagnostic, diagnostic, type Position, type Problem } from "@/lib/blocks/diagnostic";
import { textPositions } from "@/lib/blocks/text-position";
import { curlText } from "@/lib/markdown/curl-quotes";
import { formulasOf } from "@/lib/markdown/find-formulas";
import { markdownFaults } from "@/lib/markdown/markdown-faults";
import { textOf, toHtml, toHtmlTree } from "@/lib/markdown/markdown-to-html";
import type { Html } from "@/lib/markdown/markup";
import { parseInSections } from "@/lib/markdown/parse-in-sections";
import { mathProblemsOf } from "@/lib/markdown/render-math";
import { type Marker, wrapMarked } from "@/lib/markdown/wrap-marked";
import type { NoteFigure, NoteSegment, NoteText } from "./compiled-course";
import { findNearQuote, findQuote } from "./find-quote";
import { Memo } from "./memo";
import {
  dropHeadingId,
  isBlock,
  isFigure,
  nodeBefore,
  type ParsedBlock,
  type ParsedNote,
  plainText,
} from "./parse-note";
import { placePictures } from "./place-pictures";
import { computeProse, type Edit } from "./prose-expressions";
import type { Prose } from "./prose-of-note";

/** A block's contribution to the page; null for a block with errors. */
export type PlacedBlock = {
  readonly id: string;
  readonly itemIds: readonly string[];
  readonly quote: string | null;
};

/** A figure's contribution to the page; null for one with errors. */
export type PlacedFigure = Pick<NoteFigure, "id" | "caption" | "drawing">;

/** The input of a page: independent of positions in the file. */
export type PageSource = Pick<ParsedNote, "locale" | "title" | "headings" | "prose"> & {
  /** Addresses of the pictures, by their names. */
  readonly pictures?: ReadonlyMap<string, string | null>;
};

export type PageProblem = Problem & {
  /** A character of the prose, or the quote of a block, by the block's index. */
  readonly at: { readonly offset: number } | { readonly quoteOf: number };
};

export type TypesetNote = { readonly text: NoteText; readonly problems: readonly PageProblem[] };

/** DOM id of the text that the items of a block test. */
export function placeOf(block: string): string {
  return `at-${block}`;
}

/** `placed` and `figures` have an entry for each block and each figure of the note, in order. */
export function typesetNote(
  note: PageSource,
  placed: readonly (PlacedBlock | null)[],
  figures: readonly (PlacedFigure | null)[],
  memo: Memo = new Memo(),
): TypesetNote {
  const { prose } = note;
  const parse = (text: string) => parseInSections(text, (key, make) => memo.get(key, make));
  const expressions = computeProse(prose.text, prose.tree, note.locale);
  const quotes = findQuotes(prose, placed);
  const tree = parse(
    applyEdits(prose.text, [...expressions.edits.map((edit) => ({ ...edit, rank: -1 })), ...quotes.edits]),
  );
  settleHeadings(tree, note);
  placePictures(tree, (name) => note.pictures?.get(name));
  const { aliases, figurePlaces } = settleBlocks(
    tree,
    placed,
    new Set(quotes.marks.map(({ block }) => block)),
  );
  const html = toHtmlTree(tree, note.locale);
  addAliases(html, aliases);
  const crossing = markQuotes(html, quotes.marks);
  const curled = (text: string) => (note.locale === "en" ? curlText(text) : text);
  const headings = note.headings.flatMap(({ id, text, depth }) =>
    depth === 2 || depth === 3 ? [{ id, text: curled(text), depth } as const] : [],
  );
  const blanked = expressions.blanked === prose.text ? prose.tree : parse(expressions.blanked);
  return {
    text: {
      title: curled(note.title),
      headings,
      segments: cut(html, placed, figuresOnPage(figures, figurePlaces)),
      minutes: readingMinutes(prose.tree),
    },
    problems: [
      ...expressions.problems.map(({ offset, message, remedy }) => ({
        at: { offset },
        rule: "expression",
        message,
        remedy,
      })),
      ...mathProblemsOf(formulasOf(blanked), expressions.blanked).map(({ offset, message }) => ({
        at: { offset },
        rule: "math",
        message,
        remedy: "Correct the TeX; a plain dollar sign is written `\\$`.",
      })),
      ...markdownFaults(blanked, expressions.blanked)
        // An unclosed fence was reported by the note parser.
        .filter(({ rule }) => rule !== "unclosed-fence")
        .map(({ offset, ...fault }) => ({ at: { offset }, ...fault })),
      ...quotes.problems,
      ...crossing.map((index) =>
        quoteProblem(
          index,
          "The quote begins inside emphasis, a link, a formula or another quote, and ends outside of it.",
          "Quote a stretch that lies wholly inside or wholly around it.",
        ),
      ),
    ],
  };
}

/** The problems of a page with their positions in the file. */
export function placeProblems(
  problems: readonly PageProblem[],
  { file, prose, blocks, lineInFile }: ParsedNote,
): Diagnostic[] {
  const positions = textPositions(prose.text);
  return problems.map(({ at, ...problem }) => {
    const place = "offset" in at ? positions(at.offset) : quotePlace(blocks[at.quoteOf]);
    const line = "offset" in at ? lineInFile(place.line) : place.line;
    return diagnostic({ file, line, column: place.column }, problem);
  });
}

function quotePlace(block: ParsedBlock | undefined): Position {
  if (block === undefined) return { line: 1, column: 1 };
  const at = block.yaml.split("\n").findIndex((line) => line.startsWith("quote:"));
  return { line: block.line + at + 1, column: block.column };
}

/** Among edits at one position a lower rank is applied first, and so is closer to the following text. */
type RankedEdit = Edit & { readonly rank: number };

type Mark = {
  readonly block: string;
  readonly index: number;
  readonly open: string;
  readonly close: string;
};

/** The private-use area is split: opening marks from the first half, closing ones from the second. */
const firstOpen = 0xe000;
const firstClose = 0xec00;
const mostMarks = firstClose - firstOpen;
/** Starts the paragraph that replaces a block. Followed by the block's index. */
const blockMark = "\uf8f2";
/** The same for a figure. */
const figureMark = "\uf8f3";

/** The marks around each quote, and problems with quotes that were not found. */
function findQuotes({ text, tree }: Prose, placed: readonly (PlacedBlock | null)[]) {
  const edits: RankedEdit[] = [];
  const marks: Mark[] = [];
  const problems: PageProblem[] = [];
  let index = -1;
  visit(tree, (node, at, parent) => {
    if (!isBlock(node) || at === undefined || parent === undefined) return;
    index++;
    const block = placed[index];
    if (!block || block.quote === null || marks.length >= mostMarks) return;
    const before = nodeBefore(at, parent, isFigure);
    const found = before && findQuote(block.quote, before, text);
    if (!found) {
      const near = before && findNearQuote(block.quote, before, text);
      problems.push(
        quoteProblem(
          index,
          `"${block.quote.trim()}" does not stand in the paragraph before the block.`,
          near
            ? `Copy it sign by sign; there stands: ${near}`
            : "Copy the words from the paragraph right above, Markdown and all, or take `quote` away.",
        ),
      );
      return;
    }
    const open = String.fromCharCode(firstOpen + marks.length);
    const close = String.fromCharCode(firstClose + marks.length);
    marks.push({ block: block.id, index, open, close });
    const { start, end } = found;
    // Of quotes that start together the longer one opens first; of quotes that end together the shorter one closes
    // first.
    edits.push({ start, end: start, text: open, rank: end - start });
    edits.push({ start: end, end, text: close, rank: text.length + start });
  });
  return { edits, marks, problems };
}

function quoteProblem(quoteOf: number, message: string, remedy: string): PageProblem {
  return { at: { quoteOf }, rule: "quote", message, remedy };
}

/** Among edits at one position those of a lower rank are closer to the following text. */
function applyEdits(text: string, edits: readonly RankedEdit[]): string {
  const pieces: string[] = [];
  let done = 0;
  for (const { start, end, text: put } of [...edits].sort((a, b) => a.start - b.start || b.rank - a.rank)) {
    pieces.push(text.slice(done, start), put);
    done = Math.max(done, end);
  }
  return pieces.join("") + text.slice(done);
}

function settleHeadings(tree: Root, note: PageSource): void {
  let index = 0;
  visit(tree, "heading", (node) => {
    dropHeadingId(node);
    setId(node, note.headings[index]?.id ?? "");
    index++;
  });
}

/** A second id for one element: the element `of` also gets `id`. */
type Alias = { readonly of: string; readonly id: string };

/**
 * Gives the text that each unquoted block tests an id, and replaces the block by a mark, below lists and quotations.
 * `figurePlaces`: the ids of each figure for the blocks right after it, by the figure's index.
 */
function settleBlocks(
  tree: Root,
  placed: readonly (PlacedBlock | null)[],
  quoted: ReadonlySet<string>,
): { aliases: Alias[]; figurePlaces: string[][] } {
  const aliases: Alias[] = [];
  const figurePlaces: string[][] = [];
  const places = new Map<Nodes, string[]>();
  let index = -1;
  const settle = (parent: Parents, top: RootContent[]): void => {
    const kept: Nodes[] = parent.type === "root" ? top : [];
    parent.children.forEach((child, at) => {
      if (isFigure(child)) {
        top.push(marked(figureMark, figurePlaces.length));
        const ids: string[] = [];
        figurePlaces.push(ids);
        places.set(child, ids);
        return;
      }
      if (!isBlock(child)) {
        kept.push(child);
        if ("children" in child) settle(child, top);
        return;
      }
      index++;
      const block = placed[index];
      top.push(marked(blockMark, index));
      if (!block || quoted.has(block.id)) return;
      const tested = nodeBefore(at, parent) ?? (parent.type === "root" ? null : parent);
      const figure = tested && places.get(tested);
      if (figure) {
        figure.push(placeOf(block.id));
        return;
      }
      const known = tested && setId(tested, placeOf(block.id));
      if (known) aliases.push({ of: known, id: placeOf(block.id) });
    });
    parent.children = kept as typeof parent.children;
  };
  settle(tree, []);
  return { aliases, figurePlaces };
}

function marked(mark: string, index: number): RootContent {
  return { type: "paragraph", children: [{ type: "text", value: `${mark}${index}` }] };
}

function figuresOnPage(
  figures: readonly (PlacedFigure | null)[],
  places: readonly (readonly string[])[],
): (NoteFigure | null)[] {
  let number = 0;
  return figures.map((figure, index) => {
    if (figure === null) return null;
    number++;
    return { type: "figure", ...figure, number, places: places[index] ?? [] };
  });
}

/** Null if the node had no id yet; otherwise the id that it keeps. */
function setId(node: Nodes, id: string): string | null {
  const properties: Properties = { ...(node.data?.hProperties as Properties | undefined) };
  if (typeof properties.id === "string") return properties.id;
  node.data = { ...node.data, hProperties: { ...properties, id } } as typeof node.data & object;
  return null;
}

function addAliases(html: HtmlRoot, aliases: readonly Alias[]): void {
  for (const { of, id } of aliases) {
    visit(html, "element", (node, index, parent) => {
      if (node.properties.id !== of || parent === undefined || index === undefined) return;
      if (/^(p|h\d)$/.test(node.tagName)) {
        node.children = [{ type: "element", tagName: "span", properties: { id }, children: node.children }];
      } else {
        parent.children[index] = { type: "element", tagName: "div", properties: { id }, children: [node] };
      }
      return EXIT;
    });
  }
}

/** Returns the indexes of blocks whose quote cannot be marked as one stretch. */
function markQuotes(html: HtmlRoot, marks: readonly Mark[]): number[] {
  const markers = marks.map(({ block, open, close, index }) => ({
    open,
    close,
    index,
    element: () => litSpan(block),
  }));
  const done: ReadonlySet<Marker> = wrapMarked(html, markers);
  return markers.filter((marker) => !done.has(marker)).map(({ index }) => index);
}

function litSpan(block: string): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { className: ["lit"], id: placeOf(block) },
    children: [],
  };
}

function cut(
  html: HtmlRoot,
  placed: readonly (PlacedBlock | null)[],
  figures: readonly (NoteFigure | null)[],
): NoteSegment[] {
  const segments: NoteSegment[] = [];
  let prose: HtmlNode[] = [];
  const endProse = () => {
    const text = toHtml(prose).trim() as Html;
    if (text !== "") segments.push({ type: "prose", html: text });
    prose = [];
  };
  for (const node of html.children) {
    const text = node.type === "element" && node.tagName === "p" ? textOf(node) : "";
    if (!text.startsWith(blockMark) && !text.startsWith(figureMark)) {
      prose.push(node);
      continue;
    }
    // The tested text is separate, so that the page can put the items beside its first line.
    const tested = prose.splice(prose.findLastIndex(({ type }) => type === "element"));
    endProse();
    prose = tested;
    endProse();
    const index = Number(text.slice(1));
    const block = text.startsWith(blockMark) ? placed[index] : null;
    const figure = text.startsWith(figureMark) ? figures[index] : null;
    if (figure) segments.push(figure);
    if (block)
      segments.push({ type: "items", block: block.id, itemIds: block.itemIds, place: placeOf(block.id) });
  }
  endProse();
  return segments;
}

const wordsPerMinute = 220;
const chineseCharactersPerMinute = 400;

/** Rounded up, and never 0. Blocks are not counted. */
function readingMinutes(tree: Root): number {
  const text = tree.children
    .map((node) => (isBlock(node) || isFigure(node) ? "" : plainText(node)))
    .join("\n");
  const chinese = text.match(/[\u3400-\u9fff]/g)?.length ?? 0;
  const words = text.replace(/[\u3400-\u9fff]/g, " ").match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  return Math.max(1, Math.ceil(words / wordsPerMinute + chinese / chineseCharactersPerMinute));
}
