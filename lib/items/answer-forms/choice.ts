/** One of the author's options, by its id. */
import { quoted } from "@/lib/items/quoted";
import { unreadable } from "@/lib/items/unreadable";
import type { AskedForm, FormReader } from "./answer-form";
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

function readOption(form: AskedForm, { typed, plain }: TypedText): Reading<string> {
  const text = plain.toLowerCase();
  const ids = form.options?.map(({ id }) => id) ?? [];
  const found = ids.find((id) => id === typed) ?? ids.find((id) => id.toLowerCase() === text);
  return found === undefined
    ? unreadable("unknownOption", { text: quoted(typed) })
    : { ok: true, value: found };
}
