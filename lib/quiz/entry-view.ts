/**
 * An item as JSON for the browser. Texts are sanitised HTML, drawings are our own SVG. Entries contain neither the
 * answer of a graded item nor a seed from which it could be computed.
 */

import type { Locale } from "@/lib/i18n/locale";
import type { Answer } from "@/lib/items/answer";
import type { Ask, KindName, Reveal } from "@/lib/items/item-kind";
import type { Html } from "@/lib/markdown/markup";
import type { IntervalPreview, MemoryState } from "@/lib/scheduling/memory";
import type { VariantId } from "./ids";

export type MisconceptionView = {
  readonly id: string;
  /** A headline. Null if it makes no sense without its question: wrong answers of all kinds but exercises. */
  readonly name: Html | null;
  /** The explanation besides the name; may be empty. */
  readonly says: Html;
};

export type ScoreView =
  | { readonly verdict: "correct"; readonly reveal: Reveal<Html>; readonly earlier?: Answer }
  | {
      readonly verdict: "wrong";
      readonly misconception: MisconceptionView | null;
      readonly reveal: Reveal<Html>;
      /** The answer that this score belongs to, if an earlier one counts. */
      readonly earlier?: Answer;
    }
  /** Never a review: the learner types again. `message` is in the learner's language. */
  | { readonly verdict: "invalid"; readonly message: string };

/** One item as the session shows it. */
export type EntryView = {
  readonly variantId: VariantId;
  readonly itemId: string;
  readonly kind: KindName;
  readonly graded: boolean;
  /** See `ItemKind`. */
  readonly drawsValues: boolean;
  /** Actual language of the texts; differs from the page's if a translation is missing. */
  readonly locale: Locale;
  readonly course: { readonly slug: string; readonly title: string };
  readonly note: { readonly slug: string; readonly title: string };
  /** Heading of the item's section, and the link to its sentence: `/courses/…#place`. */
  readonly section: string;
  readonly source: string;
  readonly ask: Ask<Html>;
  /** For self-graded items only, so that the reveal needs no network; null for graded ones. */
  readonly reveal: Reveal<Html> | null;
  /** Set if this variant was answered but not rated (the page was closed in between): continue from there. */
  readonly answered: { readonly answer: Answer; readonly score: ScoreView } | null;
  /** ISO instant at which a learning step is due; null otherwise. Shown earlier only if nothing else is left. */
  readonly dueAt: string | null;
  readonly previews: IntervalPreview;
  /** Whether one more Again makes it rest until tomorrow. */
  readonly restsAfterMiss: boolean;
  /**
   * Study day of the `previews`: in a session that continues past the turn of the day, that of the item's last review.
   */
  readonly studyDay: number;
  /** Version of the preset of the `previews`. */
  readonly presetVersion: number;
  /** The desired retention of that preset, 0 to 1. */
  readonly retention: number;
  readonly memory: {
    readonly state: MemoryState;
    /** Probability of recall now, 0 to 1; null while new. */
    readonly recall: number | null;
    readonly stability: number;
    readonly difficulty: number;
    readonly lapses: number;
    readonly daysSince: number | null;
  };
};
