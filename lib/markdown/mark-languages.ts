/** Gives words in another language than the text around them a `lang`, for the right voice and the right glyphs. */
import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { isLocale, type Locale, languageTag } from "@/lib/i18n/locale";

/** The author's notation for a language: `[stride]{lang=en}`. */
const said = /\[(?<saidWords>[^[\]]+)\]\{lang=(?<language>[a-z]+)\}/g;

/** A run of Chinese characters, with the punctuation, digits and Latin letters inside it. */
const chinese = /[\u3400-\u9fff](?:[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]|[\w×-]+(?=[\u3400-\u9fff]))*/;

const saidOrChinese = new RegExp(`${said.source}|${chinese.source}`, "g");

/**
 * Marks the words whose language the author gives and, in a text that is not Chinese, Chinese words. Latin words in a
 * Chinese text are left alone: technical terms, names and symbols are part of it. Changes the tree.
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
  const pieces: ElementContent[] = [];
  const words = locale === "zh" ? said : saidOrChinese;
  words.lastIndex = 0;
  let done = 0;
  for (let found = words.exec(text); found !== null; found = words.exec(text)) {
    const { saidWords, language } = found.groups ?? {};
    if (saidWords !== undefined && !isLocale(language)) {
      // An unknown language: the text in the brackets may still be Chinese.
      words.lastIndex = found.index + 1;
      continue;
    }
    if (found.index > done) pieces.push({ type: "text", value: text.slice(done, found.index) });
    pieces.push(inLanguage(saidWords ?? found[0], isLocale(language) ? language : "zh"));
    done = words.lastIndex;
  }
  if (done < text.length) pieces.push({ type: "text", value: text.slice(done) });
  return pieces;
}

function inLanguage(words: string, locale: Locale): Element {
  return {
    type: "element",
    tagName: "span",
    properties: { lang: languageTag(locale) },
    children: [{ type: "text", value: words }],
  };
}
