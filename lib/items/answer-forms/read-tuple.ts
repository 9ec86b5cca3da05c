/**
 * Parses a row of numbers as people type it: with or without brackets, separated by commas, semicolons, × or spaces.
 */
import { quoted } from "@/lib/items/quoted";
import { unreadable } from "@/lib/items/unreadable";
import { type Cut, cutRow, type Row, takenApart, takenTogether } from "./cut-row";
import { type NumberSetting, type Reading, type ReadNumber, readNumber } from "./read-number";
import { partOf, type TypedText, withoutBrackets } from "./typed-text";

const mostEntries = 64;

/**
 * `length` is the number of entries if the learner was told it; it decides the meaning of `0,5 0,25` and `1,024, 7`. If
 * nothing decides whether a comma or a space is between two numbers or inside one, the text is refused.
 */
export function readTuple(
  typed: TypedText,
  setting: NumberSetting,
  length?: number,
): Reading<readonly ReadNumber[]> {
  const text = bareRow(typed);
  if (text.plain === "") return unreadable("empty");
  if (/[[\]]/.test(text.plain)) return unreadable("strayBracket", { text: quoted(typed.typed) });
  const row = cutRow(text);
  if (row.pieces.length > 2 * mostEntries) return unreadable("tooLong");
  const cut = chooseCut(row, setting, length);
  if (cut === null) return unreadable("ambiguousSeparators", { text: quoted(text.typed) });
  const { entries } = cut;
  if (entries.length > mostEntries) return unreadable("tooLong");
  if (entries.some(({ plain }) => plain === ""))
    return unreadable("missingEntry", { text: quoted(text.typed) });
  const numbers: ReadNumber[] = [];
  for (const entry of entries) {
    const number = readNumber(entry, setting);
    if (!number.ok) return number;
    numbers.push(number.value);
  }
  if (length !== undefined && numbers.length !== length) {
    return unreadable("wrongLength", { expected: length, got: numbers.length });
  }
  return { ok: true, value: numbers };
}

/** The row without surrounding brackets and a trailing separator; either bracket may be missing. */
export function bareRow(typed: TypedText): TypedText {
  const inner = withoutBrackets(typed);
  return partOf(inner, 0, inner.plain.length - (/[,;|]$/.test(inner.plain) ? 1 : 0));
}

/** Null if several cuts are possible and nothing decides between them. */
function chooseCut(row: Row, setting: NumberSetting, length: number | undefined): Cut | null {
  const apart = takenApart(row, setting);
  const together = takenTogether(row, setting);
  const [most, fewest] = [apart.entries.length, together.entries.length];
  if (most === fewest || most === length) return apart;
  if (fewest === length) return together;
  if (length !== undefined) return fewest < length && length < most ? null : apart;
  // A semicolon or 、 always separates. Another mark decides if it is never both inside and between numbers.
  if (/[;|]/.test(row.text.plain)) return together;
  const { entries, inside, between } = together;
  if (between.size === 0 || [...inside].some((gap) => between.has(gap))) return apart;
  return entries.every(({ plain }) => !/[, ](?!\d{3}(?!\d))/.test(plain)) ? together : null;
}
