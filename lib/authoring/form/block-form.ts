/** A card, cloze or choice as the fields of a form: another view of the YAML in its block. */
import { isMap, isScalar, isSeq, type Pair, type Scalar, type YAMLMap } from "yaml";
import { parseYaml } from "@/lib/blocks/parse-yaml";
import { mostInBlock } from "@/lib/blocks/yaml-excess";
import { type WrittenBlock, writtenBlocks } from "../written-blocks";
import { formKinds } from "./form-kinds";

/** Keys and places from the top of the block. */
export type FormPath = readonly (string | number)[];

export type FormOption = {
  readonly text: string;
  readonly why: string;
  /** Null in a translation, which does not say what is right. */
  readonly isRight: boolean | null;
};

export type BlockForm = {
  readonly kind: string;
  readonly id: string | null;
  /** Texts by field; empty if not written. */
  readonly texts: Readonly<Partial<Record<TextField, string>>>;
  readonly options: readonly FormOption[];
};

export type TextField = "quote" | "front" | "back" | "text" | "ask" | "why";

/** Why a block has no form; `at` is what was found instead. */
export type FormProblem = { readonly problem: "syntax" | "shape" | "unclosed"; readonly at: string };

const fieldsOf: Readonly<Record<string, readonly TextField[]>> = {
  card: ["quote", "front", "back"],
  cloze: ["quote", "text"],
  choice: ["quote", "ask", "why"],
};

/** Fields that may be left out; emptied, they are taken away. */
const optional: readonly string[] = ["quote", "why", "right"];

/** A block with its YAML parsed; offsets of nodes count from the beginning of the text. */
export type ParsedBlock = {
  readonly block: WrittenBlock;
  readonly root: YAMLMap;
  /** Offset of the YAML in the text. */
  readonly from: number;
  readonly yaml: string;
};

/** Reads the form of a block; `isOriginal` tells the original from a translation. */
export function readForm(text: string, block: WrittenBlock, isOriginal: boolean): BlockForm | FormProblem {
  const parsed = parseBlock(text, block);
  if ("problem" in parsed) return parsed;
  const { root } = parsed;
  const texts: Partial<Record<TextField, string>> = {};
  for (const field of fieldsOf[block.kind] ?? []) {
    const value = textAt(root, field);
    if (value === null) return { problem: "shape", at: field };
    texts[field] = value;
  }
  const options: FormOption[] = [];
  if (block.kind === "choice") {
    const list = root.get("options", true);
    if (list !== undefined && !isSeq(list)) return { problem: "shape", at: "options" };
    for (const [index, item] of (list?.items ?? []).entries()) {
      const at = `options[${index + 1}]`;
      if (!isMap(item)) return { problem: "shape", at };
      const [own, why] = [textAt(item, "text"), textAt(item, "why")];
      if (own === null || why === null) return { problem: "shape", at };
      options.push({ text: own, why, isRight: isOriginal ? item.get("right") === true : null });
    }
  }
  return { kind: block.kind, id: block.id, texts, options };
}

/** Empty if the field is not written; null if it is no text. */
function textAt(map: YAMLMap, key: string): string | null {
  const pair = pairOf(map, key);
  if (pair === undefined || pair.value === null) return "";
  if (!isScalar(pair.value)) return null;
  const { value, source } = pair.value;
  return typeof value === "string" ? value : (source ?? "");
}

export function pairOf(map: YAMLMap, key: string): Pair<Scalar, unknown> | undefined {
  // Keys were looked at by `parseBlock`.
  return (map.items as Pair<Scalar, unknown>[]).find((one) => one.key.value === key);
}

/** The block with this id, or, for one without an id, at this line; of the kinds that have a form. */
export function formBlock(text: string, id: string | null, line: number): WrittenBlock | null {
  return (
    writtenBlocks(text.split("\n")).find(
      (one) => formKinds.includes(one.kind) && one.id === id && (id !== null || one.start === line),
    ) ?? null
  );
}

export function parseBlock(text: string, block: WrittenBlock): ParsedBlock | FormProblem {
  if (!block.isClosed) return { problem: "unclosed", at: block.kind };
  const lines = text.split("\n");
  const from = lines.slice(0, block.start).reduce((sum, line) => sum + line.length + 1, 0);
  const yaml = lines
    .slice(block.start, block.end - 1)
    .map((line) => `${line}\n`)
    .join("");
  const document = parseYaml(yaml, mostInBlock);
  if (document === null) return { problem: "shape", at: block.kind };
  const [error] = document.errors;
  if (error !== undefined) return { problem: "syntax", at: error.message };
  const root = document.contents;
  if (!isMap(root)) return { problem: "shape", at: block.kind };
  const isPlain = (map: YAMLMap) =>
    map.items.every(({ key }) => isScalar(key) && typeof key.value === "string");
  const options = root.get("options", true);
  const maps = [root, ...(isSeq(options) ? options.items.filter(isMap) : [])];
  if (!maps.every(isPlain)) return { problem: "shape", at: block.kind };
  return { block, root: root as YAMLMap, from, yaml };
}

export function isOptional(field: string): boolean {
  return optional.includes(field);
}
