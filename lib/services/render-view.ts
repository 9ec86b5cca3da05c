/** Renders a kind's Markdown to the HTML for the browser. */
import type { Locale } from "@/lib/i18n/locale";
import type { Ask, KindName, Reveal, Score, TextRenderer } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import { cutHeadline } from "@/lib/markdown/cut-headline";
import type { Html, Markdown } from "@/lib/markdown/markup";
import { plainWords } from "@/lib/markdown/plain-words";
import { renderInline, renderMarkdown } from "@/lib/markdown/render-markdown";
import type { MisconceptionView } from "@/lib/quiz/entry-view";

export function renderAsk(ask: Ask<Markdown>, locale: Locale): Ask<Html> {
  return kindOf(ask.kind).renderAsk(ask, rendererIn(locale));
}

export function renderReveal(reveal: Reveal<Markdown>, locale: Locale): Reveal<Html> {
  return kindOf(reveal.kind).renderReveal(reveal, rendererIn(locale));
}

function rendererIn(locale: Locale): TextRenderer {
  const inline = (text: Markdown) => renderInline(text, locale);
  return {
    block: (text) => renderMarkdown(text, locale),
    inline,
    plain: plainWords,
    named: ({ id, text }) => ({ id, text: inline(text), plain: plainWords(text) }),
  };
}

type WrongScore = Extract<Score, { verdict: "wrong" }>;

export function renderMisconception(
  kind: KindName,
  misconception: WrongScore["misconception"],
  locale: Locale,
): MisconceptionView | null {
  if (misconception === null) return null;
  const { id, says } = misconception;
  const { headline, rest } = kindOf(kind).namesMistakes ? cutHeadline(says) : { headline: null, rest: says };
  return { id, name: headline && renderInline(headline, locale), says: renderInline(rest, locale) };
}
