/** The author's side of a number. */
import type { Value } from "@/lib/expression/value";
import type { RulesOf } from "../arithmetic";

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
