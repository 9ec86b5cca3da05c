/** The author's side of a fraction. */
import type { RulesOf } from "../arithmetic";
import { writtenNumber } from "../read-number";

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
