/** What can be mended at one press: a diagnostic and the texts give the edits. */
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import type { CourseNames } from "./course-names";
import { nameBlock } from "./name-block";
import { nearestSentence } from "./nearest-sentence";
import { blockAt, type WrittenBlock, writtenBlocks } from "./written-blocks";

/** Offsets in the text of the file. */
export type TextEdit = {
  readonly file: string;
  readonly from: number;
  readonly to: number;
  readonly insert: string;
};

export type QuickFix = {
  /** Names the message that says what it does. */
  readonly code:
    | "addId"
    | "addField"
    | "declareConcept"
    | "addConcepts"
    | "replace"
    | "newId"
    | "quote"
    | "unquote"
    | "headingId"
    | "closeFence";
  readonly values: Readonly<Record<string, string>>;
  readonly edits: readonly TextEdit[];
  /** Where the author goes on writing, in the text of the first edit once it is made; null to stay. */
  readonly cursor: number | null;
};

export type FixContext = {
  readonly note: string;
  readonly files: Readonly<Record<string, string>>;
  readonly names: Pick<CourseNames, "ids" | "concepts">;
};

/** The source around a diagnostic. */
type Spot = {
  readonly diagnostic: Diagnostic;
  readonly text: string;
  readonly lines: readonly string[];
  /** Offset of the diagnostic. */
  readonly at: number;
  readonly block: WrittenBlock | null;
  readonly context: FixContext;
};

/** The likeliest first; empty if the author has to think. */
export function quickFixes(diagnostic: Diagnostic, context: FixContext): QuickFix[] {
  const text = context.files[diagnostic.file];
  if (text === undefined) return [];
  const lines = text.split("\n");
  if (diagnostic.line > lines.length) return [];
  const at = lineStart(lines, diagnostic.line) + diagnostic.column - 1;
  const block = blockAt(writtenBlocks(lines), diagnostic.line);
  const spot = { diagnostic, text, lines, at, block, context };
  const fixes = byRule[diagnostic.rule]?.(spot) ?? [];
  const meant = replaceByMeant(spot);
  return meant === null ? fixes : [meant, ...fixes];
}

const byRule: Readonly<Record<string, (spot: Spot) => QuickFix[]>> = {
  "missing-field": addField,
  "missing-translation": addField,
  "unknown-concept": declareConcept,
  "no-concept": addConcepts,
  "duplicate-id": newId,
  quote: mendQuote,
  "heading-id": addHeadingId,
  "unclosed-fence": closeFence,
};

function lineStart(lines: readonly string[], line: number): number {
  return lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
}

/** The diagnostic says which word was probably meant. */
function replaceByMeant({ diagnostic, text, at, block }: Spot): QuickFix | null {
  const meant = /^Did you mean `([^`]+)`\?$/.exec(diagnostic.remedy)?.[1];
  const quoted = diagnostic.message.split("`").filter((_, index) => index % 2 === 1);
  const written = diagnostic.rule === "unknown-field" ? quoted.at(-1) : quoted[0];
  if (meant === undefined || written === undefined) return null;
  const end = block === null ? text.length : lineStart(text.split("\n"), block.end);
  const from = text.indexOf(written, at);
  if (from < 0 || from > Math.max(end, at + 200)) return null;
  const edit = { file: diagnostic.file, from, to: from + written.length, insert: meant };
  return { code: "replace", values: { written, meant }, edits: [edit], cursor: null };
}

