/** Grades an answer to an item's body: no database, so that the editor's worker does it as the server does. */
import type { Locale } from "@/lib/i18n/locale";
import type { Answer } from "@/lib/items/answer";
import type { Given, KindName, Score } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { ScoreView } from "@/lib/quiz/entry-view";
import { renderMisconception, renderReveal } from "./render-view";

type InvalidScore = Extract<Score, { verdict: "invalid" }>;

/** What may be shown after an answer; why it can't be read is not in words yet. */
export type BodyScoreView = Exclude<ScoreView, { verdict: "invalid" }> | InvalidScore;

/** Giving up is wrong without a diagnosis. */
export function scoreBody(
  { kind: name, body, given }: { readonly kind: KindName; readonly body: unknown; readonly given: Given },
  answer: Answer,
  locale: Locale,
): { score: Score; view: BodyScoreView } {
  const kind = kindOf(name);
  const score: Score =
    "gaveUp" in answer ? { verdict: "wrong", misconception: null } : kind.score(body, given, answer, locale);
  if (score.verdict === "invalid") return { score, view: score };
  const reveal = renderReveal(kind.reveal(body, given, locale), locale);
  if (score.verdict === "correct") return { score, view: { verdict: "correct", reveal } };
  const misconception = renderMisconception(name, score.misconception, locale);
  return { score, view: { verdict: "wrong", misconception, reveal } };
}
