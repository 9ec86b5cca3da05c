/** Rows of numbers, all of the same length. */
import type { FormReader } from "./answer-form";
import { readMatrix } from "./read-matrix";
import type { ReadNumber } from "./read-number";
import { rowText } from "./row-text";

export const matrixReader: FormReader<readonly (readonly ReadNumber[])[]> = {
  longest: 2_000,
  whole: false,
  read: readMatrix,
  write: (rows) => `[${rows.map((row) => rowText(row, false)).join(", ")}]`,
  needsLetters: true,
  keys: [],
};
