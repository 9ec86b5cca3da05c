/** The author's side of a vector. */
import type { RulesOf } from "../arithmetic";

export const vectorRules: RulesOf = ({ commonRules, impossible, isRow, typedNumbers }) => ({
  ...commonRules,
  takesTolerance: true,
  flawOf: (value) => (isRow(value) ? null : impossible("an answer of kind vector is a list of numbers")),
  typed: (value) => typedNumbers(value, false),
});
