/** The author's side of a matrix. */
import type { Value } from "@/lib/expression/value";
import type { Locale } from "@/lib/i18n/locale";
import type { Markdown } from "@/lib/markdown/markup";
import type { RulesOf } from "../arithmetic";

export const matrixRules: RulesOf = ({
  commonRules,
  formatValue,
  impossible,
  isList,
  isRow,
  typedNumbers,
}) => {
  const isMatrix = (value: Value) => {
    if (!isList(value)) return false;
    const [first] = value;
    return (
      first !== undefined &&
      value.every((row) => isRow(row) && row.length === (first as readonly Value[]).length)
    );
  };
  const typeset = (rows: readonly Value[], locale: Locale) => {
    const cells = rows.map((row) =>
      (isList(row) ? row : [row]).map((cell) => formatValue(cell, locale, { math: true })),
    );
    return `$\\begin{bmatrix} ${cells.map((row) => row.join(" & ")).join(" \\\\ ")} \\end{bmatrix}$` as Markdown;
  };
  return {
    ...commonRules,
    takesTolerance: true,
    flawOf: (value) =>
      isMatrix(value) ? null : impossible("a matrix has rows of numbers, all of one length"),
    typed: (value) => typedNumbers(value, false),
    print: (value, locale) => (isList(value) ? typeset(value, locale) : commonRules.print(value, locale)),
  };
};
