/** A note's structure: its headings and blocks, with their positions in the file. Does not interpret blocks yet. */
import type { Code, Heading, Nodes, Parents, Root } from "mdast";
import { CONTINUE, EXIT, visit } from "unist-util-visit";
import { type Diagnostic, diagnostic, type Problem, startOf } from "@/lib/blocks/diagnostic";
import { nearestName } from "@/lib/blocks/nearest-name";
import type { SourceBlock } from "@/lib/blocks/source-block";
import { textPositions } from "@/lib/blocks/text-position";
import { readYamlBlock, type YamlSource } from "@/lib/blocks/yaml-block";
import { figureNames, isFigureName, type SourceFigure } from "@/lib/figures/figure";
import type { Locale } from "@/lib/i18n/locale";
import type { KindName } from "@/lib/items/item-kind";
import { isKindName, kindNames } from "@/lib/items/registry";
import { type Excess, findExcess } from "@/lib/markdown/markdown-bounds";
import { isComment } from "@/lib/markdown/markdown-to-html";
import { Memo } from "./memo";
import { type NoteSource, readNoteSource } from "./note-source";
import { type NoteProse, type Prose, proseOf } from "./prose-of-note";
import { type StubbedText, stubBlocks } from "./stub-blocks";

export type ParsedBlock = SourceBlock<KindName> & {
  /** Null if the block has none; its kind reports that. */
  readonly id: string | null;
  /** Id of the heading above it; null before the first heading. */
  readonly anchor: string | null;
};

export type ParsedFigure = SourceFigure & {
  /** Null if the block has none; its reader reports that. */
  readonly id: string | null;
};

export type ParsedHeading = {
  readonly id: string;
  readonly text: string;
  readonly depth: number;
  readonly line: number;
};

export type ParsedNote = {
  readonly file: string;
  readonly locale: Locale;
  readonly title: string;
  /** See NoteSource; the YAML of blocks may be replaced by stubs. */
  readonly text: string;
  /** The syntax tree of the text. */
  readonly tree: Root;
  readonly prose: Prose;
  /** Maps a line of the prose to a line of the file. */
  lineInFile(line: number): number;
  readonly headings: readonly ParsedHeading[];
  /** In the order in which they stand. */
  readonly blocks: readonly ParsedBlock[];
  /** In the order in which they stand. */
  readonly figures: readonly ParsedFigure[];
  /** False if there is too much to read it completely, which is a diagnostic: the rest of its content is unknown. */
  readonly isWhole: boolean;
  readonly diagnostics: readonly Diagnostic[];
};

/** Never throws on bad input. */
export function parseNote(
  file: string,
  locale: Locale,
  content: string,
  memo: Memo = new Memo(),
): ParsedNote {
  const source = readNoteSource(file, locale, content);
  const spared = new Set<number>();
  const excess = findExcess(stubBlocks(source.text, isBlockName).text);
  if (excess !== null) return tooMuch(source, excess);
  for (let round = 0; round < mostRounds; round++) {
    const stubbed = stubBlocks(source.text, isBlockName, spared);
    const read = proseOf(stubbed, memo);
    const others = notCode(read.tree, stubbed.contents);
    if (others.length === 0) return parseTree(source, read, stubbed, memo);
    for (const line of others) spared.add(line);
  }
  const whole: StubbedText = { text: source.text, contents: new Map() };
  return parseTree(source, proseOf(whole, memo), whole, memo);
}

/** Of a note beyond the bounds only the title is read. */
function tooMuch({ file, locale, title, diagnostics, text }: NoteSource, excess: Excess): ParsedNote {
  const { offset, ...words } = excess;
  const place = { file, ...textPositions(text)(offset) };
  return {
    file,
    locale,
    title,
    text: "",
    tree: nothing,
    prose: { text: "", tree: nothing },
    lineInFile: (line) => line,
    headings: [],
    blocks: [],
    figures: [],
    isWhole: false,
    diagnostics: [...diagnostics, diagnostic(place, { rule: "too-much", ...words })],
  };
}

const nothing: Root = { type: "root", children: [] };

/**
 * A fence that is none may contain text that looks like blocks again. After this many rounds Markdown decides where
 * blocks end.
 */
const mostRounds = 4;

function isBlockName(name: string): boolean {
  return isKindName(name) || isFigureName(name);
}

/** The supposed blocks, by the line of their fence, that are not code. */
function notCode(tree: Root, contents: StubbedText["contents"]): number[] {
  const ends = new Map<number, number>();
  visit(tree, "code", ({ position }) => {
    if (position !== undefined) ends.set(position.start.line, position.end.line);
  });
  return [...contents].flatMap(([line, { end }]) => (ends.get(line) === end ? [] : [line]));
}

