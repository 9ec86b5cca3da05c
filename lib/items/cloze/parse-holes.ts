/**
 * Cuts `{{1::text}}` and `{{1::text::hint}}` out of a text. The parser knows its context: code and formulas within a
 * hole neither end nor split it; a backslash escapes the sign after it; braces come in pairs, as in LaTeX.
 *
 * The hint comes after the last `::`. Programs contain `::` too, so a one-word hint must have a space before it, to
 * distinguish it from `std::vector`, and `\::` belongs to the hidden text.
 */
import { inlineFormula } from "@/lib/markdown/dollar-math";

/** A part of a cloze text: visible text, or a hole. Holes with the same number are asked together. */
export type ClozePiece = string | { readonly hole: number; readonly text: string; readonly hint?: string };

export type HoleProblem = {
  /** Characters from the start of the text. */
  readonly offset: number;
  readonly message: string;
  readonly remedy: string;
};

export type ParsedHoles = {
  readonly pieces: readonly ClozePiece[];
  readonly problems: readonly HoleProblem[];
};

/** The highest number of a hole. */
const highestHole = 99;
/** Each number is an item of its own. */
const mostNumbers = 20;

const opening = /\{\{\s*(\d+)\s*::/y;
const howToWrite = "Write a hole as `{{1::hidden words}}`, or `{{1::hidden words::and a hint}}`.";

export function parseHoles(source: string): ParsedHoles {
  const pieces: ClozePiece[] = [];
  const problems: HoleProblem[] = [];
  const stretches = stretchesOf(source);
  let done = 0;
  for (let at = 0; at < source.length; at++) {
    // In code a backslash escapes nothing.
    if (source[at] === "\\" && !stretches.code.has(at)) at++;
    else if (source[at] === "{") {
      const number = holeAt(source, at);
      if (number === null) continue;
      const inside = readInside(source, opening.lastIndex, stretches);
      const problem = problemOf(source, at, number, inside);
      if (problem !== null) problems.push(problem);
      if (inside.end === null) break;
      if (done < at) pieces.push(source.slice(done, at));
      pieces.push({ hole: number, ...partsOf(source, inside) });
      done = inside.end + 2;
      at = done - 1;
    }
  }
  if (done < source.length) pieces.push(source.slice(done));
  if (holeNumbers(pieces).length > mostNumbers)
    problems.push({
      offset: 0,
      message: `The text has more than ${mostNumbers} holes.`,
      remedy: "Make several blocks of it.",
    });
  return { pieces, problems };
}

/** The numbers of a text's holes, each once, in order. */
export function holeNumbers(pieces: readonly ClozePiece[]): readonly number[] {
  const numbers = pieces.flatMap((piece) => (typeof piece === "string" ? [] : [piece.hole]));
  return [...new Set(numbers)].sort((a, b) => a - b);
}

function holeAt(source: string, at: number): number | null {
  opening.lastIndex = at;
  const found = opening.exec(source);
  return found === null ? null : Number(found[1]);
}

/** Code and formulas: the end of each by its start, and the positions of all characters in code. */
type Stretches = { readonly ends: ReadonlyMap<number, number>; readonly code: ReadonlySet<number> };

function stretchesOf(source: string): Stretches {
  const ends = new Map<number, number>();
  const code = new Set<number>();
  const stretch = new RegExp(String.raw`\\[\s\S]|\`+|\$\$[\s\S]*?\$\$|${inlineFormula}`, "g");
  for (let found = stretch.exec(source); found !== null; found = stretch.exec(source)) {
    const [text] = found;
    if (text.startsWith("\\")) continue;
    if (text.startsWith("$")) {
      ends.set(found.index, stretch.lastIndex);
      continue;
    }
    const end = endOfCode(source, stretch.lastIndex, text.length);
    if (end === null) continue;
    ends.set(found.index, end);
    for (let at = found.index; at < end; at++) code.add(at);
    stretch.lastIndex = end;
  }
  return { ends, code };
}

/** The position after the next run of this many backticks; null if there is none. */
function endOfCode(source: string, from: number, length: number): number | null {
  const run = /`+/g;
  run.lastIndex = from;
  for (let found = run.exec(source); found !== null; found = run.exec(source))
    if (found[0].length === length) return run.lastIndex;
  return null;
}

/**
 * The content of a hole: from the end of its opening to its `}}`, with the positions of each `::` that could separate a
 * hint.
 */
type Inside = {
  readonly start: number;
  readonly end: number | null;
  readonly parts: readonly number[];
  /** Number of a hole that begins inside. */
  readonly nested: number | null;
};

function readInside(source: string, start: number, { ends, code }: Stretches): Inside {
  const parts: number[] = [];
  const inCode = code.has(start);
  let nested: number | null = null;
  let depth = 0;
  for (let at = start; at < source.length; at++) {
    const sign = source[at];
    const end = ends.get(at);
    if (end !== undefined) {
      for (; at < end - 1; at++) nested ??= holeAt(source, at);
    } else if (sign === "\\" && (!inCode || source.startsWith("::", at + 1)))
      at += source[at + 1] === ":" ? 2 : 1;
    else if (sign === "{") {
      nested ??= holeAt(source, at);
      depth++;
    } else if (sign === "}") {
      if (depth > 0) depth--;
      else if (source[at + 1] === "}") return { start, end: at, parts, nested };
    } else if (sign === ":" && source[at + 1] === ":" && depth === 0) {
      parts.push(at);
      at++;
    }
  }
  return { start, end: null, parts, nested };
}

/** A hint of several words, or with a space before it, is not part of a program's name. */
const oneWord = /^[\w<>()[\]*&~.,:+-]+$/;

function partsOf(source: string, { start, end, parts }: Inside): { text: string; hint?: string } {
  const plain = (from: number, to: number) => source.slice(from, to).trim().replaceAll("\\::", "::");
  const last = parts.at(-1);
  if (end === null || last === undefined) return { text: plain(start, end ?? source.length) };
  return { text: plain(start, last), hint: plain(last + 2, end) };
}

function problemOf(source: string, offset: number, number: number, inside: Inside): HoleProblem | null {
  const { start, end, parts, nested } = inside;
  if (nested !== null)
    return {
      offset,
      message: `Hole ${nested} stands inside hole ${number}.`,
      remedy: `Close hole ${number} before hole ${nested} begins, or make two blocks of it.`,
    };
  if (end === null)
    return {
      offset,
      message: `Hole ${number} is never closed. Add }} after its text.`,
      remedy: `${howToWrite} Braces inside it come in pairs; a single one is written \`\\{\`, or stands in code.`,
    };
  if (number < 1 || number > highestHole)
    return {
      offset,
      message: `There is no hole ${number}.`,
      remedy: `Number holes from 1 to ${highestHole}.`,
    };
  const { text, hint } = partsOf(source, inside);
  if (text === "") return { offset, message: `Hole ${number} is empty.`, remedy: howToWrite };
  const last = parts.at(-1);
  if (hint === undefined || last === undefined) return null;
  if (hint === "")
    return {
      offset,
      message: `The hint of hole ${number} is empty.`,
      remedy: "Write one, or take the `::` away.",
    };
  if (
    /\s/.test(source[last + 2] ?? "") ||
    !oneWord.test(hint) ||
    !/[\w>)\]]$/.test(source.slice(start, last))
  )
    return null;
  const hidden = source.slice(start, end).trim();
  return {
    offset,
    message: `Is “${hint}” the hint of hole ${number}, or does it belong to what is hidden?`,
    remedy: `Write \`{{${number}::${text}:: ${hint}}}\`, with a space, if it is the hint; \`{{${number}::${hidden.replaceAll(/(?<!\\)::/g, "\\::")}}}\` if it is hidden.`,
  };
}
