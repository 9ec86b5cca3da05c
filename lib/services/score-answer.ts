import type { Locale } from "@/lib/i18n/locale";
import { translate } from "@/lib/i18n/translate";
import type { Given, KindName, Score } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { ScoreView } from "@/lib/quiz/entry-view";
import { renderMisconception, renderReveal } from "./render-view";

type Variant = { readonly kind: KindName; readonly body: unknown; readonly given: Given };

/** Grades a typed answer, and says everything that may be said once it is in: diagnosis, answer, worked solution. */
export function scoreAnswer(
  variant: Variant,
  answer: string,
  locale: Locale,
): { score: Score; view: ScoreView } {
  const kind = kindOf(variant.kind);
  const score = kind.score(variant.body, variant.given, answer, locale);
  if (score.verdict === "invalid") {
    return {
      score,
      view: {
        verdict: "invalid",
        message: translate(locale, "answers", score.reason.code, score.reason.values),
      },
    };
  }
  const reveal = renderReveal(kind.reveal(variant.body, variant.given, locale), locale);
  if (score.verdict === "correct") return { score, view: { verdict: "correct", reveal } };
  return {
    score,
    view: { verdict: "wrong", misconception: renderMisconception(score.misconception, locale), reveal },
  };
}
