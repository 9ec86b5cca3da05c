import * as z from "zod";
import { blockFields, nameField, textField, translationFields } from "@/lib/blocks/block-fields";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { nearestName } from "@/lib/blocks/nearest-name";
import { type LocalizedBlock, readLocalized } from "@/lib/blocks/read-localized";
import type { SourceBlock } from "@/lib/blocks/source-block";
import type { YamlBlock } from "@/lib/blocks/yaml-block";
import type { FigureToLabel, FindFigure } from "@/lib/figures/figure-to-label";
import type { Drawing } from "@/lib/figures/svg";
import { type Locale, type Localized, originalLocale } from "@/lib/i18n/locale";
import { inLanguage, localesOf, localize } from "@/lib/i18n/localized";
import type { ReadBlock } from "@/lib/items/item-kind";
import type { Markdown } from "@/lib/markdown/markup";
import { plainWords } from "@/lib/markdown/plain-words";

type LabelWords = {
  readonly ask: Markdown;
  readonly why?: Markdown;
  /** Names that belong to no blank. */
  readonly extra: readonly { readonly text: Markdown }[];
  /** The position of a blank, by the name of the hidden part: replaces the description by the figure's lines. */
  readonly hints: { readonly [hidden: string]: Markdown };
  /** Why a blank has its label, by the name of the hidden part. */
  readonly whys: { readonly [hidden: string]: Markdown };
};

export type LabelTexts = {
  readonly ask: Markdown;
  readonly why?: Markdown;
  readonly blanks: readonly { readonly name: Markdown; readonly place: Markdown; readonly why?: Markdown }[];
  readonly extra: readonly Markdown[];
  /** With numbers in place of the hidden labels, and with all labels. */
  readonly figure: { readonly asked: Drawing; readonly whole: Drawing };
};

export type LabelBody = {
  /**
   * For each blank, the index of its label among the different ones: those of the blanks first, then the extra ones.
   */
  readonly rights: readonly number[];
  /** The hidden part at each blank, by its name in the DOT. */
  readonly hidden: readonly string[];
  readonly texts: Localized<LabelTexts>;
};

const fewestBlanks = 2;
const mostBlanks = 10;
const fewestNames = 3;

const byHidden = z.record(z.string(), textField).default({});
const extraField = z.array(textField).default([]);

export const labelSchema = z.strictObject({
  ...blockFields,
  figure: nameField,
  hide: z.array(z.string()).min(fewestBlanks).max(mostBlanks),
  ask: textField,
  extra: extraField,
  hints: byHidden,
  whys: byHidden,
  why: textField.optional(),
});

export const labelTranslationSchema = z.strictObject({
  ...translationFields,
  ask: textField.optional(),
  extra: extraField,
  hints: byHidden,
  whys: byHidden,
  why: textField.optional(),
});

type Read = NonNullable<LocalizedBlock<z.infer<typeof labelSchema>, LabelWords>["read"]>;

/** Items on one figure are siblings: one shows what another asks. */
export function readLabel(
  block: SourceBlock,
  translations: readonly SourceBlock[],
  findFigure: FindFigure = () => null,
): ReadBlock<LabelBody> {
  const { read, diagnostics } = readLocalized(
    {
      schema: labelSchema,
      translationSchema: labelTranslationSchema,
      texts: ({ ask, why, extra, hints, whys }): LabelWords => ({
        ask,
        ...(why === undefined ? {} : { why }),
        extra: extra.map((text) => ({ text })),
        hints,
        whys,
      }),
      translatedTexts: ({ ask, why, extra, hints, whys }) => ({
        ask,
        why,
        extra: extra.map((text) => ({ text })),
        hints,
        whys,
      }),
    },
    block,
    translations,
  );
  if (read === null) return { items: [], diagnostics };
  const figure = findFigure(read.fields.figure);
  if (figure === undefined) return { items: [], diagnostics };
  const found = figure === null ? [unknownFigure(read)] : problemsIn(read, figure);
  if (figure === null || found.length > 0) return { items: [], diagnostics: [...diagnostics, ...found] };
  const { id, was, concepts, hide: hidden } = read.fields;
  const original = textsOf(read.texts[originalLocale], hidden, figure, originalLocale);
  const texts = localize(original, (locale) => {
    const words = read.texts[locale];
    return words && figure.locales.includes(locale) ? textsOf(words, hidden, figure, locale) : undefined;
  });
  const locales = localesOf(texts);
  const unclear = locales.flatMap((locale) =>
    unclearHints(inLanguage(texts, locale), hidden, inLanguage(read.yaml, locale)),
  );
  if (unclear.length > 0) return { items: [], diagnostics: [...diagnostics, ...unclear] };
  const body = { rights: rightsOf(original), hidden, texts };
  const { quote } = read;
  const group = read.fields.figure;
  return {
    items: [{ id, ...(was === undefined ? {} : { was }), concepts, group, quote, locales, body }],
    diagnostics,
  };
}

