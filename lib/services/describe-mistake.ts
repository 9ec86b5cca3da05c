import type { Locale } from "@/lib/i18n/locale";
import { shownLocale } from "@/lib/i18n/localized";
import { storedAnswer } from "@/lib/items/answer";
import type { Given, KindName } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { Html } from "@/lib/markdown/markup";
import { plainWords } from "@/lib/markdown/plain-words";
import { renderInline } from "@/lib/markdown/render-markdown";
import type { ItemId } from "@/lib/quiz/ids";
import { scoreAnswer } from "./score-answer";

export type WrongAnswer = {
  readonly itemId: ItemId;
  readonly version: number;
  readonly kind: KindName;
  readonly body: unknown;
  readonly given: Given;
  /** As stored. */
  readonly answer: string;
  readonly locales: readonly Locale[];
};

export type DescribedMistake = {
  /** Null if the kind of item names no mistakes: then the question and the option tell it. */
  readonly name: Html | null;
  readonly says: Html;
  /** Plain words. */
  readonly question: string;
  /** The option that was taken for right; null where nothing is chosen. */
  readonly option: Html | null;
  /** The language of all these. */
  readonly locale: Locale;
};

/**
 * The misconception behind a wrong answer, with the numbers of that answer. Null if the answer, graded again, shows
 * none: the misconception is gone.
 */
export function describeMistake(wrong: WrongAnswer, locale: Locale): DescribedMistake | null {
  const read = shownLocale(wrong.locales, locale);
  const { view } = scoreAnswer(wrong, storedAnswer(wrong.answer), read);
  if (view.verdict !== "wrong" || !view.misconception) return null;
  const { id, name, says } = view.misconception;
  const kind = kindOf(wrong.kind);
  const ask = kind.ask(wrong.body, wrong.given, read);
  const option = kind.mistakenOption(ask, id);
  return {
    name,
    says,
    question: plainWords(ask.ask),
    option: option && renderInline(option, read),
    locale: read,
  };
}
