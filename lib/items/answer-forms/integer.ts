/** One whole number. */
import type { FormReader } from "./answer-form";
import type { RulesOf } from "./arithmetic";
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

export const integerRules: RulesOf = ({ commonRules, impossible, isWhole, typedNumbers }) => ({
  ...commonRules,
  isNumber: true,
  isCount: true,
  flawOf: (value) => (isWhole(value) ? null : impossible("an answer of kind integer is a whole number")),
  typed: (value) => typedNumbers(value, true),
});
