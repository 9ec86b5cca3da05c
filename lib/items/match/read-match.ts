import * as z from "zod";
import { blockFields, textField, translationFields } from "@/lib/blocks/block-fields";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { type LocalizedBlock, readLocalized } from "@/lib/blocks/read-localized";
import { addProblem } from "@/lib/blocks/schema-problems";
import type { SourceBlock } from "@/lib/blocks/source-block";
import { type Localized, originalLocale } from "@/lib/i18n/locale";
import { inLanguage, localesOf } from "@/lib/i18n/localized";
import type { ReadBlock } from "@/lib/items/item-kind";
import type { Markdown } from "@/lib/markdown/markup";

type PairText = { readonly left: Markdown; readonly right: Markdown; readonly why?: Markdown };

export type MatchTexts = {
  readonly ask: Markdown;
  readonly why?: Markdown;
  readonly pairs: readonly PairText[];
  /** Right sides that belong to no left side. */
  readonly extra: readonly { readonly text: Markdown }[];
};

export type MatchBody = {
  /**
   * For each pair, the index of its right side among the different ones: those of the pairs first, then the extra ones.
   */
  readonly rights: readonly number[];
  readonly texts: Localized<MatchTexts>;
};

const fewestPairs = 2;
const mostPairs = 8;
const fewestRights = 3;
const mostRights = 10;

const extraField = z.array(textField).default([]);

export const matchSchema = z
  .strictObject({
    ...blockFields,
    ask: textField,
    pairs: z
      .array(z.strictObject({ left: textField, right: textField, why: textField.optional() }))
      .min(fewestPairs)
      .max(mostPairs),
    extra: extraField,
    why: textField.optional(),
  })
  .superRefine(({ pairs, extra }, context) => {
    const rights = new Set([...pairs.map(({ right }) => right.trim()), ...extra.map((text) => text.trim())])
      .size;
    if (rights >= fewestRights && rights <= mostRights) return;
    const message = `There are ${rights} different things on the right.`;
    const remedy = `Between ${fewestRights} and ${mostRights} are to choose from; \`extra\` adds some that belong to nothing.`;
    addProblem(context, { rule: "too-few-rights", message, remedy }, ["pairs"]);
  });

export const matchTranslationSchema = z.strictObject({
  ...translationFields,
  ask: textField.optional(),
  pairs: z
    .array(
      z.strictObject({
        left: textField.optional(),
        right: textField.optional(),
        why: textField.optional(),
      }),
    )
    .default([]),
  extra: extraField,
  why: textField.optional(),
});

type Read = NonNullable<LocalizedBlock<z.infer<typeof matchSchema>, MatchTexts>["read"]>;

export function readMatch(block: SourceBlock, translations: readonly SourceBlock[]): ReadBlock<MatchBody> {
  const { read, diagnostics } = readLocalized(
    {
      schema: matchSchema,
      translationSchema: matchTranslationSchema,
      texts: ({ ask, why, pairs, extra }): MatchTexts => ({
        ask,
        ...(why === undefined ? {} : { why }),
        pairs: pairs.map(({ left, right, why }) => ({ left, right, ...(why === undefined ? {} : { why }) })),
        extra: extra.map((text) => ({ text })),
      }),
      translatedTexts: ({ ask, why, pairs, extra }) => ({
        ask,
        why,
        pairs,
        extra: extra.map((text) => ({ text })),
      }),
    },
    block,
    translations,
  );
  if (read === null) return { items: [], diagnostics };
  const rights = rightsOf(read.texts[originalLocale]);
  const differing = differingRights(read, rights);
  if (differing.length > 0) return { items: [], diagnostics: [...diagnostics, ...differing] };
  const { id, was, concepts } = read.fields;
  const { quote, locales, texts } = read;
  const body = { rights, texts };
  return {
    items: [{ id, ...(was === undefined ? {} : { was }), concepts, group: id, quote, locales, body }],
    diagnostics,
  };
}

/** Equal texts on the right are one option, to which several left sides belong. */
function rightsOf({ pairs }: MatchTexts): number[] {
  const different = [...new Set(pairs.map(({ right }) => right.trim()))];
  return pairs.map(({ right }) => different.indexOf(right.trim()));
}

function differingRights({ texts, yaml }: Read, rights: readonly number[]): Diagnostic[] {
  return localesOf(texts).flatMap((locale) => {
    if (String(rightsOf(inLanguage(texts, locale))) === String(rights)) return [];
    const message = "Right sides that are the same in English differ here, or the other way round.";
    const remedy = "Translate equal right sides equally, and different ones differently.";
    return [inLanguage(yaml, locale).problem(["pairs"], { rule: "rights-differ", message, remedy })];
  });
}

/** The different right sides, in the body's order. */
export function rightTexts({ rights }: MatchBody, { pairs, extra }: MatchTexts): Markdown[] {
  const own = pairs.flatMap(({ right }, index) =>
    rights.indexOf(rights[index] ?? -1) === index ? [right] : [],
  );
  return [...own, ...extra.map(({ text }) => text)];
}
