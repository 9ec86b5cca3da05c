import type { Locale } from "@/lib/i18n/locale";
import type { Html } from "@/lib/markdown/markup";

/**
 * One reason to come back, as it is: what would fade, or that nothing does. `fading`: the expected recall of the items
 * due tomorrow, then and if they wait `waitDays` longer. `later`: nothing is due before that date.
 */
export type ComeBack =
  | {
      readonly reason: "fading";
      readonly items: number;
      readonly tomorrow: number;
      readonly waited: number;
      readonly waitDays: number;
    }
  | { readonly reason: "later"; readonly isoDate: string }
  | { readonly reason: "nothing" };

/** The summary of a session. */
export type SessionSummary = {
  /** The last review of this session that still counts, which an undo takes back; null if there is none. */
  readonly lastReviewId: string | null;
  readonly reviews: number;
  readonly items: number;
  /** Items whose first answer of the study day was right, even if that was in an earlier session. */
  readonly firstTryRight: number;
  readonly elapsedMs: number;
  readonly newItems: number;
  /** Totals of the study day, all its sessions together. */
  readonly day: { readonly reviews: number; readonly elapsedMs: number };
  /** Items due tomorrow, new ones for tomorrow, and the minutes that both take at this learner's pace. */
  readonly tomorrow: { readonly due: number; readonly new: number; readonly minutes: number };
  readonly comeBack: ComeBack;
  /** Days of the present streak and of the longest; rest days that the present one forgives. */
  readonly streak: { readonly days: number; readonly longest: number; readonly restDays: number };
  /** One bar for each review, in order; of a very long session only the last ones. */
  readonly timeline: readonly {
    readonly right: boolean;
    readonly seconds: number;
    readonly isNew: boolean;
  }[];
  /** Number of items that were missed, including those not listed in `hard`. */
  readonly missedItems: number;
  /** Missed items, most misses first; at most a fixed number. */
  readonly hard: readonly HardItem[];
  /** Concepts of the session's items, the largest gain first. */
  readonly gains: readonly ConceptGain[];
  /** In a very long session, gains are those of its last items: their number. */
  readonly gainsOf: number;
};

/** How much of a concept's items of the session is expected to be known in a month. */
export type ConceptGain = {
  /** `<course>/<concept>` */
  readonly concept: string;
  readonly name: string;
  /** The address of the note that exercises it first; null if none does. */
  readonly note: string | null;
  /** Items of the session, and those of them that were new. */
  readonly items: number;
  readonly newItems: number;
  /** Mean expected recall, 0 to 1: had the session not taken place, and as it left these items. */
  readonly before: number;
  readonly after: number;
};

export type HardItem = {
  /** `<course>/<item>` */
  readonly item: string;
  /** Plain words. */
  readonly title: string;
  /** Language of title and mistakes. */
  readonly locale: Locale;
  /** See `ItemKind`. */
  readonly drawsValues: boolean;
  readonly section: string;
  /** Address of its sentence. */
  readonly source: string;
  readonly misses: number;
  /** Right answers since the last miss. */
  readonly rightAfter: number;
  /** See `MisconceptionView`. */
  readonly mistakes: readonly {
    readonly name: Html | null;
    readonly says: Html;
    /** The option of a choice that it explains. */
    readonly option: Html | null;
    readonly times: number;
  }[];
};
