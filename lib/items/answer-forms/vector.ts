/** A row of numbers. */
import type { FormReader } from "./answer-form";
import type { RulesOf } from "./arithmetic";
import type { ReadNumber } from "./read-number";
import { readTuple } from "./read-tuple";
import { rowText } from "./row-text";

export const vectorReader: FormReader<readonly ReadNumber[]> = {
  longest: 1_000,
  whole: false,
  read: (text, setting, { length }) => readTuple(text, setting, length),
  write: (row) => rowText(row, false),
  needsLetters: false,
  keys: ["comma"],
};

export const vectorRules: RulesOf = ({ commonRules, impossible, isRow, typedNumbers }) => ({
  ...commonRules,
  takesTolerance: true,
  flawOf: (value) => (isRow(value) ? null : impossible("an answer of kind vector is a list of numbers")),
  typed: (value) => typedNumbers(value, false),
});
