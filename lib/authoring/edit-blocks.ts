/**
 * Changes many blocks of a note at once, as edits of its text: everything else stays as it is written. What parses their
 * YAML goes block by block, so that a server can do other things in between.
 */
import { isCollection, isMap, isScalar } from "yaml";
import { parseYaml } from "@/lib/blocks/parse-yaml";
import { mostInBlock } from "@/lib/blocks/yaml-excess";
import { kindNames } from "@/lib/items/registry";
import { type WrittenBlock, writtenBlocks } from "./written-blocks";

/** A block that gives items, as lists show it. */
export type ListedBlock = {
  readonly id: string;
  readonly kind: string;
  /** Line of the fence, from 1. */
  readonly line: number;
  readonly concepts: readonly string[];
  /** The first of its question's texts, as written; empty if it has none. */
  readonly text: string;
};

/** Kinds of blocks that give items. */
export const itemKinds: readonly string[] = kindNames;
const questions = ["title", "front", "ask", "text"];

/** The blocks of a note that have an id and give items, from top to bottom. */
export function* listBlocks(text: string): Generator<ListedBlock> {
  const lines = text.split("\n");
  for (const block of writtenBlocks(lines)) {
    if (block.id === null || !block.isClosed || !itemKinds.includes(block.kind)) continue;
    const fields = fieldsOf(lines, block);
    const question = questions.map((name) => fields.get(name)).find((value) => isScalar(value));
    yield {
      id: block.id,
      kind: block.kind,
      line: block.start,
      concepts: namesIn(fields.get("concepts")),
      text: isScalar(question) ? String(question.value).trim() : "",
    };
  }
}

/** Adds a concept to blocks, or takes it away; blocks that can't be read are left alone. Returns the text. */
export function withConcept(
  text: string,
  ids: ReadonlySet<string>,
  { concept, isAdded }: { readonly concept: string; readonly isAdded: boolean },
): Generator<void, string> {
  return eachBlock(text, ids, (lines, block) => {
    const field = fieldsOf(lines, block).get("concepts");
    const before = namesIn(field);
    if (before.includes(concept) === isAdded) return null;
    const after = isAdded ? [...before, concept] : before.filter((one) => one !== concept);
    const yaml = yamlOf(lines, block);
    const written = `[${after.join(", ")}]`;
    if (isCollection(field) && field.range != null) {
      const [from, to] = field.range;
      const tail = yaml.slice(from, to).endsWith("\n") ? "\n" : "";
      return `${yaml.slice(0, from)}${written}${tail}${yaml.slice(to)}`;
    }
    const at = yaml.split("\n").findIndex((line) => /^\s*id:/.test(line));
    if (field !== undefined || at < 0) return null;
    const all = yaml.split("\n");
    const [indent = ""] = /^\s*/.exec(all[at] ?? "") ?? [];
    return [...all.slice(0, at + 1), `${indent}concepts: ${written}`, ...all.slice(at + 1)].join("\n");
  });
}

/** Takes blocks out, each with the empty line that follows it. Returns the rest, and what was taken out. */
export function withoutBlocks(
  text: string,
  ids: ReadonlySet<string>,
): { readonly text: string; readonly taken: readonly string[] } {
  const lines = text.split("\n");
  const taken: string[] = [];
  const kept: (readonly string[])[] = [];
  let next = 0;
  for (const block of blocksOf(lines, ids)) {
    kept.push(lines.slice(next, block.start - 1));
    taken.push(lines.slice(block.start - 1, block.end).join("\n"));
    next = block.end;
    if ((lines[next] ?? "x").trim() === "") next += 1;
  }
  kept.push(lines.slice(next));
  return { text: taken.length === 0 ? text : kept.flat().join("\n"), taken };
}

/** Puts blocks at the end of a note. */
export function withBlocks(text: string, blocks: readonly string[]): string {
  if (blocks.length === 0) return text;
  return `${text.trimEnd()}\n\n${blocks.map((block) => block.trimEnd()).join("\n\n")}\n`;
}

function blocksOf(lines: readonly string[], ids: ReadonlySet<string>): WrittenBlock[] {
  return writtenBlocks(lines).filter(
    ({ id, isClosed, kind }) => id !== null && isClosed && itemKinds.includes(kind) && ids.has(id),
  );
}

/** Replaces the YAML of some blocks; null leaves a block alone. */
function* eachBlock(
  text: string,
  ids: ReadonlySet<string>,
  change: (lines: readonly string[], block: WrittenBlock) => string | null,
): Generator<void, string> {
  const lines = text.split("\n");
  const parts: (readonly string[])[] = [];
  let next = 0;
  for (const block of blocksOf(lines, ids)) {
    yield;
    const yaml = change(lines, block);
    if (yaml === null) continue;
    parts.push(lines.slice(next, block.start), yaml.split("\n"));
    next = block.end - 1;
  }
  return [...parts, lines.slice(next)].flat().join("\n");
}

function yamlOf(lines: readonly string[], { start, end }: WrittenBlock): string {
  return lines.slice(start, end - 1).join("\n");
}

/** The values of a block's fields as nodes; none if it can't be read. */
function fieldsOf(lines: readonly string[], block: WrittenBlock): ReadonlyMap<string, unknown> {
  const document = parseYaml(yamlOf(lines, block), mostInBlock);
  if (document === null || document.errors.length > 0 || !isMap(document.contents)) return new Map();
  return new Map(document.contents.items.map(({ key, value }) => [String(key), value]));
}

function namesIn(node: unknown): string[] {
  if (!isCollection(node)) return [];
  return node.items.flatMap((item) => (isScalar(item) ? [String(item.value)] : []));
}
