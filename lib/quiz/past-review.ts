import type { Locale } from "@/lib/i18n/locale";
import type { Answer } from "@/lib/items/answer";
import type { Ask, KindName, Reveal } from "@/lib/items/item-kind";
import type { Html } from "@/lib/markdown/markup";
import type { Rating } from "@/lib/scheduling/memory";
import type { ScoreView } from "./entry-view";

/** A question as it was asked in a review, with the answer given and its score. */
export type PastReview = {
  readonly kind: KindName;
  /** Actual language of the texts. */
  readonly locale: Locale;
  /** Whether the item has been reworded since. */
  readonly isEarlierVersion: boolean;
  readonly ask: Ask<Html>;
  /** For self-graded items; null for graded ones. */
  readonly reveal: Reveal<Html> | null;
  /** For graded items. */
  readonly scored: {
    readonly answer: Answer;
    readonly score: Exclude<ScoreView, { verdict: "invalid" }>;
  } | null;
  readonly rating: Rating;
};
