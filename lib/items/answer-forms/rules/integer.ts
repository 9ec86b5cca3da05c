/** The author's side of a whole number. */
import type { RulesOf } from "../arithmetic";

export const integerRules: RulesOf = ({ commonRules, impossible, isWhole, typedNumbers }) => ({
  ...commonRules,
  isNumber: true,
  isCount: true,
  flawOf: (value) => (isWhole(value) ? null : impossible("an answer of kind integer is a whole number")),
  typed: (value) => typedNumbers(value, true),
});
