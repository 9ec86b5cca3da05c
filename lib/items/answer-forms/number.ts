/** One number, near enough to the right one. */
import { terminatingDecimal } from "@/lib/expression/decimal";
import { formatValue } from "@/lib/expression/format-value";
import { isExact, isNumeric, toNumber, type Value } from "@/lib/expression/value";
import type { FormReader, FormRules } from "./answer-form";
import { impossible, numericRules, typedNumbers } from "./numeric-rules";
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

export const numberRules: FormRules = {
  ...numericRules,
  isNumber: true,
  takesTolerance: true,
  alwaysDecimal: true,
  flawOf: (value) => (isNumeric(value) ? null : impossible("an answer of kind number is one number")),
  typed: (value) => typedNumbers(value, false),
  shown: asNumber,
  print: (value, locale) => formatValue(asNumber(value), locale, { grouped: true }),
};

/** A number that was asked for is shown as one: 108,335, not 5308416/49. */
function asNumber(value: Value): Value {
  return isExact(value) && terminatingDecimal(value) === null ? toNumber(value) : value;
}
