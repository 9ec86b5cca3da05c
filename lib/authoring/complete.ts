/** What may stand at the cursor: kinds of blocks, their fields and values, names of the course, functions. Pure. */
import type { CourseNames } from "./course-names";
import { nameBlock } from "./name-block";
import type { BlockWords, Field, Vocabulary } from "./vocabulary";
import { blockAround, type WrittenBlock, writtenBlocks } from "./written-blocks";

export type Suggestion = {
  readonly label: string;
  /** What is written instead of the label, if that is not the label itself. */
  readonly insert?: string;
  /** Where the cursor goes within `insert`; by default to its end. */
  readonly cursor?: number;
  /** Beside the label. */
  readonly detail?: string;
  /** More of it, for a function: an example and what it gives. */
  readonly example?: { readonly call: string; readonly result: string };
  readonly type: "kind" | "field" | "value" | "name" | "function";
};

export type Suggestions = {
  /** Offset of the text that a suggestion replaces, up to the cursor. */
  readonly from: number;
  readonly options: readonly Suggestion[];
};

export type CompletionPlace = {
  readonly text: string;
  readonly cursor: number;
  readonly file: string;
  readonly note: string;
  /** Whether the file is the original, which carries the logic of its blocks. */
  readonly isOriginal: boolean;
  readonly vocabulary: Vocabulary;
  readonly names: CourseNames;
};

/** Null if nothing is known to stand there. */
export function complete(place: CompletionPlace): Suggestions | null {
  const { text, cursor, file } = place;
  const start = text.lastIndexOf("\n", cursor - 1) + 1;
  const before = text.slice(start, cursor);
  const lines = text.split("\n");
  const line = text.slice(0, start).split("\n").length;
  if (!file.endsWith(".md")) return inCourse(place, before, lines, line);
  const blocks = writtenBlocks(lines);
  const block = blockAround(blocks, line);
  const written = expressionBefore(before);
  if (written !== null) return functionsAt(place, written);
  if (blocks.some(({ end, isClosed }) => isClosed && end === line)) return null;
  if (block === null) return kindAt(place, before, lines, line) ?? linkAt(place, before);
  const words = Object.hasOwn(place.vocabulary.blocks, block.kind)
    ? place.vocabulary.blocks[block.kind]
    : undefined;
  if (words === undefined) return kindAt(place, before, lines, line);
  return inBlock(place, before, { lines, line, block, words }) ?? linkAt(place, before);
}

function names(
  from: number,
  options: readonly string[],
  type: Suggestion["type"] = "name",
): Suggestions | null {
  return options.length === 0 ? null : { from, options: options.map((label) => ({ label, type })) };
}

/** A name being written at the end: letters, digits, dots and hyphens. */
function nameAtEnd(before: string): string {
  let at = before.length;
  while (at > 0 && /[a-z0-9.-]/i.test(before.charAt(at - 1))) at--;
  return before.slice(at);
}

/** The kinds of blocks after a fence, each with its required fields and a free id. */
function kindAt(
  { text, cursor, note, isOriginal, vocabulary, names: { ids } }: CompletionPlace,
  before: string,
  lines: readonly string[],
  line: number,
): Suggestions | null {
  const [, indent = "", fence, word = ""] = /^( *)(`{3,})([a-z]*)$/.exec(before) ?? [];
  if (fence === undefined) return null;
  const isNew = !(lines[line] ?? "").trim().startsWith("id:");
  const options = Object.entries(vocabulary.blocks).map(([kind, words]): Suggestion => {
    if (!isNew || !isOriginal) return { label: kind, type: "kind" };
    const id = nameBlock(text, line, kind, note, ids);
    const fields = words.original.filter(({ isRequired, name }) => isRequired && name !== "id");
    const first = `${kind}\n${indent}id: ${id}\n${indent}${fields[0]?.name ?? ""}: `;
    const rest = fields.slice(1).map(({ name }) => `\n${indent}${name}: `);
    return {
      label: kind,
      type: "kind",
      insert: `${first}${rest.join("")}\n${indent}${fence}`,
      cursor: first.length,
    };
  });
  return { from: cursor - word.length, options };
}

/** Targets of `](…`: sections and figures of this note, other notes and their sections. */
function linkAt(
  { cursor, note, names: { notes, places } }: CompletionPlace,
  before: string,
): Suggestions | null {
  const [, target] = /\]\(([^()\s]*)$/.exec(before) ?? [];
  if (target === undefined) return null;
  const hash = target.indexOf("#");
  if (hash < 0) {
    const own = (places[note] ?? []).map((place) => `#${place}`);
    return names(cursor - target.length, [...own, ...notes.filter((one) => one !== note)]);
  }
  const of = target.slice(0, hash) || note;
  return names(cursor - target.length + hash + 1, places[of] ?? []);
}

