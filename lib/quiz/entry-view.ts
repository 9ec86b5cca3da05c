/**
 * What travels between the quiz page and the server, as JSON. Texts are sanitised HTML, drawings SVG of our own.
 * Nothing in an entry tells the answer of a graded item, nor a seed from which it could be computed.
 */

import type { Drawing } from "@/lib/figures/svg";
import type { Locale } from "@/lib/i18n/locale";
import type { FormName } from "@/lib/items/answer-forms/answer-form";
import type { Given, KindName } from "@/lib/items/item-kind";
import type { LearnerId, ReviewId, SessionId, VariantId } from "@/lib/quiz/ids";
import type { Pace, Workload } from "@/lib/quiz/workload";
import type { Interval, IntervalPreview, MemoryState, Rating } from "@/lib/scheduling/memory";

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
  | { readonly verdict: "correct"; readonly reveal: RevealView; readonly earlier?: string }
  | {
      readonly verdict: "wrong";
      readonly misconception: MisconceptionView | null;
      readonly reveal: RevealView;
      /** The answer that this is the score of, where another was given before; empty for “I don’t know”. */
      readonly earlier?: string;
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
  readonly answered: { readonly answer: string; readonly score: ScoreView } | null;
  /** ISO instant from which a learning step is due; null otherwise. Shown earlier only if nothing else is left. */
  readonly dueAt: string | null;
  readonly previews: IntervalPreview;
  /** It has been missed so often today that after one more Again it rests until tomorrow. */
  readonly restsAfterMiss: boolean;
  /** Study day for which `previews` hold: in a sitting that goes past the turn of the day, the one of the item's last review. */
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

export type QuizView = {
  /** ISO instant of the server's clock, so that a wrong clock in the browser does no harm to review times. */
  readonly serverNow: string;
  /** ISO instant at which the learner's study day ends, and with it what the previews of `entries` promise. */
  readonly dayEndsAt: string;
  readonly sessionId: SessionId;
  /** Items of this session still to come, the fetched ones among them. */
  readonly counts: Workload;
  readonly entries: readonly EntryView[];
  readonly pace: Pace;
  /** 4, or 2 (Again and Good) if the learner wants it simple. */
  readonly buttons: 2 | 4;
  /** How this learner's memories fade, to draw what the buttons promise: R(t) = (1 + factor · t / stability) ^ decay, t in days. */
  readonly recall: {
    readonly decay: number;
    readonly factor: number;
    /** The recall at which an item is asked again, 0 to 1. */
    readonly retention: number;
  };
};

/** A review as the client posts it; up to 100 at a time. */
export type ReviewInput = {
  /** Made by the client (UUID). The same id twice counts once. */
  readonly id: ReviewId;
  readonly variantId: VariantId;
  readonly sessionId: SessionId;
  /** Needed for self-graded items; for a graded one Hard or Easy may be asked for. */
  readonly rating?: Rating;
  /** For graded items whose answer was not sent to /api/answers before (offline). */
  readonly answer?: string;
  /** ISO instant at which the answer was in (reveal or check): what the previews promised holds for it. */
  readonly reviewedAt: string;
  /** For which the previews were made that the learner chose from; where it can't be, that of `reviewedAt` counts. */
  readonly studyDay?: number;
  /** From the question on the screen to the answer, capped by the client at 10 minutes. */
  readonly elapsedMs: number;
};

export type ReviewResult =
  | {
      readonly id: ReviewId;
      readonly status: "accepted" | "duplicate";
      /** The review that counts instead, where that has another id: it was sent of the same variant, e.g. by another tab. */
      readonly reviewId?: ReviewId;
      readonly rating: Rating;
      readonly memory: {
        readonly state: MemoryState;
        readonly stability: number;
        readonly difficulty: number;
        readonly lapses: number;
        readonly leech: boolean;
      };
      /** When it comes next. Minutes: still in this session; POST /api/quiz then brings it with new numbers. */
      readonly next: Interval;
    }
  /** `message` says why in the learner's language. The post is not to be repeated as it is. */
  | { readonly id: ReviewId; readonly status: "refused"; readonly code: string; readonly message: string };

/**
 * POST /api/answers → ScoreView. The first readable answer sticks. With `giveUp` the answer is revealed and counts as
 * wrong, with no misconception; `answer` is then empty.
 */
export type AnswerInput = {
  readonly variantId: VariantId;
  readonly answer: string;
  readonly giveUp?: boolean;
};

/** POST /api/quiz → more of the session. */
export type MoreInput = {
  /** Every variant that was shown or waits. */
  readonly holding: readonly VariantId[];
  /** The variant on the screen, if it is to be sent anew; it comes first if it is still due. */
  readonly showing?: VariantId;
};

export type MoreEntries = {
  /** As in QuizView. */
  readonly serverNow: string;
  readonly dayEndsAt: string;
  /** Whose they are: somebody else may have signed in on the same device. */
  readonly learnerId: LearnerId;
  readonly entries: readonly EntryView[];
  readonly counts: Workload;
};

/**
 * POST /api/undo: { reviewId } → that review is taken back if it is the last one of mine that counts, and asking again
 * gives the same; `conflict` if it is not the last, `not-found` if the server has none with that id. With {} the last
 * one is taken back, whichever it is.
 */
export type UndoResult = {
  readonly undone: { readonly reviewId: ReviewId; readonly itemId: string; readonly rating: Rating } | null;
  readonly entry: EntryView | null;
};

/** A trial outside the schedule (landing page, reading pages). `ticket` is sealed by the server. */
export type TrialView = {
  readonly ticket: string;
  readonly itemId: string;
  readonly kind: KindName;
  readonly locale: Locale;
  readonly ask: AskView;
  readonly reveal: RevealView | null;
  /** False if it is the trial whose ticket was sent: an answer to that is an answer to this. */
  readonly isAnew: boolean;
  readonly source: string;
};

/**
 * POST /api/trials/adopt: { ticket, answer, giveUp? } → the trial as a variant of this learner's, to be posted as a
 * review with the rating that the learner gives it; `answer` is empty where the learner grades.
 */
export type AdoptedTrial = {
  readonly variantId: VariantId;
  /** The id for its review: one trial counts once, however often that is posted. */
  readonly reviewId: ReviewId;
  /** A sitting of its own. */
  readonly sessionId: SessionId;
  /** ISO instant and study day for its review, for which the previews hold. */
  readonly reviewedAt: string;
  readonly studyDay: number;
  /** Of the answer that counts, which is the first; null where the learner grades. */
  readonly verdict: "correct" | "wrong" | null;
  readonly previews: IntervalPreview;
  readonly buttons: 2 | 4;
};

/** End of a session. */
export type SessionSummary = {
  /** The last one of this session that still counts, which an undo takes back; null if there is none. */
  readonly lastReviewId: string | null;
  readonly reviews: number;
  readonly items: number;
  /** Items whose first answer of the study day was right, also where that was in an earlier session. */
  readonly firstTryRight: number;
  readonly elapsedMs: number;
  readonly newItems: number;
  /** Of the whole study day, all its sessions together. */
  readonly day: { readonly reviews: number; readonly elapsedMs: number };
  /** Items that come back tomorrow, and new ones that come then. */
  readonly tomorrow: { readonly due: number; readonly new: number };
  readonly streakDays: number;
  readonly longestStreakDays: number;
  /** In order: one bar a review; of a very long session the last ones. */
  readonly strokes: readonly { readonly right: boolean; readonly seconds: number; readonly isNew: boolean }[];
  /** Named mistakes, however many of them stand in `misconceptions`. */
  readonly mistakes: number;
  /** Mistakes that something is said of, most frequent first; the most frequent ones where there are very many. */
  readonly misconceptions: readonly {
    readonly itemId: string;
    readonly kind: KindName;
    readonly section: string;
    /** See `MisconceptionView`. */
    readonly name: Html | null;
    readonly says: Html;
    /** Plain text. */
    readonly question: string;
    /** The option of a choice that it is said of. */
    readonly option: Html | null;
    /** Of these texts. */
    readonly locale: Locale;
    readonly times: number;
    readonly rightAfter: number;
    readonly source: string;
  }[];
};

export type { Given };
