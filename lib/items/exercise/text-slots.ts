import type { YamlPath } from "@/lib/blocks/yaml-block";
import { type Localized, type LocalizedText, originalLocale } from "@/lib/i18n/locale";
import { localize, mapLanguages } from "@/lib/i18n/localized";
import type { NamedFields, TranslatedTexts } from "./named-fields";

/** One text of an exercise: its name is the same in every language, its path is its position in its own block. */
export type TextSlot = { readonly name: string; readonly path: YamlPath; readonly text: string };

export function originalSlots(fields: NamedFields): TextSlot[] {
  return [
    ...single("title", ["title"], fields.title),
    ...single("ask", ["ask"], fields.ask),
    ...single("hint", ["answer", "hint"], fields.answer.hint),
    ...(fields.answer.options ?? []).map(({ id, text }, index) => ({
      name: `options.${id}`,
      path: ["answer", "options", index, "text"],
      text,
    })),
    ...fields.misconceptions.map(({ id, says }, index) => ({
      name: `misconceptions.${id}`,
      path: ["misconceptions", index, "says"],
      text: says,
    })),
    ...steps(fields.solution),
    ...Object.entries(fields.given).flatMap(([given, { labels }]) =>
      Object.entries(labels ?? {}).map(([value, text]) => ({
        name: labelSlot(given, value),
        path: ["given", given, "labels", value],
        text,
      })),
    ),
  ];
}

export function translatedSlots(fields: TranslatedTexts): TextSlot[] {
  return [
    ...single("title", ["title"], fields.title),
    ...single("ask", ["ask"], fields.ask),
    ...single("hint", ["hint"], fields.hint),
    ...named("options", fields.options, ({ text }) => text),
    ...named("misconceptions", fields.misconceptions, ({ says }) => says),
    ...steps(fields.solution ?? []),
    ...Object.entries(fields.labels ?? {}).flatMap(([given, texts]) =>
      Object.entries(texts).map(([value, text]) => ({
        name: labelSlot(given, value),
        path: ["labels", given, value],
        text,
      })),
    ),
  ];
}

export function labelSlot(given: string, value: string): string {
  return `labels.${given}.${value}`;
}

/** The text of a slot in all its languages. The slot must exist in the original. */
export function localizedSlots(slots: Localized<readonly TextSlot[]>): (name: string) => LocalizedText {
  const texts = mapLanguages(slots, (all) => new Map(all.map(({ name, text }) => [name, text])));
  return (name) => localize(texts[originalLocale].get(name) as string, (locale) => texts[locale]?.get(name));
}

function single(name: string, path: YamlPath, text: string | undefined): TextSlot[] {
  return text === undefined ? [] : [{ name, path, text }];
}

function steps(texts: readonly string[]): TextSlot[] {
  return texts.map((text, index) => ({ name: `solution.${index}`, path: ["solution", index], text }));
}

/** Texts by id, written as a map or as a list. */
function named<Entry extends { readonly id: string }>(
  field: string,
  texts: Readonly<Record<string, string>> | readonly Entry[] | undefined,
  textOf: (entry: Entry) => string,
): TextSlot[] {
  if (texts === undefined) return [];
  if (isList(texts)) {
    return texts.map((entry, index) => ({
      name: `${field}.${entry.id}`,
      path: [field, index],
      text: textOf(entry),
    }));
  }
  return Object.entries(texts).map(([id, text]) => ({ name: `${field}.${id}`, path: [field, id], text }));
}

function isList<Entry>(
  texts: Readonly<Record<string, string>> | readonly Entry[],
): texts is readonly Entry[] {
  return Array.isArray(texts);
}
