/** Problems of a block's YAML, regardless of its meaning: worded for authors, with remedies. */
import { type Document, isNode, type Node, type Pair, type Scalar, visit, type YAMLError } from "yaml";
import { tooDeep, type YamlFinding } from "./yaml-excess";

/** Of several findings of one kind, only the first few are reported. */
const mostAlike = 3;

export function yamlFindings(document: Document.Parsed, yaml: string): YamlFinding[] {
  if (document.errors.some(({ message }) => message.includes("call stack"))) return [tooDeep];
  const style = styleFindings(document, yaml);
  const lineOf = ({ index }: YamlFinding) => lineAt(yaml, index).start;
  const said = new Set(style.filter(({ rule }) => rule === "yaml-alias").map(lineOf));
  const syntax = syntaxFindings(document, yaml).filter((finding) => !said.has(lineOf(finding)));
  return [...syntax, ...(syntax.length > 0 ? style.filter(({ rule }) => rule !== "yaml-syntax") : style)];
}

/** One mistake causes many errors in the parser; only the first is at the mistake. */
function syntaxFindings(document: Document.Parsed, yaml: string): YamlFinding[] {
  const fence = document.errors.length > 0 ? marginFence.exec(yaml) : null;
  if (fence !== null) return [fenceInBlock(fence.index, fence[1] ?? "```")];
  const repeated = document.errors.filter(({ code }) => code === "DUPLICATE_KEY").slice(0, mostAlike);
  const first = document.errors.find(({ code }) => code !== "DUPLICATE_KEY");
  return [
    ...(first === undefined ? [] : [syntaxFinding(first, yaml)]),
    ...repeated.map(({ pos }) => ({
      index: pos[0],
      rule: "yaml-syntax",
      message: "The YAML can't be read: Map keys must be unique.",
      remedy: "Keep one of the two fields.",
    })),
  ];
}

const marginFence = /^(`{3,}|~{3,})/m;
const key = String.raw`^[ \t]*(?:- +)*[A-Za-z_][\w-]*`;
const fullWidthColon = new RegExp(`${key}(?=：)`, "m");
const colonWithoutSpace = new RegExp(`${key}:(?=[^\\s:/])`, "m");
const fullWidthOpening = new RegExp(`(?:${key}: +|^[ \\t]*- +)([｛【［「“‘])`, "m");

function syntaxFinding(error: YAMLError, yaml: string): YamlFinding {
  const before = yaml.slice(0, lineAt(yaml, error.pos[0]).end);
  const around = before.slice(Math.max(0, lineAt(yaml, lineAt(yaml, error.pos[0]).start - 1).start));
  const offset = before.length - around.length;
  const wide = fullWidthColon.exec(around);
  if (wide !== null) {
    const remedy = `Write \`${wide[0].trim()}: …\`, with the plain colon and a space.`;
    return { index: offset + wide.index + wide[0].length, ...unread("“：” is no colon of YAML", remedy) };
  }
  const tight = error.code === "BLOCK_AS_IMPLICIT_KEY" ? null : colonWithoutSpace.exec(around);
  if (tight !== null) {
    const remedy = `Write \`${tight[0].trim()} …\`, with a space after the colon.`;
    return {
      index: offset + tight.index + tight[0].length,
      ...unread("a space is missing after “:”", remedy),
    };
  }
  const opening = fullWidthOpening.exec(around);
  if (opening?.[1] !== undefined) {
    const index = offset + opening.index + opening[0].length - 1;
    const remedy = "Write the plain one, or put quotes around the text.";
    return { index, ...unread(`“${opening[1]}” is no bracket or quote of YAML`, remedy) };
  }
  const unquoted = unquotedAt(yaml, error);
  const index = unquoted !== null && error.code === "BAD_INDENT" ? unquoted.index : error.pos[0];
  return { index, ...unread(wordsOf(error.message), remedyFor(error, unquoted)) };
}

/** Code in a text is indented below its field; a fence at the margin ends the block, or begins another. */
function fenceInBlock(index: number, fence: string): YamlFinding {
  return {
    index,
    rule: "fence-in-block",
    message: "A fence stands at the margin inside a block.",
    remedy: `If a new block begins here, close the one before with ${fence}. If this is code in a text of the block, write \`|\` after the field and indent the code below it; a block with four backticks (\`\`\`\`) around it may hold any fence.`,
  };
}

function unread(why: string, remedy: string) {
  return { rule: "yaml-syntax", message: `The YAML can't be read: ${why}.`, remedy };
}

/** The library's message without its position. */
function wordsOf(message: string): string {
  return (message.split("\n")[0] ?? "").replace(/ at line \d.*/, "").replace(/[.:]$/, "");
}

