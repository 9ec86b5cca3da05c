/** Changes one field of a block's YAML: everything else, comments and order included, stays byte for byte. */
import { isMap, isScalar, isSeq, type Pair, type Scalar, stringify, type YAMLMap, type YAMLSeq } from "yaml";
import { parseYaml } from "@/lib/blocks/parse-yaml";
import { mostInBlock } from "@/lib/blocks/yaml-excess";
import type { WrittenBlock } from "../written-blocks";
import { type FormPath, isOptional, pairOf, parseBlock } from "./block-form";

/** Offsets in the text. */
export type FormEdit = { readonly from: number; readonly to: number; readonly insert: string };

/**
 * The edit that gives the field at `path` this value. An optional field that becomes empty (or `right` that becomes
 * false) is taken away; a field that is not written yet is added. Null if the block can't be read, or if the value
 * can't be written without changing anything else.
 */
export function editField(
  text: string,
  block: WrittenBlock,
  path: FormPath,
  value: string | true | null,
): FormEdit | null {
  const parsed = parseBlock(text, block);
  if ("problem" in parsed) return null;
  const { root, yaml, from } = parsed;
  const holder = path.length === 1 ? root : optionAt(root, path[1]);
  const key = String(path.at(-1));
  if (holder === null) return null;
  const isAway = value === null || (value === "" && isOptional(key));
  const candidates = isAway ? [removal(yaml, holder, key)] : settings(yaml, holder, key, value);
  const wanted = isAway ? undefined : value;
  return placed(candidates.find((edit) => edit !== null && isMeant(yaml, edit, path, wanted)) ?? null, from);
}

/** The edit that adds an empty option at the end. */
export function addOption(text: string, block: WrittenBlock, written: string): FormEdit | null {
  const parsed = parseBlock(text, block);
  if ("problem" in parsed) return null;
  const { root, yaml, from } = parsed;
  const list = root.get("options", true);
  const last = isSeq(list) ? list.items.at(-1) : undefined;
  if (!isSeq(list) || !isMap(last)) return null;
  const option = `text: ${quoted(written)}`;
  if (list.flow) {
    const end = last.range?.[1] ?? 0;
    return placed({ from: end, to: end, insert: `, { ${option} }` }, from);
  }
  const end = lineEnd(yaml, endOf(last));
  const start = yaml.lastIndexOf("\n", startOf(last)) + 1;
  const indent = /^ */.exec(yaml.slice(start))?.[0] ?? "";
  return placed({ from: end, to: end, insert: `${indent}- ${option}\n` }, from);
}

/** The edit that takes an option away, with its lines; null if it is the only one. */
export function removeOption(text: string, block: WrittenBlock, index: number): FormEdit | null {
  const parsed = parseBlock(text, block);
  if ("problem" in parsed) return null;
  const { root, yaml, from } = parsed;
  const list = root.get("options", true);
  if (!isSeq(list) || list.items.length < 2) return null;
  const option = optionAt(root, index);
  if (option === null) return null;
  if (!list.flow) {
    const start = yaml.lastIndexOf("\n", startOf(option)) + 1;
    return placed({ from: start, to: lineEnd(yaml, endOf(option)), insert: "" }, from);
  }
  const next = list.items[index + 1];
  const before = list.items[index - 1];
  if (isMap(next)) return placed({ from: startOf(option), to: startOf(next), insert: "" }, from);
  return isMap(before)
    ? placed({ from: before.range?.[1] ?? 0, to: option.range?.[1] ?? 0, insert: "" }, from)
    : null;
}

function placed(edit: FormEdit | null, from: number): FormEdit | null {
  return edit === null ? null : { from: edit.from + from, to: edit.to + from, insert: edit.insert };
}

function optionAt(root: YAMLMap, index: string | number | undefined): YAMLMap | null {
  const list = root.get("options", true);
  const option = isSeq(list) && typeof index === "number" ? (list as YAMLSeq).items[index] : undefined;
  return isMap(option) ? (option as YAMLMap) : null;
}

type OwnPair = Pair<Scalar, unknown>;

function startOf(map: YAMLMap): number {
  if (map.flow) return map.range?.[0] ?? 0;
  return (map.items[0] as OwnPair | undefined)?.key.range?.[0] ?? map.range?.[0] ?? 0;
}

/** After the last sign of its last value; comments behind it are not counted. */
function endOf(map: YAMLMap): number {
  if (map.flow) return map.range?.[1] ?? 0;
  const last = map.items.at(-1) as OwnPair | undefined;
  return last === undefined ? startOf(map) : endOfPair(last);
}

function endOfPair({ key, value }: OwnPair): number {
  if (isMap(value)) return endOf(value as YAMLMap);
  if (isSeq(value) && !value.flow) {
    const last = value.items.at(-1);
    return isMap(last)
      ? endOf(last as YAMLMap)
      : isScalar(last)
        ? (last.range?.[1] ?? 0)
        : (value.range?.[1] ?? 0);
  }
  const range = isScalar(value) || isSeq(value) ? value.range : null;
  return Math.max(range?.[1] ?? 0, key.range?.[1] ?? 0);
}

