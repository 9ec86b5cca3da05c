/** The author's side of a shape. */
import type { Markdown } from "@/lib/markdown/markup";
import type { RulesOf } from "../arithmetic";

export const shapeRules: RulesOf = ({
  commonRules,
  formatValue,
  impossible,
  isList,
  isRow,
  isWhole,
  toNumber,
  typedNumbers,
}) => ({
  ...commonRules,
  tellsSize: false,
  flawOf: (value) =>
    isRow(value) && value.every((side) => isWhole(side) && toNumber(side) > 0)
      ? null
      : impossible("the sides of a shape are whole numbers from 1"),
  typed: (value) => typedNumbers(value, true, ["(", ")"]),
  print: (value, locale) =>
    isList(value)
      ? (`(${value.map((side) => formatValue(side, locale)).join(", ")})` as Markdown)
      : commonRules.print(value, locale),
});
