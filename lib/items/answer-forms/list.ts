/** A row of exact whole numbers. */
import type { FormReader } from "./answer-form";
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
