import { formatValue } from "@/lib/expression/format-value";
import { isList, type Value } from "@/lib/expression/value";
import type { Locale } from "@/lib/i18n/locale";
import { indistinguishable } from "@/lib/items/answer-forms/compare-answers";
import type { Given, Markdown, Reveal } from "@/lib/items/item-kind";
import { evaluateVariant, type Variant } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";
import { shownAnswer, type TextRenderer, textPrinter, textRenderer } from "./exercise-text";
import { markResult } from "./mark-result";

export function revealExercise(body: ExerciseBody, given: Given, locale: Locale): Reveal {
  const variant = evaluateVariant(body, given);
  const render = textRenderer(body, given, variant, locale);
  const print = textPrinter(body, given, variant, locale);
  const isSame = (printed: Value, value: Value) => indistinguishable(printed, value, body.answer.tolerance);
  return {
    kind: "exercise",
    answer: writtenKey(body, variant, render, locale),
    solution: markResult(body.solution.map(print), { value: variant.answer, isSame }, locale),
  };
}

function writtenKey(body: ExerciseBody, { answer }: Variant, render: TextRenderer, locale: Locale): Markdown {
  const chosen = body.answer.options?.find(({ id }) => id === answer);
  if (chosen) return render(chosen.text);
  if (body.answer.kind === "matrix" && isList(answer)) return typesetMatrix(answer, locale);
  if (body.answer.kind !== "shape" || !isList(answer)) {
    return formatValue(shownAnswer(body, answer), locale, { grouped: true });
  }
  return `(${answer.map((side) => formatValue(side, locale)).join(", ")})`;
}

function typesetMatrix(rows: readonly Value[], locale: Locale): Markdown {
  const cells = rows.map((row) =>
    (isList(row) ? row : [row]).map((cell) => formatValue(cell, locale, { math: true })),
  );
  return `$\\begin{bmatrix} ${cells.map((row) => row.join(" & ")).join(" \\\\ ")} \\end{bmatrix}$`;
}
