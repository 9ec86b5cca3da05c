import type { Locale } from "@/lib/i18n/locale";
import type { Html } from "@/lib/markdown/markup";

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
  /** Items due tomorrow, and new ones for tomorrow. */
  readonly tomorrow: { readonly due: number; readonly new: number };
  /** Days of the present streak and of the longest; rest days that the present one forgives. */
  readonly streak: { readonly days: number; readonly longest: number; readonly restDays: number };
  /** One bar for each review, in order; of a very long session only the last ones. */
  readonly timeline: readonly {
    readonly right: boolean;
    readonly seconds: number;
    readonly isNew: boolean;
  }[];
  /** Number of named mistakes, including those not listed in `misconceptions`. */
  readonly mistakes: number;
  /** Mistakes with an explanation, most frequent first; at most a fixed number. */
  readonly misconceptions: readonly {
    readonly itemId: string;
    /** See `ItemKind`. */
    readonly drawsValues: boolean;
    readonly section: string;
    /** See `MisconceptionView`. */
    readonly name: Html | null;
    readonly says: Html;
    /** Plain text. */
    readonly question: string;
    /** The option of a choice that it explains. */
    readonly option: Html | null;
    /** Language of these texts. */
    readonly locale: Locale;
    readonly times: number;
    readonly rightAfter: number;
    readonly source: string;
  }[];
};
