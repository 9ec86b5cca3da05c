/** The fields that blocks of every kind share. */
import { z } from "zod";

const namePattern = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const nameRemedy =
  "Use small letters and digits, with single dots or hyphens between them, as in `conv.output-size`.";

/** Ids of items and concepts. */
export const nameField = z.string().superRefine((name, context) => {
  if (namePattern.test(name) && name.length <= 80) return;
  context.addIssue({
    code: "custom",
    message: `\`${name}\` can't be an id.`,
    params: { rule: "malformed-id", remedy: nameRemedy },
  });
});

/** Markdown that says something. */
export const textField = z.string().superRefine((text, context) => {
  if (text.trim() !== "") return;
  context.addIssue({
    code: "custom",
    message: "The text is empty.",
    params: { rule: "empty-text", remedy: "Write it, or take the field away." },
  });
});

/** Fields of every block of the English file. */
export const blockFields = {
  id: nameField,
  was: nameField.optional(),
  concepts: z.array(nameField).default([]),
  quote: textField.optional(),
};

/** Fields of every block of a translation. */
export const translationFields = { id: nameField, quote: textField.optional() };
