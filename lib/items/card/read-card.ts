import { z } from "zod";
import { blockFields, textField, translationFields } from "@/lib/blocks/block-fields";
import { type Overlaid, readOverlaid } from "@/lib/blocks/read-overlaid";
import type { SourceBlock } from "@/lib/blocks/source-block";
import type { ReadBlock } from "@/lib/items/item-kind";

/** Two sides, in each language. */
export type CardBody = Overlaid<{ readonly front: string; readonly back: string }>;

const schema = z.strictObject({ ...blockFields, front: textField, back: textField });
const translationSchema = z.strictObject({
  ...translationFields,
  front: textField.optional(),
  back: textField.optional(),
});

export function readCard(block: SourceBlock, translation: SourceBlock | null): ReadBlock<CardBody> {
  const { read, diagnostics } = readOverlaid(
    {
      schema,
      translationSchema,
      texts: ({ front, back }) => ({ front, back }),
      translatedTexts: ({ front, back }) => ({ front, back }),
    },
    block,
    translation,
  );
  if (read === null) return { items: [], diagnostics };
  const { id, was, concepts } = read.fields;
  const { quote, locales, texts: body } = read;
  return {
    items: [{ id, ...(was === undefined ? {} : { was }), concepts, group: id, quote, locales, body }],
    diagnostics,
  };
}
