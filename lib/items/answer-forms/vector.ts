/** A row of numbers. */
import type { FormReader } from "./answer-form";
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
