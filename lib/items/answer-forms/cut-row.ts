/**
 * A row of numbers, cut at all possible ends of numbers. A comma or a space can be between two numbers or inside one.
 */
import { type NumberSetting, readNumber } from "./read-number";
import { partOf, type TypedText } from "./typed-text";

export type Row = {
  readonly text: TypedText;
  readonly pieces: readonly Span[];
  /** The gap after each piece but the last. */
  readonly gaps: readonly Gap[];
};

/** A separator is between numbers; a tight comma, a space and the × of a power of ten may also be inside one. */
type Gap = "separator" | "comma" | "space" | "power";

/** Start and end in the row's text. */
type Span = { readonly from: number; readonly to: number };

/** One way to read a row. */
export type Cut = {
  readonly entries: readonly TypedText[];
  /** The kinds of gaps inside entries, and those between them. */
  readonly inside: ReadonlySet<Gap>;
  readonly between: ReadonlySet<Gap>;
};

const gapPattern = /[ \n]?[,;|][ \n]?|\n| ?(?<![a-z])[x*](?![a-z]) ?| /gi;
const powerPattern = /^\u2060?10\u2060?[\^⁺⁻⁰-⁹¹²³]/;

export function cutRow(text: TypedText): Row {
  const found = [...text.plain.matchAll(gapPattern)];
  return {
    text,
    pieces: [...found, null].map((next, index) => ({
      from: index === 0 ? 0 : found[index - 1]!.index + found[index - 1]![0].length,
      to: next?.index ?? text.plain.length,
    })),
    gaps: found.map(({ 0: gap, index }) => gapOf(gap, text.plain.slice(index + gap.length))),
  };
}

function gapOf(gap: string, rest: string): Gap {
  if (/[x*]/.test(gap) && powerPattern.test(rest)) return "power";
  return gap === "," ? "comma" : gap === " " ? "space" : "separator";
}

/** The text from one piece to another, including gaps. */
export function spanOf({ text, pieces }: Row, first: number, last: number): TypedText {
  return partOf(text, pieces[first]!.from, pieces[last]!.to);
}

/**
 * Every piece is a number of its own, except pieces that look like no number, such as the 024 of `1,024`, and powers of
 * ten.
 */
export function takenApart(row: Row, setting: NumberSetting): Cut {
  return cutWhere(row, setting, (next, gap) => gap === "power" || /^0\d\d(?!\d)/.test(next));
}

/** Joins everything that can be one number. */
export function takenTogether(row: Row, setting: NumberSetting): Cut {
  return cutWhere(row, setting, (next) => next !== "");
}

function cutWhere(row: Row, setting: NumberSetting, belongs: (next: string, gap: Gap) => boolean): Cut {
  const entries: TypedText[] = [];
  const inside = new Set<Gap>();
  const between = new Set<Gap>();
  let entry = spanOf(row, 0, 0);
  let first = 0;
  for (const [index, gap] of row.gaps.entries()) {
    const next = spanOf(row, index + 1, index + 1);
    const longer = spanOf(row, first, index + 1);
    if (gap !== "separator" && belongs(next.plain, gap) && isOneNumber(longer, setting)) {
      inside.add(gap);
      entry = longer;
    } else {
      between.add(gap);
      entries.push(entry);
      entry = next;
      first = index + 1;
    }
  }
  return { entries: [...entries, entry], inside, between };
}

/** A whole number, if the setting is whole. */
function isOneNumber(text: TypedText, setting: NumberSetting): boolean {
  const read = readNumber(text, setting);
  if (!read.ok) return read.reason.code === "ambiguousNumber";
  return !setting.whole || read.value.numerator % read.value.denominator === 0n;
}
