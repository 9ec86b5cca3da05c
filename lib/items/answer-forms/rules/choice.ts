/** The author's side of a choice. */
import type { RulesOf } from "../arithmetic";

export const choiceRules: RulesOf = ({ commonRules, typedNumbers }) => ({
  ...commonRules,
  hasOptions: true,
  flawOf: (value, optionIds) =>
    typeof value === "string" && optionIds.includes(value)
      ? null
      : {
          rule: "answer-not-an-option",
          what: `the options are ${optionIds.join(", ")}`,
          remedy: "Let the answer be the id of an option, in quotes.",
        },
  typed: (value) => typedNumbers(value, false),
  samples: (right, _mistaken, optionIds) => ({
    right: [right],
    wrong: optionIds.filter((id) => id !== right),
    unreadable: ["", "no such option"],
  }),
});
