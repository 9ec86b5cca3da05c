/** One of the author's options, by its id. */
import { quoted } from "@/lib/items/quoted";
import { unreadable } from "@/lib/items/unreadable";
import type { AskedForm, FormReader } from "./answer-form";
import type { RulesOf } from "./arithmetic";
import type { Reading } from "./read-number";
import type { TypedText } from "./typed-text";

export const choiceReader: FormReader<string> = {
  longest: 200,
  whole: false,
  read: (text, _setting, form) => readOption(form, text),
  write: (id, { options }) => options?.find((option) => option.id === id)?.text ?? id,
  needsLetters: false,
  keys: [],
};

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

function readOption(form: AskedForm, { typed, plain }: TypedText): Reading<string> {
  const text = plain.toLowerCase();
  const ids = form.options?.map(({ id }) => id) ?? [];
  const found = ids.find((id) => id === typed) ?? ids.find((id) => id.toLowerCase() === text);
  return found === undefined
    ? unreadable("unknownOption", { text: quoted(typed) })
    : { ok: true, value: found };
}
