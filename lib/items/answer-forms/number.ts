/** One number, close enough to the right one. */
import type { FormReader } from "./answer-form";
import { type ReadNumber, readNumber, writtenNumber } from "./read-number";
import { withoutBrackets } from "./typed-text";

export const numberReader: FormReader<ReadNumber> = {
  longest: 120,
  whole: false,
  read: (text, setting) => readNumber(withoutBrackets(text), setting),
  write: (value) => writtenNumber(value, false),
  needsLetters: false,
  keys: [],
};
