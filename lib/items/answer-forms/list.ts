/** A row of exact whole numbers. */
import type { FormReader } from "./answer-form";
import type { RulesOf } from "./arithmetic";
import type { ReadNumber } from "./read-number";
import { readTuple } from "./read-tuple";
import { rowText } from "./row-text";

export const listReader: FormReader<readonly ReadNumber[]> = {
  longest: 1_000,
  whole: true,
  read: (text, setting, { length }) => readTuple(text, setting, length),
  write: (row) => rowText(row, true),
  needsLetters: false,
  keys: ["comma"],
};

export const listRules: RulesOf = ({ commonRules, impossible, isRow, typedNumbers }) => ({
  ...commonRules,
  flawOf: (value) => (isRow(value) ? null : impossible("an answer of kind list is a list of numbers")),
  typed: (value) => typedNumbers(value, true),
});