/** Of the block itself, or of an entry inside it. */
function addField(spot: Spot): QuickFix[] {
  const { diagnostic, at, text, block, context } = spot;
  const path = /^`([^`]+)` is missing\.$/.exec(diagnostic.message)?.[1];
  if (path === undefined || block === null) return [];
  const field = path.slice(path.lastIndexOf(".") + 1);
  if (!/^[a-z_]+$/.test(field)) return [];
  const isId = path === "id";
  const id = isId ? nameBlock(text, block.start, block.kind, context.note, context.names.ids) : "";
  const code = isId ? "addId" : "addField";
  const fix = (from: number, before: string, after: string): QuickFix => ({
    code,
    values: { field: path, id },
    edits: [{ file: diagnostic.file, from, to: from, insert: `${before}${field}: ${id}${after}` }],
    cursor: isId ? null : from + before.length + field.length + 2,
  });
  if (text.charAt(at) === "{") return [fix(at + 1, " ", ",")];
  if (text.slice(0, at).trimEnd().endsWith("{")) return [fix(at, "", ", ")];
  return [fix(at, "", `\n${" ".repeat(diagnostic.column - 1)}`)];
}

function declareConcept({ diagnostic, context }: Spot): QuickFix[] {
  const concept = /`([^`]+)`/.exec(diagnostic.message)?.[1];
  const course = context.files[courseFile];
  if (concept === undefined || course === undefined || !/^[a-z0-9]+([.-][a-z0-9]+)*$/.test(concept))
    return [];
  const edit = declaration(course, concept);
  return edit === null ? [] : [{ code: "declareConcept", values: { concept }, edits: [edit], cursor: null }];
}

/** The edit of `course.yaml` that adds a concept, by the words of its id; null where its list is written in brackets. */
export function declaration(course: string, concept: string): TextEdit | null {
  const insert = `  - id: ${concept}\n    name: { en: ${wordsOf(concept)} }\n`;
  const lines = course.split("\n");
  const at = lines.findIndex((line) => /^concepts:/.test(line));
  const edit = (from: number, to: number, text: string) => ({ file: courseFile, from, to, insert: text });
  const gap = course === "" || course.endsWith("\n") ? "" : "\n";
  if (at < 0) return edit(course.length, course.length, `${gap}concepts:\n${insert}`);
  const start = lineStart(lines, at + 1);
  const written = (lines[at] ?? "").slice("concepts:".length).split("#")[0]?.trim();
  // A list in brackets stays its author's business, unless it is empty.
  if (written !== "" && written !== "[]") return null;
  if (written === "[]") return edit(start, start + (lines[at] ?? "").length + 1, `concepts:\n${insert}`);
  let end = at + 1;
  for (let line = at + 1; line < lines.length && /^(\s|-|#|$)/.test(lines[line] ?? ""); line++)
    if ((lines[line] ?? "").trim() !== "" && !(lines[line] ?? "").startsWith("#")) end = line + 1;
  const indent = /^(\s*)- /.exec(lines.slice(at + 1, end).find((line) => /^\s*- /.test(line)) ?? "  - ")?.[1];
  const placed = insert.replace(/^ {2}/gm, indent ?? "  ");
  const from = Math.min(course.length, lineStart(lines, end + 1));
  return edit(from, from, `${from === course.length ? gap : ""}${placed}`);
}

const courseFile = "course.yaml";

/** `conv.output-size`: Output size. */
function wordsOf(concept: string): string {
  const words = concept.slice(concept.lastIndexOf(".") + 1).replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Those of the nearest block that has some. */
function addConcepts({ diagnostic, lines, block }: Spot): QuickFix[] {
  if (block === null) return [];
  const found = [...lines.keys()]
    .filter((index) => /^concepts: *\[[^[\]]+\] *$/.test(lines[index] ?? ""))
    .sort((a, b) => Math.abs(a - block.start) - Math.abs(b - block.start))[0];
  const concepts = found === undefined ? undefined : lines[found]?.trim();
  if (concepts === undefined) return [];
  const from = lineStart(lines, diagnostic.line + 1);
  const edit = {
    file: diagnostic.file,
    from,
    to: from,
    insert: `${" ".repeat(indentOf(lines, block))}${concepts}\n`,
  };
  const values = { concepts: concepts.slice("concepts:".length).trim() };
  return [{ code: "addConcepts", values, edits: [edit], cursor: null }];
}

function indentOf(lines: readonly string[], { start }: WrittenBlock): number {
  return /^ */.exec(lines[start - 1] ?? "")?.[0].length ?? 0;
}

function newId({ diagnostic, text, lines, block, context }: Spot): QuickFix[] {
  if (block?.id == null) return [];
  const at = lines.findIndex((line, index) => index >= block.start && /^\s*id:/.test(line));
  const from = lineStart(lines, at + 1) + (lines[at] ?? "").indexOf(block.id);
  const id = nameBlock(text, block.start, block.kind, context.note, context.names.ids);
  const edit = { file: diagnostic.file, from, to: from + block.id.length, insert: id };
  return [{ code: "newId", values: { id }, edits: [edit], cursor: null }];
}

function mendQuote({ diagnostic, lines, block }: Spot): QuickFix[] {
  if (block === null) return [];
  const at = lines.findIndex(
    (line, index) => index >= block.start && index < block.end && /^\s*quote:/.test(line),
  );
  if (at < 0) return [];
  const indent = /^ */.exec(lines[at] ?? "")?.[0].length ?? 0;
  let end = at + 1;
  while (end < block.end - 1 && /^ */.exec(lines[end] ?? "")?.[0].length !== indent) end++;
  const from = lineStart(lines, at + 1);
  const to = lineStart(lines, end + 1);
  const written = lines
    .slice(at, end)
    .join(" ")
    .replace(/^\s*quote:\s*[>|]?-?/, "");
  const near =
    /there stands: ([\s\S]+)$/.exec(diagnostic.remedy)?.[1] ?? nearestSentence(lines, block.start, written);
  const without: QuickFix = {
    code: "unquote",
    values: {},
    edits: [{ file: diagnostic.file, from, to, insert: "" }],
    cursor: null,
  };
  if (near === null) return [without];
  const insert = `${" ".repeat(indent)}quote: ${yamlText(near.replace(/\s+/g, " "))}\n`;
  const edits = [{ file: diagnostic.file, from, to, insert }];
  return [{ code: "quote", values: { quote: near }, edits, cursor: null }, without];
}

/** A text as a value on one line: bare if that is the same to YAML. */
function yamlText(text: string): string {
  const isPlain = /^[\p{L}\p{N}(][^#:{}[\]"'`]*[^\s:#{}[\]"'`]$/u.test(text);
  return isPlain ? text : `'${text.replaceAll("'", "''")}'`;
}

function addHeadingId({ diagnostic, lines }: Spot): QuickFix[] {
  const id = /\{#([^{}]+)\}/.exec(diagnostic.remedy)?.[1];
  const line = lines[diagnostic.line - 1];
  if (id === undefined || line === undefined) return [];
  const from = lineStart(lines, diagnostic.line) + line.trimEnd().length;
  const edit = { file: diagnostic.file, from, to: from, insert: ` {#${id}}` };
  return [{ code: "headingId", values: { id }, edits: [edit], cursor: null }];
}

function closeFence({ diagnostic, text, block }: Spot): QuickFix[] {
  if (block === null || block.isClosed) return [];
  const insert = `${text.endsWith("\n") ? "" : "\n"}${block.fence}\n`;
  const edit = { file: diagnostic.file, from: text.length, to: text.length, insert };
  return [{ code: "closeFence", values: {}, edits: [edit], cursor: null }];
}
