/** The author's side of a list. */
import type { RulesOf } from "../arithmetic";

export const listRules: RulesOf = ({ commonRules, impossible, isRow, typedNumbers }) => ({
  ...commonRules,
  flawOf: (value) => (isRow(value) ? null : impossible("an answer of kind list is a list of numbers")),
  typed: (value) => typedNumbers(value, true),
});
