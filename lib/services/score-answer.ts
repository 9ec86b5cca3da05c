import type { Locale } from "@/lib/i18n/locale";
import { translate } from "@/lib/i18n/translate";
import { type Answer, isSameAnswer } from "@/lib/items/answer";
import type { Given, KindName, Score } from "@/lib/items/item-kind";
import type { ScoreView } from "@/lib/quiz/entry-view";
import type { ItemId } from "@/lib/quiz/ids";
import { scoreBody } from "./score-body";
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
  const body = sharedBody(variant.itemId, variant.version, variant.body);
  const { score, view } = scoreBody({ ...variant, body }, answer, locale);
  if (view.verdict !== "invalid") return { score, view };
  const message = translate(locale, "answers", view.reason.code, view.reason.values);
  return { score, view: { verdict: "invalid", message } };
}

/** The score of the answer that counts, and that answer if it is not the present one. */
export function scoreEarlier(variant: Variant, stored: Answer, answer: Answer, locale: Locale): ScoreView {
  const { view } = scoreAnswer(variant, stored, locale);
  return view.verdict === "invalid" || isSameAnswer(stored, answer) ? view : { ...view, earlier: stored };
}
