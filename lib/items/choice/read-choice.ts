import * as z from "zod";
import { blockFields, nameField, textField, translationFields } from "@/lib/blocks/block-fields";
import { readLocalized } from "@/lib/blocks/read-localized";
import { addProblem } from "@/lib/blocks/schema-problems";
import type { SourceBlock } from "@/lib/blocks/source-block";
import type { Localized } from "@/lib/i18n/locale";
import type { ReadBlock } from "@/lib/items/item-kind";
import type { Markdown } from "@/lib/markdown/markup";

type OptionText = { readonly text: Markdown; readonly why?: Markdown };

/** Texts are in the author's order of the options. */
export type ChoiceTexts = {
  readonly ask: Markdown;
  readonly why?: Markdown;
  readonly options: readonly OptionText[];
};

export type ChoiceBody = {
  readonly options: readonly { readonly id: string; readonly right: boolean }[];
  readonly texts: Localized<ChoiceTexts>;
};

const maximumOptions = 12;

const optionsField = z
  .array(
    z.strictObject({
      id: nameField.optional(),
      text: textField,
      right: z.boolean().default(false),
      why: textField.optional(),
    }),
  )
  .min(2)
  .max(maximumOptions)
  .superRefine((options, context) => {
    const seen = new Set<string>();
    options.forEach((option, index) => {
      const id = optionId(option, index);
      if (seen.has(id)) {
        const message = `Two options are called \`${id}\`.`;
        const remedy = "Options without an id are called 1, 2, 3 … in order.";
        addProblem(context, { rule: "duplicate-id", message, remedy }, [index]);
      }
      seen.add(id);
    });
    if (options.some(({ right }) => right)) return;
    const remedy = "Put `right: true` beside the right one.";
    addProblem(context, { rule: "no-right-option", message: "No option is right.", remedy });
  });

export const choiceSchema = z.strictObject({
  ...blockFields,
  ask: textField,
  options: optionsField,
  why: textField.optional(),
});

export const choiceTranslationSchema = z.strictObject({
  ...translationFields,
  ask: textField.optional(),
  why: textField.optional(),
  options: z
    .array(
      z.strictObject({ text: textField.optional(), why: textField.optional(), id: nameField.optional() }),
    )
    .default([]),
});

export function readChoice(block: SourceBlock, translations: readonly SourceBlock[]): ReadBlock<ChoiceBody> {
  const { read, diagnostics } = readLocalized(
    {
      schema: choiceSchema,
      translationSchema: choiceTranslationSchema,
      texts: ({ ask, why, options }): ChoiceTexts => ({
        ask,
        ...(why === undefined ? {} : { why }),
        options: options.map(({ text, why }) => ({ text, ...(why === undefined ? {} : { why }) })),
      }),
      translatedTexts: ({ ask, why, options }) => ({
        ask,
        why,
        options: options.map(({ text, why }) => ({ text, why })),
      }),
    },
    block,
    translations,
  );
  if (read === null) return { items: [], diagnostics };
  const { id, was, concepts } = read.fields;
  const options = read.fields.options.map((option, index) => ({
    id: optionId(option, index),
    right: option.right,
  }));
  const body = { options, texts: read.texts };
  const { quote, locales } = read;
  return {
    items: [{ id, ...(was === undefined ? {} : { was }), concepts, group: id, quote, locales, body }],
    diagnostics,
  };
}

function optionId(option: { readonly id?: string | undefined }, index: number): string {
  return option.id ?? String(index + 1);
}
