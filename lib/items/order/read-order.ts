import * as z from "zod";
import { blockFields, nameField, textField, translationFields } from "@/lib/blocks/block-fields";
import { readLocalized } from "@/lib/blocks/read-localized";
import { addProblem } from "@/lib/blocks/schema-problems";
import type { SourceBlock } from "@/lib/blocks/source-block";
import type { Localized } from "@/lib/i18n/locale";
import type { ReadBlock } from "@/lib/items/item-kind";
import type { Markdown } from "@/lib/markdown/markup";

type StepText = { readonly text: Markdown; readonly why?: Markdown };

/** Texts are in the author's order of the steps. */
export type OrderTexts = {
  readonly ask: Markdown;
  readonly why?: Markdown;
  readonly steps: readonly StepText[];
};

export type OrderBody = {
  /** In the author's order, which is right. `after`: indexes of the steps that must come before. */
  readonly steps: readonly { readonly id: string; readonly after: readonly number[] }[];
  readonly texts: Localized<OrderTexts>;
};

const fewestSteps = 3;
const mostSteps = 9;

const stepField = z.union([
  textField.transform((text) => ({ text })),
  z.strictObject({
    id: nameField.optional(),
    text: textField,
    after: z.array(nameField).optional(),
    why: textField.optional(),
  }),
]);

type StepField = {
  readonly id?: string | undefined;
  readonly text: Markdown;
  readonly after?: readonly string[] | undefined;
  readonly why?: Markdown | undefined;
};

const stepsField = z
  .array(stepField)
  .min(fewestSteps)
  .max(mostSteps)
  .superRefine((steps: readonly StepField[], context) => {
    const ids = steps.map(stepId);
    ids.forEach((id, index) => {
      if (ids.indexOf(id) < index)
        addProblem(
          context,
          {
            rule: "duplicate-id",
            message: `Two steps are called \`${id}\`.`,
            remedy: "Steps without an id are called 1, 2, 3 … in order.",
          },
          [index],
        );
    });
    steps.forEach(({ after = [] }, index) => {
      after.forEach((id, place) => {
        if (ids.slice(0, index).includes(id)) return;
        const message = `No step above this one is called \`${id}\`.`;
        const remedy = "Write the steps in one of the right orders; `after` names steps further up.";
        addProblem(context, { rule: "unknown-step", message, remedy }, [index, "after", place]);
      });
    });
  });

export const orderSchema = z.strictObject({
  ...blockFields,
  ask: textField,
  steps: stepsField,
  why: textField.optional(),
});

export const orderTranslationSchema = z.strictObject({
  ...translationFields,
  ask: textField.optional(),
  steps: z
    .array(
      z.union([
        textField.transform((text) => ({ text })),
        z.strictObject({ text: textField.optional(), why: textField.optional() }),
      ]),
    )
    .default([]),
  why: textField.optional(),
});

export function readOrder(block: SourceBlock, translations: readonly SourceBlock[]): ReadBlock<OrderBody> {
  const { read, diagnostics } = readLocalized(
    {
      schema: orderSchema,
      translationSchema: orderTranslationSchema,
      texts: ({ ask, why, steps }): OrderTexts => ({
        ask,
        ...(why === undefined ? {} : { why }),
        steps: steps.map(stepText),
      }),
      translatedTexts: ({ ask, why, steps }) => ({ ask, why, steps }),
    },
    block,
    translations,
  );
  if (read === null) return { items: [], diagnostics };
  const { id, was, concepts } = read.fields;
  const fields: readonly StepField[] = read.fields.steps;
  const ids = fields.map(stepId);
  const steps = fields.map(({ after }, index) => ({
    id: ids[index] ?? "",
    after: after?.map((name) => ids.indexOf(name)) ?? (index > 0 ? [index - 1] : []),
  }));
  const { quote, locales, texts } = read;
  const body = { steps, texts };
  return {
    items: [{ id, ...(was === undefined ? {} : { was }), concepts, group: id, quote, locales, body }],
    diagnostics,
  };
}

function stepId({ id }: StepField, index: number): string {
  return id ?? String(index + 1);
}

function stepText({ text, why }: StepField): StepText {
  return { text, ...(why === undefined ? {} : { why }) };
}
