/** Words of another language than the text around them get a `lang`, for the right voice and the right glyphs. */
import type { Element, ElementContent, Root } from "hast";
import { SKIP, visit } from "unist-util-visit";
import { isLocale, type Locale, languageTag } from "@/lib/i18n/locale";

/** What an author says of the language: `[stride]{lang=en}`. */
const said = /\[(?<saidWords>[^[\]]+)\]\{lang=(?<language>[a-z]+)\}/g;

/** Chinese shows by its characters: a run of them, with the punctuation, digits and Latin letters that lie inside. */
const chinese = /[\u3400-\u9fff](?:[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]|[\w×-]+(?=[\u3400-\u9fff]))*/;

const saidOrChinese = new RegExp(`${said.source}|${chinese.source}`, "g");

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
  const pieces: ElementContent[] = [];
  const words = locale === "zh" ? said : saidOrChinese;
  words.lastIndex = 0;
  let done = 0;
  for (let found = words.exec(text); found !== null; found = words.exec(text)) {
    const { saidWords, language } = found.groups ?? {};
    if (saidWords !== undefined && !isLocale(language)) {
      // Not a language of ours: what stands in the brackets may still be Chinese.
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
