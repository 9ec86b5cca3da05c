/** Words of another language than the text around them get a `lang`, for the right voice and the right glyphs. */
import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { languageTag } from "@/lib/i18n/language-tag";
import { isLocale, type Locale } from "@/lib/i18n/locale";

/** What an author says of the language: `[stride]{lang=en}`. */
const said = /\[([^[\]]+)\]\{lang=([a-z]+)\}/;

/** Chinese shows by its characters: a run of them, with the punctuation, digits and Latin letters that lie inside. */
const chinese = /[\u3400-\u9fff](?:[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]|[\w×-]+(?=[\u3400-\u9fff]))*/;

/**
 * Marks what authors say, and in a text that is not Chinese the Chinese in it. Latin words in a Chinese text are left
 * alone, since technical terms, names and symbols belong to it. Changes the tree.
 */
export function markLanguages(tree: Root, locale: Locale): void {
  visit(tree, (node, index, parent) => {
    if (node.type === "element" && node.tagName === "code") return SKIP;
    if (node.type !== "text" || parent === undefined || index === undefined) return;
    const pieces = piecesOf(node.value, locale);
    if (pieces.length === 1) return;
    parent.children.splice(index, 1, ...pieces);
    return [SKIP, index + pieces.length];
  });
}

function piecesOf(text: string, locale: Locale): ElementContent[] {
  const found = firstOf(text, locale);
  if (found === null) return text === "" ? [] : [{ type: "text", value: text }];
  const before: ElementContent[] =
    found.start === 0 ? [] : [{ type: "text", value: text.slice(0, found.start) }];
  return [...before, inLanguage(found.words, found.locale), ...piecesOf(text.slice(found.end), locale)];
}

type Found = {
  readonly start: number;
  readonly end: number;
  readonly words: string;
  readonly locale: Locale;
};

function firstOf(text: string, locale: Locale): Found | null {
  const all = [saidIn(text), locale === "zh" ? null : chineseIn(text)].flatMap((found) => found ?? []);
  return all.sort((a, b) => a.start - b.start)[0] ?? null;
}

function saidIn(text: string): Found | null {
  const [whole = "", words = "", language] = said.exec(text) ?? [];
  const start = text.indexOf(whole);
  return isLocale(language) ? { start, end: start + whole.length, words, locale: language } : null;
}

function chineseIn(text: string): Found | null {
  const found = chinese.exec(text);
  if (found === null) return null;
  const [words] = found;
  return { start: found.index, end: found.index + words.length, words, locale: "zh" };
}

function inLanguage(words: string, locale: Locale): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { lang: languageTag(locale) },
    children: [{ type: "text", value: words }],
  };
}
