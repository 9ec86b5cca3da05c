import { formatValue } from "@/lib/expression/format-value";
import type { PrintedPiece } from "@/lib/expression/template";
import { isList, type Value } from "@/lib/expression/value";
import type { Locale } from "@/lib/i18n/locale";
import type { Markdown } from "@/lib/markdown/markup";

type Printed = readonly PrintedPiece[];

/** The answer, and whether a printed value equals it. */
type Result = { readonly value: Value; readonly isSame: (printed: Value, value: Value) => boolean };

/** From one piece to another, inclusive. */
type Stretch = { readonly from: number; readonly to: number };

/**
 * The steps of a solution as texts, with the last occurrence of the result in bold: for several numbers, all of them if
 * they are printed as a row, else the last. Nothing is marked if no step computes the result, or if the author has
 * marked it.
 */
export function markResult(steps: readonly Printed[], result: Result, locale: Locale): Markdown[] {
  const stretches = steps.map((pieces) => resultIn(pieces, result));
  const last = stretches.findLastIndex((stretch) => stretch !== null);
  return steps.map((pieces, index) => {
    const stretch = stretches[index];
    const text = stretch && index === last ? withBold(pieces, stretch, locale) : joined(pieces);
    return text as Markdown;
  });
}

function resultIn(pieces: Printed, { value, isSame }: Result): Stretch | null {
  const row = isList(value) ? rowIn(pieces, value, isSame) : null;
  if (row !== null) return row;
  const lastEntry = lastOf(value);
  const at = pieces.findLastIndex(
    (piece) => piece.value !== null && [value, lastEntry].some((each) => isSame(piece.value as Value, each)),
  );
  return at < 0 ? null : { from: at, to: at };
}

function lastOf(value: Value): Value {
  const last = isList(value) ? value.at(-1) : undefined;
  return last === undefined ? value : lastOf(last);
}

/** Separators between the numbers of a row, in words and in TeX. */
const separator = /^\s*(?:,|×|\\times)(?:\s|\\[ ,;])*$/;

/** The last place where these values follow one another. */
function rowIn(pieces: Printed, values: readonly Value[], isSame: Result["isSame"]): Stretch | null {
  const length = 2 * values.length - 1;
  for (let from = pieces.length - length; from >= 0; from -= 1) {
    const row = pieces.slice(from, from + length);
    const fits = row.every(({ value, text }, at) =>
      at % 2 === 0 ? value !== null && isSame(value, values[at / 2] as Value) : separator.test(text),
    );
    if (fits && values.length > 1) return { from, to: from + length - 1 };
  }
  return null;
}

/**
 * Asterisks work only around a text that begins and ends with a letter or a digit; next to a letter they would not mark
 * a minus or a bracket.
 */
const starred = /^[\p{L}\p{N}](?:[^*]*[\p{L}\p{N}])?$/u;

/** Words in a formula take no mathematical bold. */
const openWord = /\\(?:text|mathrm|mathbf|boldsymbol|operatorname)\{[^{}]*$/;

function withBold(pieces: Printed, { from, to }: Stretch, locale: Locale): string {
  const [before, after] = [joined(pieces.slice(0, from)), joined(pieces.slice(to + 1))];
  const row = pieces.slice(from, to + 1);
  const isMarked = openWord.test(before) || /[*`]$/.test(before);
  if (isMarked) return joined(pieces);
  // A row includes its brackets.
  const opening = to > from ? (/[([]$/.exec(before)?.[0] ?? "") : "";
  const closing = opening === "" ? "" : (/^[)\]]/.exec(after)?.[0] ?? "");
  const head = before.slice(0, before.length - opening.length);
  return head + boldRow(row, [opening, closing], locale) + after.slice(closing.length);
}

function boldRow(row: Printed, [opening, closing]: readonly [string, string], locale: Locale): string {
  if (row[0]?.math) return boldTex(opening + joined(row) + closing);
  const text = opening + joined(row) + closing;
  if (starred.test(text)) return `**${text}**`;
  const tex = row.map(({ text: words, value }) =>
    value === null ? words : formatValue(value, locale, { math: true, grouped: true }),
  );
  return `$${boldTex(opening + tex.join("") + closing)}$`;
}

/** `\mathbf` alone would leave the signs thin; `\boldsymbol` around all would not be a number for screen readers. */
function boldTex(tex: string): string {
  return `\\mathbf{${tex.replace(/-|\\times/g, "\\boldsymbol{$&}")}}`;
}

function joined(pieces: Printed): string {
  return pieces.map(({ text }) => text).join("");
}
