import * as z from "zod";
import { blockFields, textField, translationFields } from "@/lib/blocks/block-fields";
import { readLocalized } from "@/lib/blocks/read-localized";
import type { SourceBlock } from "@/lib/blocks/source-block";
import type { Localized } from "@/lib/i18n/locale";
import type { ReadBlock } from "@/lib/items/item-kind";
import type { Markdown } from "@/lib/markdown/markup";

export type CardSides = { readonly front: Markdown; readonly back: Markdown };
export type CardBody = Localized<CardSides>;

export const cardSchema = z.strictObject({ ...blockFields, front: textField, back: textField });
export const cardTranslationSchema = z.strictObject({
  ...translationFields,
  front: textField.optional(),
  back: textField.optional(),
});

export function readCard(block: SourceBlock, translations: readonly SourceBlock[]): ReadBlock<CardBody> {
  const { read, diagnostics } = readLocalized(
    {
      schema: cardSchema,
      translationSchema: cardTranslationSchema,
      texts: ({ front, back }) => ({ front, back }),
      translatedTexts: ({ front, back }) => ({ front, back }),
    },
    block,
    translations,
  );
  if (read === null) return { items: [], diagnostics };
  const { id, was, concepts } = read.fields;
  const { quote, locales, texts: body } = read;
  return {
    items: [{ id, ...(was === undefined ? {} : { was }), concepts, group: id, quote, locales, body }],
    diagnostics,
  };
}