function unknownFigure({ fields, yaml }: Read): Diagnostic {
  return yaml[originalLocale].problem(["figure"], {
    rule: "unknown-figure",
    message: `The course has no \`dot\` figure \`${fields.figure}\`, or it has errors.`,
    remedy: "Give the id of a figure of this course.",
  });
}

function problemsIn({ fields, yaml }: Read, figure: FigureToLabel): Diagnostic[] {
  const { hide, hints, whys, extra } = fields;
  const unknown = hide.flatMap((name, index) => {
    if (
      figure.names.includes(name) &&
      figure.wordsOf(name, originalLocale) !== "" &&
      hide.indexOf(name) === index
    )
      return [];
    const near = nearestName(name, figure.names);
    const message = figure.names.includes(name)
      ? `\`${name}\` has no words, or is hidden already.`
      : `The figure has nothing called \`${name}\`.`;
    const remedy =
      near === null || near === name ? `It has ${figure.names.join(", ")}.` : `Did you mean \`${near}\`?`;
    return [yaml[originalLocale].problem(["hide", index], { rule: "unknown-node", message, remedy })];
  });
  if (unknown.length > 0) return unknown;
  const surplus = Object.entries({ hints, whys }).flatMap(([field, texts]) =>
    Object.keys(texts)
      .filter((name) => !hide.includes(name))
      .map((name) =>
        yaml[originalLocale].problem([field, name], {
          key: true,
          rule: "unknown-node",
          message: `\`${name}\` is not hidden, so nobody asks for it.`,
          remedy: "Hide it, or take this away.",
        }),
      ),
  );
  const names = new Set([...hide.map((name) => figure.wordsOf(name, originalLocale)), ...extra]);
  return [
    ...surplus,
    ...visibleNames(hide, figure, yaml[originalLocale]),
    ...(names.size < fewestNames ? [tooFewNames(yaml[originalLocale])] : []),
  ];
}

function tooFewNames(yaml: YamlBlock): Diagnostic {
  const message = "There are fewer than three names to choose from.";
  return yaml.problem(["hide"], {
    rule: "too-few-names",
    message,
    remedy: "Hide more, or add names by `extra`.",
  });
}

/** A label that is still visible elsewhere in the figure cannot be asked. */
function visibleNames(hide: readonly string[], figure: FigureToLabel, yaml: YamlBlock): Diagnostic[] {
  const visible = figure.names
    .filter((name) => !hide.includes(name))
    .map((name) => figure.wordsOf(name, originalLocale));
  return hide.flatMap((name, index) => {
    const words = figure.wordsOf(name, originalLocale);
    if (!visible.includes(words)) return [];
    const message = `"${words}" is hidden here, but stands elsewhere in the figure.`;
    return [
      yaml.problem(["hide", index], {
        rule: "answer-in-prompt",
        message,
        remedy: "Hide it everywhere, or nowhere.",
      }),
    ];
  });
}

/** Readers who cannot see the figure know the blanks only by their hints. */
function unclearHints({ blanks }: LabelTexts, hidden: readonly string[], yaml: YamlBlock): Diagnostic[] {
  const told = blanks.map(({ place }) => plainWords(place));
  return told.flatMap((hint, index) => {
    const first = told.indexOf(hint);
    const name = hidden[index] ?? "";
    if (hint !== "" && first === index) return [];
    const message =
      hint === ""
        ? `Nothing tells where \`${name}\` stands to those who don't see the figure.`
        : `\`${hidden[first]}\` and \`${name}\` have the same hint, "${hint}".`;
    const remedy = `Say under \`hints: { ${name}: … }\` where it stands, without giving the answer away.`;
    return [yaml.problem(["hints", name], { rule: "unclear-hint", message, remedy })];
  });
}

function textsOf(
  words: LabelWords,
  hidden: readonly string[],
  figure: FigureToLabel,
  locale: Locale,
): LabelTexts {
  const { ask, why, extra, hints, whys } = words;
  const placeOf = new Map(Object.entries(hints));
  const whyOf = new Map(Object.entries(whys));
  const blanks = hidden.map((name) => ({
    hidden: name,
    name: figure.wordsOf(name, locale) as Markdown,
    place: placeOf.get(name) ?? (figure.placeOf(name, hidden, locale) as Markdown),
  }));
  return {
    ask,
    ...(why === undefined ? {} : { why }),
    blanks: blanks.map(({ hidden, name, place }) => {
      const own = whyOf.get(hidden);
      return { name, place, ...(own === undefined ? {} : { why: own }) };
    }),
    extra: extra.map(({ text }) => text),
    figure: { asked: figure.draw(blanks, locale), whole: figure.drawNamed(blanks, locale) },
  };
}

/** Blanks with equal labels share one. */
function rightsOf({ blanks }: LabelTexts): number[] {
  const different = [...new Set(blanks.map(({ name }) => name))];
  return blanks.map(({ name }) => different.indexOf(name));
}

/** The different labels, in the body's order. */
export function namesOf({ rights }: LabelBody, { blanks, extra }: LabelTexts): Markdown[] {
  const own = blanks.flatMap(({ name }, index) =>
    rights.indexOf(rights[index] ?? -1) === index ? [name] : [],
  );
  return [...own, ...extra];
}
