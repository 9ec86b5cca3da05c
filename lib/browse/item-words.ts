import { readTemplate } from "@/lib/expression/template";
import { type Locale, type LocalizedText, originalLocale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import type { KindName, TextRenderer } from "@/lib/items/item-kind";
import { itemTitle } from "@/lib/items/item-title";
import { kindOf } from "@/lib/items/registry";
import type { Html, Markdown } from "@/lib/markdown/markup";
import { plainWords } from "@/lib/markdown/plain-words";
import { foldText } from "./fold-text";

const nothing = "" as Html;

/** Which numbers, or which order, does not matter. */
const anyDraw = { seed: "words", avoid: [] };

/**
 * Everything that a learner reads of an item in one language, folded: its title, question, options, answer,
 * explanations. One text a line, so that no phrase is found across two. Numbers that are drawn are left out, since
 * every variant has others.
 */
export function itemWords(kind: KindName, body: unknown, locale: Locale): string {
  const texts = kindOf(kind).drawsValues
    ? writtenTexts(body, locale).toSorted()
    : shownTexts(kind, body, locale);
  const lines = [itemTitle(kind, body, locale), ...texts.map((text) => plainWords(text))].map(foldText);
  return [...new Set(lines)].filter((line) => line !== "").join("\n");
}

function shownTexts(kind: KindName, body: unknown, locale: Locale): string[] {
  const { draw, ask, reveal, renderAsk, renderReveal } = kindOf(kind);
  const texts: string[] = [];
  const take = (text: Markdown): Html => {
    texts.push(text);
    return nothing;
  };
  const collecting: TextRenderer = {
    block: take,
    inline: take,
    plain: take,
    named: ({ id, text }) => ({ id, text: take(text), plain: nothing }),
  };
  const given = draw(body, anyDraw);
  renderAsk(ask(body, given, locale), collecting);
  renderReveal(reveal(body, given, locale), collecting);
  return texts;
}

/** The texts of a body with languages, without what is computed in them; sorted, since JSON columns keep no order. */
function writtenTexts(body: unknown, locale: Locale): string[] {
  if (body === null || typeof body !== "object") return [];
  if (isLocalizedText(body)) return [wordsAround(inLanguage(body, locale))];
  return Object.values(body).flatMap((part) => writtenTexts(part, locale));
}

function isLocalizedText(value: object): value is LocalizedText {
  return originalLocale in value && typeof value[originalLocale] === "string";
}

function wordsAround(template: string): string {
  return readTemplate(template)
    .template.pieces.map((piece) => (piece.kind === "text" ? piece.text : " "))
    .join("");
}
