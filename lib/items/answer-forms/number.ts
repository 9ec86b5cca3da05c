/** One number, close enough to the right one. */
import type { Value } from "@/lib/expression/value";
import type { FormReader } from "./answer-form";
import type { RulesOf } from "./arithmetic";
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

export const numberRules: RulesOf = ({
  commonRules,
  impossible,
  isExact,
  isNumeric,
  terminatingDecimal,
  toNumber,
  typedNumbers,
}) => {
  /** A requested number is shown as a decimal: 108,335, not 5308416/49. */
  const asNumber = (value: Value) =>
    isExact(value) && terminatingDecimal(value) === null ? toNumber(value) : value;
  return {
    ...commonRules,
    isNumber: true,
    takesTolerance: true,
    alwaysDecimal: true,
    flawOf: (value) => (isNumeric(value) ? null : impossible("an answer of kind number is one number")),
    typed: (value) => typedNumbers(value, false),
    shown: asNumber,
    print: (value, locale) => commonRules.print(asNumber(value), locale),
  };
};
