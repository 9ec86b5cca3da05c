/** From a kind's Markdown to the HTML that travels to the browser. */
import type { Locale } from "@/lib/i18n/locale";
import type { Ask, KindName, Named, Reveal, RightPair, Score } from "@/lib/items/item-kind";
import { cutHeadline } from "@/lib/markdown/cut-headline";
import { plainWords } from "@/lib/markdown/plain-words";
import { renderInline, renderMarkdown } from "@/lib/markdown/render-markdown";
import type {
  AnswerFormView,
  AskView,
  MisconceptionView,
  NamedView,
  RevealView,
  RightPairView,
} from "@/lib/quiz/entry-view";

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
        options: ask.options.map((option) => renderNamed(option, locale)),
      };
    case "order":
      return {
        kind: "order",
        ask: renderMarkdown(ask.ask, locale),
        steps: ask.steps.map((step) => renderNamed(step, locale)),
      };
    case "match":
      return {
        kind: "match",
        ask: renderMarkdown(ask.ask, locale),
        lefts: ask.lefts.map((left) => renderNamed(left, locale)),
        rights: ask.rights.map((right) => renderNamed(right, locale)),
      };
    case "label":
      return {
        kind: "label",
        ask: renderMarkdown(ask.ask, locale),
        figure: ask.figure,
        blanks: ask.blanks.map(({ id, place }) => ({ id, place: plainWords(place) })),
        names: ask.names.map((name) => renderNamed(name, locale)),
      };
    case "exercise": {
      const { hint, options, ...form } = ask.answer;
      const answer: AnswerFormView = {
        ...form,
        ...(hint === undefined ? {} : { hint: renderInline(hint, locale) }),
        ...(options === undefined ? {} : { options: options.map((option) => renderNamed(option, locale)) }),
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
        ...renderWhy(reveal, locale),
      };
    case "order":
      return {
        kind: "order",
        steps: reveal.steps.map(({ id, why }) => ({
          id,
          ...(why === undefined ? {} : { why: renderInline(why, locale) }),
        })),
        several: reveal.several,
        ...renderWhy(reveal, locale),
      };
    case "match":
      return {
        kind: "match",
        pairs: reveal.pairs.map((pair) => renderPair(pair, locale)),
        ...renderWhy(reveal, locale),
      };
    case "label":
      return {
        kind: "label",
        figure: reveal.figure,
        pairs: reveal.pairs.map((pair) => renderPair(pair, locale)),
        ...renderWhy(reveal, locale),
      };
    case "exercise":
      return {
        kind: "exercise",
        answer: renderInline(reveal.answer, locale),
        solution: reveal.solution.map((step) => renderInline(step, locale)),
      };
  }
}

function renderNamed({ id, text }: Named, locale: Locale): NamedView {
  return { id, text: renderInline(text, locale), plain: plainWords(text) };
}

function renderPair({ left, right, why }: RightPair, locale: Locale): RightPairView {
  return { left, right, ...(why === undefined ? {} : { why: renderInline(why, locale) }) };
}

/** The explanation that is for everybody, whatever was answered. */
function renderWhy({ why }: { readonly why?: string }, locale: Locale): { why?: string } {
  return why === undefined ? {} : { why: renderMarkdown(why, locale) };
}

type WrongScore = Extract<Score, { verdict: "wrong" }>;

/** What an exercise says of a mistake begins with a sentence that names it; what others say is about their question. */
export function renderMisconception(
  kind: KindName,
  misconception: WrongScore["misconception"],
  locale: Locale,
): MisconceptionView | null {
  if (misconception === null) return null;
  const { id, says } = misconception;
  const { headline, rest } = kind === "exercise" ? cutHeadline(says) : { headline: null, rest: says };
  return { id, name: headline && renderInline(headline, locale), says: renderInline(rest, locale) };
}
