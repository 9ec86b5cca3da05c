/** The fields that blocks of every kind share. */

import * as z from "zod";
import type { Markdown } from "@/lib/markdown/markup";
import { addProblem } from "./schema-problems";

const namePattern = /^[a-z0-9]+([.-][a-z0-9]+)*$/;
const nameRemedy =
  "Use small letters and digits, with single dots or hyphens between them, as in `conv.output-size`.";

/** Ids of items and concepts. */
export const nameField = z.string().superRefine((name, context) => {
  if (namePattern.test(name) && name.length <= 80) return;
  const shown = name.length > 80 ? `${name.slice(0, 80)}…` : name;
  const wide = /[！-～、【】]/.exec(name)?.[0];
  addProblem(context, {
    rule: "malformed-id",
    message: `\`${shown}\` can't be an id.`,
    remedy: wide === undefined ? nameRemedy : `“${wide}” is a full-width sign: write the plain one.`,
  });
});

/** A non-empty text; whether its expressions are valid depends on more than the block. */
export const templateField = z.string().superRefine((text, context) => {
  if (text.trim() !== "") return;
  addProblem(context, {
    rule: "empty-text",
    message: "The text is empty.",
    remedy: "Write it, or take the field away.",
  });
});

/** Non-empty Markdown. */
export const textField = templateField as unknown as z.ZodType<Markdown, string>;

export const longestQuote = 1_000;

/** A quote from the text before the block. */
const quoteField = textField.refine((quote) => quote.length <= longestQuote, {
  message: "The quote is too long.",
  params: { rule: "too-big", remedy: `Quote up to ${longestQuote} characters.` },
});

/** Fields of every block of the original file. */
export const blockFields = {
  id: nameField,
  was: nameField.optional(),
  concepts: z.array(nameField).default([]),
  quote: quoteField.optional(),
};

/** Fields of every block of a translation. */
export const translationFields = { id: nameField, quote: quoteField.optional() };
