import * as z from "zod";
import { blockFields, textField, translationFields } from "@/lib/blocks/block-fields";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { type LocalizedBlock, readLocalized } from "@/lib/blocks/read-localized";
import type { SourceBlock } from "@/lib/blocks/source-block";
import type { YamlBlock } from "@/lib/blocks/yaml-block";
import { type Localized, originalLocale } from "@/lib/i18n/locale";
import { inLanguage, localesOf, mapLanguages } from "@/lib/i18n/localized";
import type { ReadBlock } from "@/lib/items/item-kind";
import { type ClozePiece, holeNumbers, type ParsedHoles, parseHoles } from "./parse-holes";

/** The whole text, and the number of this item's hole. */
export type ClozeBody = { readonly hole: number } & Localized<readonly ClozePiece[]>;

export const clozeSchema = z.strictObject({ ...blockFields, text: textField });
export const clozeTranslationSchema = z.strictObject({ ...translationFields, text: textField.optional() });

type Read = NonNullable<LocalizedBlock<z.infer<typeof clozeSchema>, { text: string }>["read"]>;

/** One item for each number; those of one block are siblings. */
export function readCloze(block: SourceBlock, translations: readonly SourceBlock[]): ReadBlock<ClozeBody> {
  const localized = readLocalized(
    {
      schema: clozeSchema,
      translationSchema: clozeTranslationSchema,
      holes: true,
      texts: ({ text }) => ({ text }),
      translatedTexts: ({ text }) => ({ text }),
    },
    block,
    translations,
  );
  if (localized.read === null) return { items: [], diagnostics: localized.diagnostics };
  const { read } = localized;
  const holes = holesOf(read);
  const diagnostics = [...localized.diagnostics, ...holes.diagnostics];
  if (holes.diagnostics.length > 0) return { items: [], diagnostics };
  const { id, was, concepts } = read.fields;
  const items = holes.numbers.map((hole) => ({
    id: `${id}.${hole}`,
    ...(was === undefined ? {} : { was: `${was}.${hole}` }),
    concepts,
    group: id,
    quote: read.quote,
    locales: read.locales,
    body: { hole, ...holes.texts },
  }));
  return { items, diagnostics };
}

function holesOf({ texts, yaml }: Read) {
  const parsed = mapLanguages(texts, ({ text }) => parseHoles(text));
  const numbers = holeNumbers(parsed[originalLocale].pieces);
  const diagnostics = localesOf(parsed).flatMap((locale) => {
    const holes = inLanguage(parsed, locale);
    const written = inLanguage(yaml, locale);
    const faults = holeFaults(holes, written);
    const own = holeNumbers(holes.pieces);
    if (own.join() === numbers.join()) return faults;
    const differing = written.problem(["text"], {
      rule: "cloze-holes-differ",
      message: `The English text has the holes ${numbers.join(", ")}; this one has ${own.join(", ") || "none"}.`,
      remedy: "Hide the same things under the same numbers.",
    });
    return [...faults, differing];
  });
  return { numbers, diagnostics, texts: mapLanguages(parsed, ({ pieces }) => pieces) };
}

/**
 * Problems are searched in the author's text, so that their positions are right: computing moves everything after it.
 */
function holeFaults({ pieces, problems: computed }: ParsedHoles, yaml: YamlBlock): Diagnostic[] {
  const remedy = "Write a hole as `{{1::hidden words}}`, or `{{1::hidden words::and a hint}}`.";
  const { text } = yaml.value as { readonly text: string };
  const written = parseHoles(text).problems;
  const problems = written.length > 0 ? written : computed;
  if (problems.length > 0)
    return problems.map((problem) => yaml.problem(["text"], { rule: "cloze-hole", ...problem }));
  if (holeNumbers(pieces).length > 0) return [];
  return [
    yaml.problem(["text"], {
      rule: "cloze-without-hole",
      message: "Nothing is hidden in this text.",
      remedy,
    }),
  ];
}
