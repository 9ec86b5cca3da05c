/** An item as the list shows it. */
import type { Locale } from "@/lib/i18n/locale";
import type { KindName } from "@/lib/items/item-kind";
import type { PageKey } from "./sort";

export type ItemStage = "new" | "learning" | "young" | "mature";

export type ItemRow = {
  /** `course/item` */
  readonly name: string;
  readonly title: string;
  /** Actual language of the title. */
  readonly locale: Locale;
  readonly kind: KindName;
  readonly note: { readonly title: string; readonly locale: Locale; readonly href: string };
  readonly stage: ItemStage;
  readonly isLeech: boolean;
  readonly isSuspended: boolean;
  /** Study days until it is asked again; null unless it is buried. */
  readonly buriedForDays: number | null;
  readonly lapses: number;
  /** Null while new. */
  readonly memory: {
    /** Negative when overdue. */
    readonly dueInDays: number;
    readonly stability: number;
    readonly difficulty: number;
    /** From 0 to 1. */
    readonly recall: number;
    readonly daysSince: number;
  } | null;
};

export type ItemPage = {
  readonly rows: readonly ItemRow[];
  /** Null if there are no more. */
  readonly next: PageKey | null;
};
