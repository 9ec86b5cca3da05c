/** From a kind's Markdown to the HTML that travels to the browser. */
import type { Locale } from "@/lib/i18n/locale";
import type { Ask, Reveal, Score } from "@/lib/items/item-kind";
import { renderInline, renderMarkdown } from "@/lib/markdown/render-markdown";
import type { AnswerFormView, AskView, RevealView } from "@/lib/quiz/entry-view";

export function renderAsk(ask: Ask, locale: Locale): AskView {
  switch (ask.kind) {
    case "card":
      return { kind: "card", front: renderMarkdown(ask.front, locale) };
    case "cloze":
      return { kind: "cloze", text: renderMarkdown(ask.text, locale) };
    case "choice":
      return {
        kind: "choice",
        ask: renderMarkdown(ask.ask, locale),
        multiple: ask.multiple,
        options: ask.options.map((o) => ({ id: o.id, text: renderInline(o.text, locale) })),
      };
    case "exercise": {
      const { hint, options, ...form } = ask.answer;
      const answer: AnswerFormView = {
        ...form,
        ...(hint === undefined ? {} : { hint: renderInline(hint, locale) }),
        ...(options === undefined
          ? {}
          : { options: options.map((o) => ({ id: o.id, text: renderInline(o.text, locale) })) }),
      };
      return { kind: "exercise", ask: renderMarkdown(ask.ask, locale), answer };
    }
  }
}

export function renderReveal(reveal: Reveal, locale: Locale): RevealView {
  switch (reveal.kind) {
    case "card":
      return { kind: "card", back: renderMarkdown(reveal.back, locale) };
    case "cloze":
      return { kind: "cloze", text: renderMarkdown(reveal.text, locale) };
    case "choice":
      return {
        kind: "choice",
        options: reveal.options.map(({ id, right, why }) => ({
          id,
          right,
          ...(why === undefined ? {} : { why: renderInline(why, locale) }),
        })),
        ...(reveal.why === undefined ? {} : { why: renderMarkdown(reveal.why, locale) }),
      };
    case "exercise":
      return {
        kind: "exercise",
        answer: renderInline(reveal.answer, locale),
        solution: reveal.solution.map((step) => renderInline(step, locale)),
      };
  }
}

type WrongScore = Extract<Score, { verdict: "wrong" }>;

export function renderMisconception(
  misconception: WrongScore["misconception"],
  locale: Locale,
): { id: string; says: string } | null {
  return misconception && { id: misconception.id, says: renderInline(misconception.says, locale) };
}