function parseTree(
  source: NoteSource,
  { tree, prose, lineInFile }: NoteProse,
  { text, contents }: StubbedText,
  memo: Memo,
): ParsedNote {
  const { file, locale, title } = source;
  const diagnostics: Diagnostic[] = [...source.diagnostics];
  const report: Report = (node, problem) => {
    const { line, column } = node.position?.start ?? startOf(file);
    diagnostics.push(diagnostic({ file, line, column }, problem));
  };
  const headings: ParsedHeading[] = [];
  const blocks: ParsedBlock[] = [];
  const figures: ParsedFigure[] = [];
  let isWhole = true;
  visit(tree, (node) => {
    if (headings.length > mostHeadings || blocks.length + figures.length > mostBlocks) {
      const message = `The note has more than ${mostHeadings} headings or ${mostBlocks} blocks.`;
      report(node, { rule: "too-much", message, remedy: "Make several notes of it." });
      isWhole = false;
      return EXIT;
    }
    if (node.type === "heading") headings.push(readHeading(node, headings, report));
    if (node.type === "html" && !isComment(node.value)) {
      report(node, {
        severity: "warning",
        rule: "raw-html",
        message: "HTML is shown as text, not used.",
        remedy: "Say it in Markdown, or put it in backticks if it is meant to be read.",
      });
    }
    if (node.type !== "code") return CONTINUE;
    reportFence(node, text, report);
    const { line, column } = node.position?.start ?? { line: 1, column: 1 };
    const yaml = contents.get(line)?.yaml ?? node.value;
    const fence = { file, locale, yaml, line, column, id: null };
    if (isBlock(node)) {
      const kind = node.lang as KindName;
      blocks.push(withId({ ...fence, kind, anchor: headings.at(-1)?.id ?? null }, memo));
    }
    if (isFigure(node)) figures.push(withId({ ...fence, kind: node.lang as SourceFigure["kind"] }, memo));
    return CONTINUE;
  });
  return {
    file,
    locale,
    title,
    text,
    tree,
    prose,
    lineInFile,
    headings,
    blocks,
    figures,
    isWhole,
    diagnostics,
  };
}

export function isBlock(node: Nodes): node is Code {
  return node.type === "code" && typeof node.lang === "string" && isKindName(node.lang);
}

export function isFigure(node: Nodes): node is Code {
  return node.type === "code" && typeof node.lang === "string" && isFigureName(node.lang);
}

/** The id of `## Text {#id}`, and how many characters it takes at the end of the heading; null if there is none. */
function findHeadingId(heading: Heading): { id: string; length: number } | null {
  const last = heading.children.at(-1);
  if (last?.type !== "text") return null;
  const found = /\{#([^{}]*)\}$/.exec(last.value.trimEnd());
  if (found === null) return null;
  return {
    id: found[1] ?? "",
    length: last.value.length - last.value.slice(0, found.index).trimEnd().length,
  };
}

/** Removes the id from the heading: changes the node. */
export function dropHeadingId(heading: Heading): void {
  const last = heading.children.at(-1);
  const found = findHeadingId(heading);
  if (last?.type === "text" && found !== null) last.value = last.value.slice(0, -found.length);
}

/**
 * The node before a node in its parent, skipping other blocks, nodes without output, and whatever else is to be
 * ignored.
 */
export function nodeBefore(
  index: number,
  parent: Parents,
  isSkipped: (node: Nodes) => boolean = () => false,
): Nodes | null {
  for (let at = index - 1; at >= 0; at--) {
    const node = parent.children[at];
    if (node !== undefined && !isBlock(node) && !isInvisible(node) && !isSkipped(node)) return node;
  }
  return null;
}

function isInvisible(node: Nodes): boolean {
  return (
    node.type === "definition" ||
    node.type === "footnoteDefinition" ||
    (node.type === "html" && isComment(node.value))
  );
}

/** The text of a node; the source of a formula. */
export function plainText(node: Nodes): string {
  if ("value" in node) return node.type === "html" ? "" : node.value;
  return "children" in node ? node.children.map(plainText).join("") : "";
}

/** Each heading is compared with all before it, several times. */
export const mostHeadings = 400;
export const mostBlocks = 400;

type Report = (node: Nodes, problem: Problem) => void;

const idPattern = /^[a-z0-9]+([.-][a-z0-9]+)*$/;

function readHeading(node: Heading, before: readonly ParsedHeading[], report: Report): ParsedHeading {
  const found = findHeadingId(node);
  const written = found?.id ?? null;
  const text = plainText(node)
    .slice(0, found === null ? undefined : -found.length)
    .trim();
  const id = written ?? idOf(text) ?? `section-${before.length + 1}`;
  if (node.depth === 1) {
    report(node, {
      rule: "heading-depth",
      message: "A note has its title in the front matter; its headings start with `##`.",
      remedy: "Add a `#`.",
    });
  }
  if (written === null) {
    report(node, {
      severity: "warning",
      rule: "heading-id",
      message: `The heading "${text}" has no id, so links to it break when it is reworded.`,
      remedy: `Write \`${"#".repeat(Math.max(2, node.depth))} ${text} {#${freeId(id, before)}}\`.`,
    });
  } else if (!idPattern.test(written) || written.startsWith("at-")) {
    const near = idOf(written.replace(/^(at-)+/, ""));
    report(node, {
      rule: "malformed-id",
      message: `\`${written}\` can't be the id of a heading.`,
      remedy: `${near === null ? "" : `Write \`{#${freeId(near, before)}}\`. `}Ids have small letters and digits, with single dots or hyphens between them; those that start with \`at-\` belong to items.`,
    });
  }
  if (before.some((heading) => heading.id === id)) {
    report(node, {
      rule: "duplicate-id",
      message: `Two headings are called \`${id}\`.`,
      remedy: "Give each its own id.",
    });
  }
  return { id, text, depth: node.depth, line: node.position?.start.line ?? 1 };
}

