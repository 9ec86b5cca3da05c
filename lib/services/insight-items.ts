/** The items of a course, as its learners met them first. */
import { readConceptNames } from "@/lib/db/course-store";
import {
  type FirstTotals,
  type InsightItem,
  type ItemSums,
  readInsightItems,
  readItemSums,
  readLeechCounts,
} from "@/lib/db/insight-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage } from "@/lib/i18n/localized";
import { type Discrimination, discriminationOf, fewestOthers } from "@/lib/insights/discrimination";
import { type Facility, facilityOf } from "@/lib/insights/facility";
import { fewestLearners } from "@/lib/insights/few-learners";
import { type Surprise, surpriseOf } from "@/lib/insights/surprise";
import type { KindName } from "@/lib/items/item-kind";
import type { LearnerId } from "@/lib/quiz/ids";
import { leechLapses } from "@/lib/scheduling/memory";
import { getInsightAccess, type InsightAccess, type InsightPlace } from "./insight-access";
import { loadSummary, type Summary } from "./insight-summary";

/** An answer that took longer was left lying. */
const idleMs = 600_000;

export type ItemFigures = {
  readonly id: number;
  readonly key: string;
  readonly title: string;
  readonly kind: KindName;
  readonly concepts: readonly string[];
  /** Learners who met it. */
  readonly n: number;
  /** The rest is null for too few learners. */
  readonly facility: Facility | null;
  /** Of those who had read the item's note before, and of the rest; only since it is known who reads. */
  readonly read: Facility | null;
  readonly unread: Facility | null;
  readonly discrimination: Discrimination | null;
  readonly surprise: Surprise | null;
  /** Learners for whom it is a leech. */
  readonly leeches: number | null;
  /** Of first answers; longer ones count as ten minutes. */
  readonly time: { readonly medianMs: number; readonly p90Ms: number } | null;
};

export type ItemsView = {
  readonly access: InsightAccess;
  /** Who met at least one item. */
  readonly learners: number;
  readonly computedAt: Date;
  /** In reading order, also those that nobody has met. */
  readonly items: readonly ItemFigures[];
  readonly conceptNames: ReadonlyMap<string, string>;
};

export type ItemsData = {
  readonly items: readonly ItemSums[];
  readonly totals: FirstTotals;
  /** Learners for whom an item is a leech, by item; those without any are left out. */
  readonly leeches: Readonly<Record<string, number>>;
};

export async function loadInsightItems(
  userId: LearnerId,
  place: InsightPlace,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<ItemsView> {
  const db = getPrisma();
  const access = await getInsightAccess(db, userId, place, locale);
  const [summary, items, names] = await Promise.all([
    loadItemSums(access, now),
    readInsightItems(db, access.course.id),
    readConceptNames(db, access.course.id),
  ]);
  return {
    access,
    learners: Object.keys(summary.data.totals).length,
    computedAt: summary.computedAt,
    items: itemFigures(items, summary.data, locale),
    conceptNames: new Map([...names].map(([id, name]) => [id, inLanguage(name, locale)])),
  };
}

export function loadItemSums(
  { key, scope }: Pick<InsightAccess, "key" | "scope">,
  now: Date,
): Promise<Summary<ItemsData>> {
  return loadSummary({ scope: key, view: "items" }, now, async (db) => {
    const sums = await readItemSums(db, scope, { idleMs, fewestOthers });
    return { ...sums, leeches: Object.fromEntries(await readLeechCounts(db, scope, leechLapses)) };
  });
}

export function itemFigures(
  items: readonly InsightItem[],
  { items: sums, leeches }: ItemsData,
  locale: Locale,
): ItemFigures[] {
  const sumsOf = new Map(sums.map((each) => [each.itemId, each]));
  const met = sums.reduce((sum, { n }) => sum + n, 0);
  const courseMean = met === 0 ? null : sums.reduce((sum, { right }) => sum + right, 0) / met;
  return items.map(({ id, key, title, kind, concepts }) => {
    const own = sumsOf.get(id);
    const isEnough = own !== undefined && own.n >= fewestLearners;
    return {
      id,
      key,
      title: inLanguage(title, locale),
      kind,
      concepts,
      n: own?.n ?? 0,
      facility: own === undefined ? null : facilityOf(own.right, own.n, courseMean),
      read: own === undefined ? null : facilityOf(own.read.right, own.read.n, null),
      unread: own === undefined ? null : facilityOf(own.unread.right, own.unread.n, null),
      discrimination: own === undefined ? null : discriminationOf(own.pairs),
      surprise: own?.later == null ? null : surpriseOf(own.later),
      leeches: isEnough ? (leeches[id] ?? 0) : null,
      time: isEnough ? { medianMs: own.medianMs, p90Ms: own.p90Ms } : null,
    };
  });
}

/** What the list can be sorted by: its columns. */
export const itemSorts = ["item", "facility", "n", "discrimination", "surprise", "time", "leeches"] as const;
export type ItemSort = (typeof itemSorts)[number];

export function isItemSort(text: string | null): text is ItemSort {
  return (itemSorts as readonly (string | null)[]).includes(text);
}

/** What deserves a look comes first; what nothing is known of, last. `item` is the order of reading. */
const looks: Readonly<Record<ItemSort, (item: ItemFigures) => number | null>> = {
  item: () => 0,
  facility: ({ facility }) => facility?.shrunk ?? null,
  n: ({ n }) => -n,
  discrimination: ({ discrimination }) => discrimination?.index ?? null,
  surprise: ({ surprise }) => surprise?.mean ?? null,
  time: ({ time }) => time && -time.medianMs,
  leeches: ({ leeches }) => leeches && -leeches,
};

/** The known least, the most, the slowest first. */
export function sortItems(items: readonly ItemFigures[], sort: ItemSort): ItemFigures[] {
  const rank = (item: ItemFigures) => looks[sort](item) ?? Number.POSITIVE_INFINITY;
  // Two infinities have no difference.
  return [...items].sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}
