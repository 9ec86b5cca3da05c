/** One whole number. */
import type { FormReader } from "./answer-form";
import { type ReadNumber, readNumber, writtenNumber } from "./read-number";
import { withoutBrackets } from "./typed-text";

export const integerReader: FormReader<ReadNumber> = {
  longest: 120,
  whole: true,
  read: (text, setting) => readNumber(withoutBrackets(text), setting),
  write: (value) => writtenNumber(value, true),
  needsLetters: false,
  keys: [],
};
