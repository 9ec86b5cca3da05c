import type { Locale } from "@/lib/i18n/locale";
import type { Html } from "@/lib/markdown/markup";

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
  readonly timeline: readonly {
    readonly right: boolean;
    readonly seconds: number;
    readonly isNew: boolean;
  }[];
  /** Named mistakes, however many of them stand in `misconceptions`. */
  readonly mistakes: number;
  /** Mistakes that something is said of, most frequent first; the most frequent ones where there are very many. */
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
    /** The option of a choice that it is said of. */
    readonly option: Html | null;
    /** Of these texts. */
    readonly locale: Locale;
    readonly times: number;
    readonly rightAfter: number;
    readonly source: string;
  }[];
};
