/**
 * An item as the browser gets it, as JSON. Texts are sanitised HTML, drawings SVG of our own. Nothing in an entry tells
 * the answer of a graded item, nor a seed from which it could be computed.
 */

import type { Drawing } from "@/lib/figures/svg";
import type { Locale } from "@/lib/i18n/locale";
import type { Answer } from "@/lib/items/answer";
import type { FormName } from "@/lib/items/answer-forms/answer-form";
import type { KindName } from "@/lib/items/item-kind";
import type { IntervalPreview, MemoryState } from "@/lib/scheduling/memory";
import type { VariantId } from "./ids";

export type Html = string;

export type AnswerFormView = {
  readonly kind: FormName;
  readonly length?: number;
  readonly rows?: number;
  readonly cols?: number;
  readonly signed: boolean;
  readonly decimal: boolean;
  /** Asked in per cent: a % after the number may be typed, and changes nothing. */
  readonly percent?: true;
  readonly hint?: Html;
  readonly options?: readonly NamedView[];
};

export type AskView =
  | { readonly kind: "card"; readonly front: Html }
  | { readonly kind: "cloze"; readonly text: Html }
  | {
      readonly kind: "choice";
      readonly ask: Html;
      readonly multiple: boolean;
      readonly options: readonly NamedView[];
    }
  | { readonly kind: "order"; readonly ask: Html; readonly steps: readonly NamedView[] }
  | {
      readonly kind: "match";
      readonly ask: Html;
      readonly lefts: readonly NamedView[];
      readonly rights: readonly NamedView[];
    }
  | {
      readonly kind: "label";
      readonly ask: Html;
      readonly figure: Drawing;
      /** `id` is the number in the figure; `place` says in plain words where it stands. */
      readonly blanks: readonly { readonly id: string; readonly place: string }[];
      readonly names: readonly NamedView[];
    }
  | { readonly kind: "exercise"; readonly ask: Html; readonly answer: AnswerFormView };

/** `plain`: the text without any markup, for menus and for names of controls. */
export type NamedView = { readonly id: string; readonly text: Html; readonly plain: string };

/** What belongs together, by the ids of the question. */
export type RightPairView = { readonly left: string; readonly right: string; readonly why?: Html };

export type RevealView =
  | { readonly kind: "card"; readonly back: Html }
  | { readonly kind: "cloze"; readonly text: Html }
  | {
      readonly kind: "choice";
      readonly options: readonly { readonly id: string; readonly right: boolean; readonly why?: Html }[];
      readonly why?: Html;
    }
  | {
      readonly kind: "order";
      readonly steps: readonly { readonly id: string; readonly why?: Html }[];
      /** Other orders are right as well. */
      readonly several: boolean;
      readonly why?: Html;
    }
  | { readonly kind: "match"; readonly pairs: readonly RightPairView[]; readonly why?: Html }
  | {
      readonly kind: "label";
      readonly figure: Drawing;
      readonly pairs: readonly RightPairView[];
      readonly why?: Html;
    }
  | { readonly kind: "exercise"; readonly answer: Html; readonly solution: readonly Html[] };

export type MisconceptionView = {
  readonly id: string;
  /** A headline. Null for what can only be told with its question: the wrong answers of all kinds but exercises. */
  readonly name: Html | null;
  /** What there is to say about it beside its name; may be empty. */
  readonly says: Html;
};

export type ScoreView =
  | { readonly verdict: "correct"; readonly reveal: RevealView; readonly earlier?: Answer }
  | {
      readonly verdict: "wrong";
      readonly misconception: MisconceptionView | null;
      readonly reveal: RevealView;
      /** The answer that this is the score of, where another was given before. */
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
  /** Language in which the texts really are; differs from the page's where a translation is missing. */
  readonly locale: Locale;
  readonly course: { readonly slug: string; readonly title: string };
  readonly note: { readonly slug: string; readonly title: string };
  /** Heading of the section the item stands in, and the way to its sentence: `/courses/…#place`. */
  readonly section: string;
  readonly source: string;
  readonly ask: AskView;
  /** For self-graded items only, so that the reveal needs no network; null for graded ones. */
  readonly reveal: RevealView | null;
  /** Set if this variant was answered but not rated (the page was closed in between): go on from there. */
  readonly answered: { readonly answer: Answer; readonly score: ScoreView } | null;
  /** ISO instant from which a learning step is due; null otherwise. Shown earlier only if nothing else is left. */
  readonly dueAt: string | null;
  readonly previews: IntervalPreview;
  /** It has been missed so often today that after one more Again it rests until tomorrow. */
  readonly restsAfterMiss: boolean;
  /** Study day for which `previews` hold: in a session that goes past the turn of the day, the one of the item's last review. */
  readonly studyDay: number;
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
