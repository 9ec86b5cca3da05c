import { z } from "zod";
import { blockFields, textField, translationFields } from "@/lib/blocks/block-fields";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { type OverlaidBlock, readOverlaid } from "@/lib/blocks/read-overlaid";
import type { SourceBlock } from "@/lib/blocks/source-block";
import type { YamlBlock } from "@/lib/blocks/yaml-block";
import type { ReadBlock } from "@/lib/items/item-kind";
import { type ClozePiece, holeNumbers, type ParsedHoles, parseHoles } from "./parse-holes";

/** The whole text, and the number of the hole that this item asks for. */
export type ClozeBody = {
  readonly hole: number;
  readonly en: readonly ClozePiece[];
  readonly zh?: readonly ClozePiece[];
};

const schema = z.strictObject({ ...blockFields, text: textField });
const translationSchema = z.strictObject({ ...translationFields, text: textField.optional() });

type Read = NonNullable<OverlaidBlock<z.infer<typeof schema>, { text: string }>["read"]>;

/** One item for each number; those of one block are siblings. */
export function readCloze(block: SourceBlock, translation: SourceBlock | null): ReadBlock<ClozeBody> {
  const overlaid = readOverlaid(
    {
      schema,
      translationSchema,
      holes: true,
      texts: ({ text }) => ({ text }),
      translatedTexts: ({ text }) => ({ text }),
    },
    block,
    translation,
  );
  if (overlaid.read === null) return { items: [], diagnostics: overlaid.diagnostics };
  const { read } = overlaid;
  const holes = holesOf(read);
  const diagnostics = [...overlaid.diagnostics, ...holes.diagnostics];
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
  const en = parseHoles(texts.en.text);
  const zh = texts.zh && parseHoles(texts.zh.text);
  const numbers = holeNumbers(en.pieces);
  const diagnostics = [...holeFaults(en, yaml.en), ...(zh && yaml.zh ? holeFaults(zh, yaml.zh) : [])];
  if (zh && yaml.zh && holeNumbers(zh.pieces).join() !== numbers.join()) {
    diagnostics.push(
      yaml.zh.problem(["text"], {
        rule: "cloze-holes-differ",
        message: `The English text has the holes ${numbers.join(", ")}; this one has ${holeNumbers(zh.pieces).join(", ") || "none"}.`,
        remedy: "Hide the same things under the same numbers.",
      }),
    );
  }
  return { numbers, diagnostics, texts: { en: en.pieces, ...(zh === undefined ? {} : { zh: zh.pieces }) } };
}

/** Faults are looked for in what the author wrote, so that their places are true: computing moves what follows. */
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