type InBlock = {
  readonly lines: readonly string[];
  readonly line: number;
  readonly block: WrittenBlock;
  readonly words: BlockWords;
};

const listsOfConcepts: readonly string[] = ["concepts"];
const expressionFields: readonly string[] = ["where", "let", "value", "when"];

function inBlock(place: CompletionPlace, before: string, around: InBlock): Suggestions | null {
  const { cursor, isOriginal, names: known } = place;
  const fields = isOriginal ? around.words.original : around.words.translation;
  const path = pathAt(around, before);
  const here = fieldsAt(fields, path);
  const key = keyBefore(before);
  if (key !== null) {
    const field = here.find(({ name }) => name === key.name);
    if (listsOfConcepts.includes(key.name)) return names(cursor - key.word.length, known.concepts);
    if (key.name === "figure") return names(cursor - key.word.length, known.figures);
    if (key.name === "was") return names(cursor - key.word.length, known.ids);
    if (field !== undefined && field.values.length > 0)
      return names(cursor - key.word.length, field.values, "value");
    if (around.block.kind === "exercise" && (expressionFields.includes(key.name) || path.at(-1) === "let"))
      return functionsAt(place, key.word);
    return null;
  }
  const entry = /^ *- *(\S*)$/.exec(before)?.[1];
  const parent = path.at(-1);
  if (entry !== undefined && parent !== undefined) {
    if (listsOfConcepts.includes(parent)) return names(cursor - entry.length, known.concepts);
    if (expressionFields.includes(parent)) return functionsAt(place, nameAtEnd(before));
  }
  const word = /^(?: *(?:- +)?|.*[{,] *)([a-z_]*)$/.exec(before)?.[1];
  if (word === undefined || here.length === 0) return null;
  const present = siblingsAt(around, before);
  const options = here
    .filter(({ name }) => name !== "*" && !present.has(name))
    .map(
      ({ name, isRequired }): Suggestion => ({
        label: name,
        insert: `${name}: `,
        type: "field",
        ...(isRequired && { detail: "*" }),
      }),
    );
  return options.length === 0 ? null : { from: cursor - word.length, options };
}

/** The field whose value is being written on this line, and the word at the cursor. */
function keyBefore(before: string): { readonly name: string; readonly word: string } | null {
  const open = openBrace(before);
  // In braces a comma ends a value, unless a list is open.
  const comma = open < 0 || before.lastIndexOf("[") > before.lastIndexOf("]") ? -1 : before.lastIndexOf(",");
  const from = Math.max(open, comma) + 1;
  const colon = before.indexOf(": ", from);
  const end = colon < 0 && before.endsWith(":") ? before.length - 1 : colon;
  if (end < 0) return null;
  const name = nameOf(before.slice(from, end));
  return name === null ? null : { name, word: nameAtEnd(before.slice(end + 1)) };
}

/** The brace that is open at the end, or -1. */
function openBrace(before: string): number {
  const open = before.lastIndexOf("{");
  return open > before.lastIndexOf("}") ? open : -1;
}

/** A field's name, behind the dash of an entry; null if it is anything else. */
function nameOf(text: string): string | null {
  const name = text.trim().replace(/^- +/, "");
  return /^[\w.-]+$/.test(name) ? name : null;
}

/** The names of the fields around the cursor, from the outermost, by indentation and by open braces. */
function pathAt({ lines, line, block }: InBlock, before: string): string[] {
  const path: string[] = [];
  let column = columnOf(before);
  for (let at = line - 1; at > block.start && column > 0; at--) {
    const [, indent = "", dash = "", name] = /^( *)(- +)?([\w.-]+):/.exec(lines[at - 1] ?? "") ?? [];
    if (name === undefined) continue;
    const own = indent.length;
    if (own + dash.length < column && (own < column || dash === "")) {
      path.unshift(name);
      column = own;
    }
  }
  const open = openBrace(before);
  const inline = open < 0 ? null : nameOf(before.slice(0, open).trimEnd().replace(/:$/, ""));
  return inline === null ? path : [...path, inline];
}

/** Where the field being written begins: after the dash of an entry. */
function columnOf(before: string): number {
  return /^ *(?:- +)?/.exec(before)?.[0].length ?? 0;
}

function fieldsAt(fields: readonly Field[], path: readonly string[]): readonly Field[] {
  return path.reduce<readonly Field[]>((now, name) => {
    const field = now.find((one) => one.name === name) ?? now.find((one) => one.name === "*");
    return field?.fields ?? [];
  }, fields);
}

/** The fields that the object at the cursor has already: the lines around it at the same column. */
function siblingsAt({ lines, line, block }: InBlock, before: string): Set<string> {
  const open = openBrace(before);
  if (open >= 0) {
    const parts = before.slice(open + 1).split(/[:,]/);
    return new Set(parts.flatMap((part) => nameOf(part) ?? []));
  }
  const column = columnOf(before);
  const found = new Set<string>();
  const look = (at: number): boolean => {
    const text = lines[at - 1] ?? "";
    const [, head = "", name] = /^( *(?:- +)?)([\w.-]+):/.exec(text) ?? [];
    if (text.trim() !== "" && (/^ */.exec(text)?.[0].length ?? 0) < column && head.length !== column)
      return false;
    if (head.length === column && name !== undefined) found.add(name);
    return true;
  };
  const isEntry = (at: number) =>
    column > 0 && /^ *- /.test(lines[at - 1] ?? "") && columnOf(lines[at - 1] ?? "") === column;
  if (!isEntry(line)) for (let at = line - 1; at > block.start && look(at) && !isEntry(at); at--);
  for (let at = line + 1; at < block.end && !isEntry(at) && look(at); at++);
  return found;
}

/** The word at the end of an expression in `{{ … }}` that is still open; null if there is none. */
function expressionBefore(before: string): string | null {
  const open = before.lastIndexOf("{{");
  if (open < 0 || before.indexOf("}}", open) >= 0) return null;
  return nameAtEnd(before);
}

function functionsAt({ cursor, vocabulary }: CompletionPlace, word: string): Suggestions | null {
  if (!/^[a-z][a-z0-9_]*$/i.test(word) && word !== "") return null;
  const options = vocabulary.functions.map(
    ({ name, signature, example, result }): Suggestion => ({
      label: name,
      insert: `${name}()`,
      cursor: name.length + 1,
      detail: signature.slice(name.length),
      example: { call: example, result },
      type: "function",
    }),
  );
  return { from: cursor - word.length, options };
}

/** In `course.yaml`: concepts after `after`, notes after `notes`. */
function inCourse(
  { cursor, names: known }: CompletionPlace,
  before: string,
  lines: readonly string[],
  line: number,
): Suggestions | null {
  const [, key, word] = /\b(after|notes): *\[(?:[^\]]*[, ])?([a-z0-9.-]*)$/.exec(before) ?? [];
  if (word !== undefined) return names(cursor - word.length, key === "after" ? known.concepts : known.notes);
  const entry = /^ *- *([a-z0-9.-]*)$/.exec(before)?.[1];
  if (entry === undefined) return null;
  let at = line - 1;
  while (at > 0 && /^ *- [^:]*$/.test(lines[at - 1] ?? "")) at--;
  const list = /(after|notes): *$/.exec(lines[at - 1] ?? "")?.[1];
  if (list === undefined) return null;
  return names(cursor - entry.length, list === "after" ? known.concepts : known.notes);
}
