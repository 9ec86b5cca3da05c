/** One number, exactly: as a fraction, or as a decimal that ends. */
import { formatValue } from "@/lib/expression/format-value";
import { isExact, isNumeric } from "@/lib/expression/value";
import type { FormReader, FormRules } from "./answer-form";
import { impossible, numericRules, typedValue } from "./numeric-rules";
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

export const fractionRules: FormRules = {
  ...numericRules,
  isNumber: true,
  keepsFractions: true,
  alwaysDecimal: true,
  flawOf: (value) => (isNumeric(value) ? null : impossible("an answer of kind fraction is one number")),
  typed: (value) =>
    typedValue(value, (number) =>
      isExact(number) ? number.toFraction() : writtenNumber({ text: formatValue(number, "en") }, false),
    ),
};
