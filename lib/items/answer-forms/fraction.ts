/** One exact number: a fraction or a terminating decimal. */
import type { FormReader } from "./answer-form";
import type { RulesOf } from "./arithmetic";
import { type ReadNumber, readNumber, writtenNumber } from "./read-number";
import { withoutBrackets } from "./typed-text";

export const fractionReader: FormReader<ReadNumber> = {
  longest: 120,
  whole: false,
  read: (text, setting) => readNumber(withoutBrackets(text), setting),
  write: (value) => writtenNumber(value, false),
  needsLetters: false,
  keys: ["fractionBar"],
};

export const fractionRules: RulesOf = ({
  commonRules,
  formatValue,
  impossible,
  isExact,
  isNumeric,
  typedValue,
}) => ({
  ...commonRules,
  isNumber: true,
  keepsFractions: true,
  alwaysDecimal: true,
  flawOf: (value) => (isNumeric(value) ? null : impossible("an answer of kind fraction is one number")),
  typed: (value) =>
    typedValue(value, (number) =>
      isExact(number) ? number.toFraction() : writtenNumber({ text: formatValue(number, "en") }, false),
    ),
});