/** The id itself, or with a number if an earlier heading has it. */
function freeId(id: string, before: readonly ParsedHeading[]): string {
  const taken = new Set(before.map((heading) => heading.id));
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}-${count}`;
  return free;
}

function idOf(text: string): string | null {
  const id = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");
  return id === "" ? null : id;
}

/** The block itself with its id: parsed results are cached by its identity. */
function withId<Block extends YamlSource & { id: string | null }>(block: Block, memo: Memo): Block {
  const { id } = memo.get(`id ${block.yaml}`, () => ({ id: idIn(readYamlBlock(block).value) }));
  block.id = id;
  return block;
}

function idIn(fields: unknown): string | null {
  const id = typeof fields === "object" && fields !== null && "id" in fields ? fields.id : null;
  return typeof id === "string" ? id : null;
}

function reportFence(node: Code, text: string, report: Report): void {
  const { start, end } = node.position ?? {};
  const source = text.slice(start?.offset ?? 0, end?.offset ?? 0);
  const fence = /^(`{3,}|~{3,})/.exec(source)?.[1];
  if (fence === undefined) return;
  const last = source.split("\n").slice(1).at(-1)?.trim() ?? "";
  if (!last.endsWith(fence)) {
    report(node, {
      rule: "unclosed-fence",
      message: "This fence is never closed, so everything below is part of it.",
      remedy: `Add a line ${fence} below the block.`,
    });
  }
  if (isBlock(node) || isFigure(node)) return;
  const inner = firstBlockIn(node);
  if (inner === null) reportKind(node, report);
  else if (inner.fence.startsWith(fence)) reportSwallowed(node, fence, inner, report);
}

type InnerBlock = { readonly line: number; readonly fence: string; readonly name: string };

/** The first fence of a block inside other code; `line` counts from 1 in the code. */
function firstBlockIn(node: Code): InnerBlock | null {
  for (const [index, line] of node.value.split("\n").entries()) {
    const [, fence, name = ""] = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`~][^\s`]*)[ \t]*$/.exec(line) ?? [];
    if (fence !== undefined && isBlockName(name)) return { line: index + 1, fence, name };
  }
  return null;
}

/** Authors who show how blocks are written use a longer or another fence around them. */
function reportSwallowed(node: Code, fence: string, { line, name }: InnerBlock, report: Report): void {
  const { start } = node.position ?? {};
  const place = { line: (start?.line ?? 0) + line, column: start?.column ?? 1, offset: 0 };
  report(
    { ...node, position: { start: place, end: place } },
    {
      rule: "swallowed-block",
      message: `This ${name} is lost: it stands in the code that begins on line ${start?.line}.`,
      remedy: `Close that code above it. If a block was to end on line ${start?.line}, it ended before: code in a block is indented below its field. To show how a block is written, put ${fence}${fence[0]} around it.`,
    },
  );
}

/** Code that was meant to be a block: most other code with `id:` is a configuration of something. */
function reportKind(node: Code, report: Report): void {
  if (!/^id:/m.test(node.value)) return;
  const kinds = [...kindNames, ...figureNames];
  const near = node.lang ? nearestName(node.lang, kinds) : null;
  if (near === null && !/^concepts:/m.test(node.value)) return;
  const message = node.lang
    ? `There is no kind of block \`${node.lang}\`.`
    : "This looks like a block, but its fence does not say of which kind.";
  const remedy = near === null ? `Kinds are ${kinds.join(", ")}.` : `Did you mean \`${near}\`?`;
  report(node, { rule: "unknown-kind", message, remedy });
}
