/** Reads the YAML inside a fence so that every later diagnostic can give the line and column in the note. */
import {
  type Document,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
} from "yaml";
import type * as z from "zod";
import { type Diagnostic, diagnostic, type Position, type Problem } from "./diagnostic";
import { type SchemaProblem, schemaProblems } from "./schema-problems";
import { mostInBlock, tooDeep, type YamlFinding, yamlExcess } from "./yaml-excess";
import { yamlFindings } from "./yaml-findings";

/** Keys and indexes (from 0) from the top of the block, as zod writes them. */
export type YamlPath = readonly PropertyKey[];

/** The position of a YAML text: its first line is `line + 1`, as for a fence on `line`. */
export type YamlSource = {
  readonly file: string;
  readonly yaml: string;
  /** Line of the opening fence, or of the `---` of front matter; 0 for a whole file. */
  readonly line: number;
  /** Column of the fence. */
  readonly column: number;
  /** Longer texts are not parsed; by default the limit of a block. */
  readonly mostCharacters?: number;
};

export type ProblemDetails = Problem & {
  /** Position in the text at the path, for an error inside an expression. */
  readonly offset?: number;
  /** Point at the key instead of its value. */
  readonly key?: boolean;
};

export type YamlBlock = {
  /** Plain value; undefined if the YAML is invalid. */
  readonly value: unknown;
  /** Problems of the YAML itself. */
  readonly diagnostics: readonly Diagnostic[];
  /**
   * Position in the note's file of the value at `path`, or of the nearest existing value around it. `offset` adds
   * characters inside a text, if the source shows the text unchanged.
   */
  locate(path: YamlPath, options?: { readonly offset?: number; readonly key?: boolean }): Position;
  /** A diagnostic at `path`. */
  problem(path: YamlPath, details: ProblemDetails): Diagnostic;
};

/** Parser, kind and checks all need the same block, and parsing YAML is most of the work of compiling. */
const known = new WeakMap<YamlSource, YamlBlock>();

/** Parses the YAML of a fence. Never throws: problems are in `diagnostics`, and `value` is then undefined. */
export function readYamlBlock(source: YamlSource): YamlBlock {
  const block = known.get(source) ?? parseYamlBlock(source);
  known.set(source, block);
  return block;
}

function parseYamlBlock(source: YamlSource): YamlBlock {
  const lineCounter = new LineCounter();
  const { document, value, findings } = readSafely(
    source.yaml,
    lineCounter,
    source.mostCharacters ?? mostInBlock,
  );
  if (document === null) lineStarts(source.yaml, lineCounter);
  const at = (index: number): Position => {
    const { line, col } = lineCounter.linePos(Math.min(Math.max(index, 0), source.yaml.length));
    return { line: source.line + Math.max(line, 1), column: source.column - 1 + Math.max(col, 1) };
  };
  const locate: YamlBlock["locate"] = (path, options = {}) =>
    at(document === null ? 0 : indexOf(document, source.yaml, path, options));
  const { file } = source;
  const problem: YamlBlock["problem"] = (path, { offset = 0, key = false, ...details }) =>
    diagnostic({ file, ...locate(path, { offset, key }) }, details);
  const diagnostics = findings.map(({ index, ...details }) => diagnostic({ file, ...at(index) }, details));
  return { value, diagnostics, locate, problem };
}

/**
 * Checks a block against a schema. The value is null if there is any problem; every finding has its position in the
 * note, and those of the schema are in `problems` with their paths. A refinement sets its own rule and remedy by
 * `addProblem`.
 */
export function checkYamlBlock<T>(
  block: YamlBlock,
  schema: z.ZodType<T>,
): { value: T | null; diagnostics: readonly Diagnostic[]; problems: readonly SchemaProblem[] } {
  if (block.value === undefined) return { value: null, diagnostics: block.diagnostics, problems: [] };
  const result = schema.safeParse(block.value);
  if (result.success) return { value: result.data, diagnostics: block.diagnostics, problems: [] };
  const problems = schemaProblems(result.error.issues, schema, block.value);
  const found = problems.map(({ path, ...details }) => block.problem(path, details));
  return { value: null, diagnostics: [...block.diagnostics, ...found], problems };
}

/** For a text that was not parsed completely. */
function lineStarts(yaml: string, { lineStarts: starts, addNewLine }: LineCounter): void {
  starts.length = 0;
  addNewLine(0);
  for (let at = yaml.indexOf("\n"); at >= 0; at = yaml.indexOf("\n", at + 1)) addNewLine(at + 1);
}

type Reading = {
  readonly document: Document.Parsed | null;
  readonly value: unknown;
  readonly findings: readonly YamlFinding[];
};

/** Nesting that overflows the parser's stack is reported like any other problem. */
function readSafely(yaml: string, lineCounter: LineCounter, mostCharacters: number): Reading {
  const excess = yamlExcess(yaml, mostCharacters);
  if (excess !== null) return { document: null, value: undefined, findings: [excess] };
  try {
    // Otherwise the parser prints its own warnings, e.g. about a set as a key.
    const document = parseDocument(yaml, { lineCounter, prettyErrors: false, logLevel: "error" });
    const findings = yamlFindings(document, yaml);
    const readable = findings.every(({ severity }) => severity === "warning");
    return { document, value: readable ? document.toJS({ maxAliasCount: 0 }) : undefined, findings };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { document: null, value: undefined, findings: [tooDeep] };
  }
}

/** Index in the YAML text of the value at `path`. */
function indexOf(
  document: Document.Parsed,
  yaml: string,
  path: YamlPath,
  options: { offset?: number; key?: boolean },
): number {
  let node: unknown = document.contents;
  let key: unknown = null;
  for (const step of path) {
    const next = childOf(node, step);
    if (next === null) return startOf(node) ?? startOf(key) ?? 0;
    ({ key, node } = next);
  }
  if (options.key && startOf(key) !== null) return startOf(key) ?? 0;
  if (options.offset && isScalar(node)) return insideText(node, yaml, options.offset);
  return startOf(node) ?? startOf(key) ?? 0;
}

function childOf(node: unknown, step: PropertyKey): { key: unknown; node: unknown } | null {
  if (isSeq(node) && typeof step === "number" && step < node.items.length)
    return { key: null, node: node.items[step] };
  if (!isMap(node)) return null;
  const pair = node.items.find(
    (item) => isPair(item) && String(isScalar(item.key) ? item.key.value : item.key) === String(step),
  );
  return pair ? { key: pair.key, node: pair.value } : null;
}

function startOf(node: unknown): number | null {
  return isNode(node) ? ((node as Node).range?.[0] ?? null) : null;
}

/** The index `offset` characters into a text; its start if folding or escapes have changed the text. */
function insideText(node: Node & { value?: unknown; type?: string }, yaml: string, offset: number): number {
  const [start, end] = node.range ?? [0, 0];
  const source = yaml.slice(start, end);
  if (typeof node.value !== "string") return start;
  if (source === node.value) return start + offset;
  if (source.slice(1, -1) === node.value) return start + 1 + offset;
  if (node.type !== "BLOCK_LITERAL") return start;
  const before = node.value.slice(0, offset).split("\n");
  const lines = source.split("\n");
  const body = lines.slice(1);
  const indent = Math.min(
    ...body.filter((line) => line.trim() !== "").map((line) => line.length - line.trimStart().length),
  );
  const skipped = lines.slice(0, before.length).reduce((sum, line) => sum + line.length + 1, 0);
  return start + skipped + indent + (before.at(-1)?.length ?? 0);
}
