/** A row of whole numbers, exactly. */
import type { FormReader, FormRules } from "./answer-form";
import { impossible, isRow, numericRules, typedNumbers } from "./numeric-rules";
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

export const listRules: FormRules = {
  ...numericRules,
  flawOf: (value) => (isRow(value) ? null : impossible("an answer of kind list is a list of numbers")),
  typed: (value) => typedNumbers(value, true),
};
