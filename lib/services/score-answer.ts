import type { Locale } from "@/lib/i18n/locale";
import { translate } from "@/lib/i18n/translate";
import { type Answer, isSameAnswer } from "@/lib/items/answer";
import type { Given, KindName, Score } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { ScoreView } from "@/lib/quiz/entry-view";
import type { ItemId } from "@/lib/quiz/ids";
import { renderMisconception, renderReveal } from "./render-view";
import { sharedBody } from "./shared-body";

type Variant = {
  readonly itemId: ItemId;
  readonly version: number;
  readonly kind: KindName;
  readonly body: unknown;
  readonly given: Given;
};

/**
 * Grades an answer, and returns everything that may be shown afterwards: diagnosis, answer, worked solution. Giving up
 * is wrong without a diagnosis.
 */
export function scoreAnswer(
  variant: Variant,
  answer: Answer,
  locale: Locale,
): { score: Score; view: ScoreView } {
  const kind = kindOf(variant.kind);
  const body = sharedBody(variant.itemId, variant.version, variant.body);
  const score: Score =
    "gaveUp" in answer
      ? { verdict: "wrong", misconception: null }
      : kind.score(body, variant.given, answer, locale);
  if (score.verdict === "invalid") {
    const message = translate(locale, "answers", score.reason.code, score.reason.values);
    return { score, view: { verdict: "invalid", message } };
  }
  const reveal = renderReveal(kind.reveal(body, variant.given, locale), locale);
  if (score.verdict === "correct") return { score, view: { verdict: "correct", reveal } };
  const misconception = renderMisconception(variant.kind, score.misconception, locale);
  return { score, view: { verdict: "wrong", misconception, reveal } };
}

/** The score of the answer that counts, and that answer if it is not the present one. */
export function scoreEarlier(variant: Variant, stored: Answer, answer: Answer, locale: Locale): ScoreView {
  const { view } = scoreAnswer(variant, stored, locale);
  return view.verdict === "invalid" || isSameAnswer(stored, answer) ? view : { ...view, earlier: stored };
}