function remedyFor(error: YAMLError, unquoted: Unquoted | null): string {
  if (error.code === "TAB_AS_INDENT") return "Indent with spaces.";
  if (unquoted !== null) {
    const { field, text } = unquoted;
    const what = /^[[{]|[\])]/.test(text) ? "expression or text" : "text";
    const inner = /^'.*'$/.test(text) ? text.slice(1, -1) : text;
    const quoted = `${field}'${inner.replaceAll("'", "''")}'`;
    const short = quoted.length <= 100 ? `: \`${quoted}\`` : "";
    return `Put single quotes around the whole ${what}${short}. Or write \`|\` and the text on indented lines below.`;
  }
  if (/indent|without -|same line|single line|map values|compact/i.test(error.message))
    return "See that the fields of one level begin in the same column, each with `: ` after its name.";
  return "A text that starts with one of { [ * & ! % @ ` or a quote, or contains `: ` or ` #`, needs quotes around it, or `|` and the text on indented lines below.";
}

/** A text or an expression that should have been quoted, with its field or without, and its start. */
type Unquoted = { readonly field: string; readonly text: string; readonly index: number };

/** The text after the field or the dash before the error, in the same line or in the one where a bracket opened. */
function unquotedAt(yaml: string, error: YAMLError): Unquoted | null {
  let { start, end } = lineAt(yaml, error.pos[0]);
  if (/sufficiently indented|single line|map values/.test(error.message)) {
    // The unclosed bracket is further up.
    while (start > 0 && !/[[{]/.test(yaml.slice(start, end))) ({ start, end } = lineAt(yaml, start - 1));
  }
  const line = yaml.slice(start, end);
  const [before = "", field = ""] = /^[ \t]*((?:- +)*(?:[\w.-]+: +)?)/.exec(line) ?? [];
  const text = line.slice(before.length);
  if (field === "" || text.trim() === "") return null;
  const at = error.pos[0] - start - before.length;
  const inBrackets =
    /^\{\s*[\w.-]+: |^\[.*, /.test(text) && endOfBracket(text) >= Math.min(at, text.length - 1);
  const entry = inBrackets ? entryAt(text, at) : null;
  if (entry !== null) return { ...entry, index: start + before.length + entry.index };
  if (!/^[[{*&!%@`'"|>]|^[-?] |: | #|[\])}]$/.test(text)) return null;
  return { field: field.replace(/^(?:- +)+/, ""), text, index: start + before.length };
}

/** The end of the bracket at the start of a text; the text's length if it is not closed. */
function endOfBracket(text: string): number {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (/[[{(]/.test(text[index] ?? "")) depth++;
    if (/[\]})]/.test(text[index] ?? "") && --depth === 0) return index;
  }
  return text.length;
}

/** The entry of a list or of fields in braces that contains the error; brackets inside it come in pairs. */
function entryAt(text: string, at: number): Unquoted | null {
  let start = 1;
  let depth = 0;
  for (let index = 1; index < text.length; index++) {
    const sign = text[index] ?? "";
    const ends = depth === 0 && (/[\]}]/.test(sign) || (sign === "," && /\s/.test(text[index + 1] ?? " ")));
    if (ends && index >= at) {
      const [before = "", field = ""] = /^\s*([\w.-]+: +)?/.exec(text.slice(start, index)) ?? [];
      const entry = text.slice(start + before.length, index);
      return entry.trim() === "" ? null : { field, text: entry.trim(), index: index - entry.length };
    }
    if (ends) start = index + 1;
    else if (/[[{(]/.test(sign)) depth++;
    else if (/[\]})]/.test(sign)) depth--;
  }
  return null;
}

/** TeX in double quotes: `\a`, `\b`, `\f` and `\v` become control characters, which no text contains. */
const controls = /[^\P{Cc}\t\n\r]/u;
/** The same, wherever they stand. */
const lostSigns = /[^\P{Cc}\t\n\r\u0085]|\p{Cs}/u;
/** Within a formula `\t`, `\n` and `\r` were the beginnings of names. */
const lostEscape = /(?<!\\)\\[tnr][a-zA-Z]/;

function isEaten(source: string): boolean {
  return source
    .split("$")
    .slice(1, -1)
    .some((formula) => lostEscape.test(formula));
}

/** YAML that probably does not mean what its author thinks. */
function styleFindings(document: Document.Parsed, yaml: string): YamlFinding[] {
  const findings: YamlFinding[] = document.warnings
    .slice(0, mostAlike)
    .map(({ pos }) => lostStart(pos[0], yaml));
  const add = (finding: YamlFinding) => {
    if (findings.filter(({ rule }) => rule === finding.rule).length < mostAlike) findings.push(finding);
  };
  visit(document, {
    Alias: (_, node) =>
      add({
        index: node.range?.[0] ?? 0,
        rule: "yaml-alias",
        message: "YAML aliases (`*name`) are not allowed.",
        remedy: "Write the value out, or put quotes around a text that starts with `*`.",
      }),
    Collection: (_, node) => {
      if (node.anchor !== undefined) add(lostStart(anchorOf(node, node.anchor, yaml), yaml));
    },
    Pair: (_, pair) => {
      const tight = tightColonIn(pair, yaml);
      if (tight !== null) add(tight);
    },
    Scalar: (_, node) => {
      if (node.anchor !== undefined) add(lostStart(anchorOf(node, node.anchor, yaml), yaml));
      for (const finding of scalarFindings(node, yaml)) add(finding);
    },
  });
  return findings;
}

/** `!word` and `&word` at the start of a text are directives to the parser. */
function lostStart(index: number, yaml: string): YamlFinding {
  const sign = yaml[index] ?? "";
  return {
    index,
    rule: "yaml-sign",
    message: `YAML takes a word that starts with ${sign} for an instruction, so it is not part of the text.`,
    remedy: "Put the text in quotes.",
  };
}

function anchorOf(node: Node, anchor: string, yaml: string): number {
  const start = node.range?.[0] ?? 0;
  return Math.max(yaml.lastIndexOf(`&${anchor}`, start), 0);
}

/** In braces a name without a value is allowed: `{ n:3 }` has one field, called `n:3`. */
function tightColonIn({ key, value }: Pair, yaml: string): YamlFinding | null {
  if (value !== null && !(isNode(value) && yaml.slice(value.range?.[0], value.range?.[1]) === ""))
    return null;
  if (!isNode(key)) return null;
  const name = yaml.slice(key.range?.[0], key.range?.[1]);
  const found = /^[A-Za-z_][\w-]*[:：](?=[^\s/])/.exec(name)?.[0];
  if (found === undefined) return null;
  const remedy = `Write \`${found.slice(0, -1)}: ${name.slice(found.length).trim()}\`.`;
  return {
    index: key.range?.[0] ?? 0,
    ...unread("a plain colon and a space are missing after the name", remedy),
  };
}

function scalarFindings(node: Scalar, yaml: string): YamlFinding[] {
  const [start = 0, end = 0] = node.range ?? [];
  const source = yaml.slice(start, end);
  const text = typeof node.value === "string" ? node.value : "";
  const findings: YamlFinding[] = [];
  if (
    node.comment &&
    node.type === "PLAIN" &&
    text !== "" &&
    (text.includes(" ") || !/^\s/.test(node.comment))
  ) {
    findings.push({
      severity: "warning",
      index: end,
      rule: "yaml-comment",
      message: `YAML takes "#${node.comment}" for a comment, so it is not part of the text.`,
      remedy: "Put the text in quotes, or move the comment to a line of its own.",
    });
  }
  const fence = node.type === "BLOCK_LITERAL" ? null : /\n[ \t]*(?:`{3,}|~{3,})/.exec(source);
  if (fence !== null) {
    findings.push({
      index: start + fence.index + fence[0].length - fence[0].trim().length,
      rule: "folded-code",
      message: "The lines of this text are joined into one, and those of its code with them.",
      remedy: "Write `|` after the name of the field, with the whole text on indented lines below.",
    });
  }
  if (node.type === "QUOTE_DOUBLE" && (controls.test(text) || isEaten(source))) {
    findings.push({
      index: start,
      rule: "yaml-escape",
      message: "In double quotes a backslash means something else: `\\t` is a tab, and `\\times` is no TeX.",
      remedy: "Put single quotes around the text.",
    });
  }
  if (lostSigns.test(text)) {
    findings.push({
      index: start,
      rule: "control-sign",
      message:
        "The text holds a control character or half of a sign, which nobody sees and no database stores.",
      remedy: "Delete it, and type the text around it again.",
    });
  }
  if (/[\ue000-\uf8ff]/.test(text)) {
    findings.push({
      index: start,
      rule: "private-sign",
      message: "The text holds a sign of the private-use area, which has no form that all readers see.",
      remedy: "Write another sign.",
    });
  }
  return findings;
}

/** The line that contains a character, without its end. */
function lineAt(yaml: string, index: number): { readonly start: number; readonly end: number } {
  // From a negative index `lastIndexOf` would look at the first character.
  const start = index <= 0 ? 0 : yaml.lastIndexOf("\n", index - 1) + 1;
  const end = yaml.indexOf("\n", start);
  return { start, end: end < 0 ? yaml.length : end };
}
