/** A row of numbers as people type it: with or without brackets, separated by commas, semicolons, × or spaces. */
import {
  type NumberSetting,
  quoted,
  type Reading,
  type ReadNumber,
  readNumber,
  unreadable,
} from "./read-number";

const decimalComma = /^[+-]?\d+,\d+$/;

/**
 * `length` is the number of entries if the learner was told it. It also settles what `0,5 0,25` means: commas are
 * separators or decimal marks, and where both would do the text is refused.
 */
export function readTuple(
  typed: string,
  setting: NumberSetting,
  length?: number,
): Reading<readonly ReadNumber[]> {
  const text = bare(typed);
  if (text === "") return unreadable("empty");
  if (/[()[\]{}]/.test(text)) return unreadable("strayBracket", { text: quoted(typed) });
  const splits = possibleSplits(text);
  const fitting = splits.filter((entries) => entries.length === length);
  if (splits.length > 1 && fitting.length !== 1)
    return unreadable("ambiguousSeparators", { text: quoted(text) });
  const entries = fitting[0] ?? splits[0] ?? [];
  if (entries.length > 64) return unreadable("tooLong");
  if (entries.includes("")) return unreadable("missingEntry", { text: quoted(text) });
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

/** Without the brackets around it, spaces that mean nothing, and a separator at the end. */
function bare(typed: string): string {
  return typed
    .trim()
    .replace(/^[([{]\s*/, "")
    .replace(/\s*[)\]}]$/, "")
    .replace(/\n+/g, ";")
    .replace(/ ?\/ ?/g, "/")
    .replace(/(^|[,;x*] ?)([+-]) /g, "$1$2")
    .replace(/ ?[,;] ?$/, "");
}

function possibleSplits(text: string): string[][] {
  if (text.includes(";")) return [text.split(";").map((entry) => entry.trim())];
  const separated = text.split(/ ?[,x*] ?| /);
  const words = text.split(/ ?[x*] ?| /);
  const commasMayBeDecimal = words.length > 1 && words.some((word) => decimalComma.test(word));
  return commasMayBeDecimal && !/, | ,/.test(text) ? [separated, words] : [separated];
}