/** After the end of this line; `at` itself if a line begins there. */
function lineEnd(yaml: string, at: number): number {
  if (at > 0 && yaml.charAt(at - 1) === "\n") return at;
  const end = yaml.indexOf("\n", at);
  return end < 0 ? yaml.length : end + 1;
}

/** The plainest first; the last can write everything. */
function settings(yaml: string, map: YAMLMap, key: string, value: string | true): (FormEdit | null)[] {
  const pair = pairOf(map, key);
  const forms = (style: string | undefined, indent: string): string[] => {
    if (value === true) return ["true"];
    const isFolded = style === "BLOCK_FOLDED" && !/\n|^\s|\s$| {2}/.test(value);
    const blocks = map.flow ? [] : [`|-\n${indented(value, `${indent}  `)}`];
    return [
      ...(isFolded && !map.flow ? [`>-\n${wrapped(value, `${indent}  `)}`] : []),
      ...(value.includes("\n") ? blocks : [plain(value), single(value)]),
      quoted(value),
    ];
  };
  if (pair === undefined) return additions(yaml, map, key, forms(undefined, indentOf(yaml, map)));
  const { value: node } = pair;
  if (node !== null && !isScalar(node)) return [];
  const keyEnd = pair.key.range?.[1] ?? 0;
  const at = isScalar(node) && node.range ? node.range : null;
  const start = at === null ? keyEnd : at[0];
  const end = at === null ? keyEnd : at[1];
  const old = yaml.slice(start, end);
  const gap = yaml.charAt(start - 1) === ":" ? " " : "";
  const tail = old.endsWith("\n") ? "\n" : "";
  const style = isScalar(node) ? node.type : undefined;
  return forms(style, indentOf(yaml, map)).map((written) => ({
    from: start,
    to: end,
    insert: `${gap}${written}${tail}`,
  }));
}

function additions(yaml: string, map: YAMLMap, key: string, forms: readonly string[]): (FormEdit | null)[] {
  if (map.flow) {
    const last = map.items.at(-1) as OwnPair | undefined;
    if (last === undefined) return [];
    const end = endOfPair(last);
    return forms.map((written) => ({ from: end, to: end, insert: `, ${key}: ${written}` }));
  }
  // A quote stands before the question, as authors write it; everything else at the end.
  const before =
    key === "quote"
      ? (map.items as OwnPair[]).find(({ key: own }) => ["front", "text", "ask"].includes(String(own.value)))
      : undefined;
  const indent = indentOf(yaml, map);
  const at =
    before === undefined ? lineEnd(yaml, endOf(map)) : yaml.lastIndexOf("\n", before.key.range?.[0] ?? 0) + 1;
  return forms.map((written) => ({ from: at, to: at, insert: `${indent}${key}: ${written}\n` }));
}

function removal(yaml: string, map: YAMLMap, key: string): FormEdit | null {
  const pair = pairOf(map, key);
  if (pair === undefined) return { from: 0, to: 0, insert: "" };
  const pairs = map.items as OwnPair[];
  const index = pairs.indexOf(pair);
  const start = pair.key.range?.[0] ?? 0;
  const next = pairs[index + 1];
  const before = pairs[index - 1];
  if (map.flow || before === undefined) {
    if (next !== undefined) return { from: start, to: next.key.range?.[0] ?? 0, insert: "" };
    return before === undefined ? null : { from: endOfPair(before), to: endOfPair(pair), insert: "" };
  }
  return { from: yaml.lastIndexOf("\n", start) + 1, to: lineEnd(yaml, endOfPair(pair)), insert: "" };
}

/** The column of the keys of a block mapping, as spaces. */
function indentOf(yaml: string, map: YAMLMap): string {
  const start = startOf(map);
  return " ".repeat(start - (yaml.lastIndexOf("\n", start - 1) + 1));
}

function indented(text: string, indent: string): string {
  return text
    .split("\n")
    .map((line) => (line === "" ? "" : `${indent}${line}`))
    .join("\n");
}

const widest = 110;

/** Broken at spaces into lines that YAML joins again. */
function wrapped(text: string, indent: string): string {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > widest) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines.map((line) => `${indent}${line}`).join("\n");
}

/** Bare if YAML may read it so; otherwise as the library would quote it. */
function plain(text: string): string {
  return stringify(text, { lineWidth: 0, singleQuote: true }).trimEnd();
}

function single(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** Whether exactly this field gets exactly this value. */
function isMeant(
  yaml: string,
  { from, to, insert }: FormEdit,
  path: FormPath,
  value: string | true | undefined,
): boolean {
  // It would end the block.
  if (insert.split("\n").some((line) => /^(?:`{3,}|~{3,})$/.test(line.trim()))) return false;
  const next = yaml.slice(0, from) + insert + yaml.slice(to);
  const [document, expected] = [parseYaml(next, mostInBlock), parseYaml(yaml, mostInBlock)];
  if (document === null || document.errors.length > 0 || expected === null) return false;
  if (value === undefined) expected.deleteIn(path);
  else expected.setIn(path, value);
  return sorted(document.toJS()) === sorted(expected.toJS());
}

/** Whatever the order of keys. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_, one) =>
    one !== null && typeof one === "object" && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
}
