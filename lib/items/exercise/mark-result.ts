import { formatValue } from "@/lib/expression/format-value";
import type { PrintedPiece } from "@/lib/expression/template";
import type { Value } from "@/lib/expression/value";
import type { Locale } from "@/lib/i18n/locale";
import type { Markdown } from "@/lib/items/item-kind";

/**
 * The steps of a solution as texts, in which the last place that prints the result is bold. `isResult` tells whether a
 * value is the answer. Nothing is marked where no step computes it, or where its author has marked it.
 */
export function markResult(
  steps: readonly (readonly PrintedPiece[])[],
  isResult: (value: Value) => boolean,
  locale: Locale,
): Markdown[] {
  const last = steps.findLastIndex((pieces) => resultIn(pieces, isResult) >= 0);
  return steps.map((pieces, index) => {
    const at = index === last ? resultIn(pieces, isResult) : -1;
    return pieces
      .map((piece, place) => (place === at ? bold(piece, textBefore(pieces, at), locale) : piece.text))
      .join("");
  });
}

function resultIn(pieces: readonly PrintedPiece[], isResult: (value: Value) => boolean): number {
  return pieces.findLastIndex(({ value }) => value !== null && isResult(value));
}

function textBefore(pieces: readonly PrintedPiece[], at: number): string {
  return pieces
    .slice(0, at)
    .map(({ text }) => text)
    .join("");
}

/** Stars mark what begins and ends with a letter or a digit; beside a letter they would not mark a minus or a bracket. */
const starred = /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/u;

function bold({ text, value, math }: PrintedPiece, before: string, locale: Locale): Markdown {
  if (value === null) return text;
  // Words in a formula take no mathematical bold.
  if (math) return /\\(?:text|mathrm|mathbf|operatorname)\{[^{}]*$/.test(before) ? text : `\\mathbf{${text}}`;
  if (before.endsWith("*") || before.endsWith("`")) return text;
  if (starred.test(text)) return `**${text}**`;
  return `$\\mathbf{${formatValue(value, locale, { math: true, grouped: true })}}$`;
}
