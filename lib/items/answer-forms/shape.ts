/** The sides of a tensor. Their number is part of the question. */
import type { Markdown } from "@/lib/markdown/markup";
import type { FormReader } from "./answer-form";
import type { RulesOf } from "./arithmetic";
import { type ReadNumber, writtenNumber } from "./read-number";
import { readTuple } from "./read-tuple";

export const shapeReader: FormReader<readonly ReadNumber[]> = {
  longest: 600,
  whole: true,
  read: (text, setting, { length }) => readTuple(text, setting, length),
  write: (sides) => sides.map((side) => writtenNumber(side, true)).join(" × "),
  needsLetters: false,
  keys: ["comma", "times"],
};

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
