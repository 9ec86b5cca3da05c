/** What a course's learners get wrong, and why. */
import {
  type InsightItem,
  type InsightScope,
  readInsightItems,
  readMistakesByWeek,
  readUnclearSaid,
} from "@/lib/db/insight-store";
import { readItemBodies } from "@/lib/db/item-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage, shownLocale } from "@/lib/i18n/localized";
import { type RankedMisconception, rankMisconceptions, trendWeeks } from "@/lib/insights/misconceptions";
import { mondayOf } from "@/lib/insights/study-week";
import type { KindName } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { Html } from "@/lib/markdown/markup";
import { renderInline } from "@/lib/markdown/render-markdown";
import type { LearnerId } from "@/lib/quiz/ids";
import { cacheOfDatabase } from "./cache-of-database";
import { type ChangedText, loadChangedTexts } from "./changed-texts";
import { getInsightAccess, type InsightAccess, type InsightPlace } from "./insight-access";
import { loadSummary } from "./insight-summary";
import { loadLearnerDay } from "./learner-queue";
import { renderMisconception } from "./render-view";
import { sharedBody } from "./shared-body";

/** Those with a name, and those without. */
const mostNamed = 20;
const mostUnnamed = 8;
const mostSaid = 20;

export type InsightMistake = RankedMisconception & {
  readonly item: { readonly key: string; readonly title: string };
  /** In the words of the item: the mistake by its name, or the option chosen; null if it has neither any more. */
  readonly words: Html | null;
  readonly locale: Locale;
};

export type MistakesView = {
  readonly access: InsightAccess;
  readonly computedAt: Date;
  /** Explained ones. */
  readonly named: readonly InsightMistake[];
  /** Wrong answers that no misconception explains, by item. */
  readonly unnamed: readonly InsightMistake[];
  /** What was said about questions lately; nobody is named. */
  readonly unclear: readonly {
    readonly item: { readonly key: string; readonly title: string };
    readonly words: string;
    readonly reportedAt: Date;
  }[];
  /** For a course's authors: what its items test has changed since they were written. */
  readonly changed: readonly ChangedText[];
};

export async function loadInsightMistakes(
  userId: LearnerId,
  place: InsightPlace,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<MistakesView> {
  const db = getPrisma();
  const access = await getInsightAccess(db, userId, place, locale);
  const { studyDay } = await loadLearnerDay(db, userId, now);
  const [{ data, computedAt }, items, said] = await Promise.all([
    loadSummary({ scope: access.key, view: "mistakes" }, now, (tx) => ranked(tx, access.scope, studyDay)),
    readInsightItems(db, access.course.id),
    readUnclearSaid(db, access.scope, mostSaid),
  ]);
  const isWritten = access.class === null && access.course.isEdited;
  const changed = isWritten ? await loadChangedTexts(db, access.course.id, items, locale) : [];
  const itemOf = new Map(items.map((item) => [item.id, item]));
  const shown = [
    ...data.filter(({ misconception }) => misconception !== "").slice(0, mostNamed),
    ...data.filter(({ misconception }) => misconception === "").slice(0, mostUnnamed),
  ].flatMap((one) => {
    const item = itemOf.get(one.itemId);
    return item === undefined ? [] : [{ one, item }];
  });
  const bodies = await readItemBodies(
    db,
    shown.map(({ item }) => item),
  );
  const mistakes = shown.map(({ one, item }): InsightMistake => {
    const read = shownLocale(item.locales, locale);
    const body = sharedBody(item.id, item.version, bodies.get(item.id));
    return {
      ...one,
      item: { key: item.key, title: inLanguage(item.title, locale) },
      words: one.misconception === "" ? null : mistakeWords(item, body, one.misconception, read),
      locale: read,
    };
  });
  return {
    access,
    computedAt,
    changed,
    named: mistakes.filter(({ misconception }) => misconception !== ""),
    unnamed: mistakes.filter(({ misconception }) => misconception === ""),
    unclear: said.flatMap(({ itemId, words, reportedAt }) => {
      const item = itemOf.get(itemId);
      if (item === undefined) return [];
      return [{ item: { key: item.key, title: inLanguage(item.title, locale) }, words, reportedAt }];
    }),
  };
}

async function ranked(tx: Database, scope: InsightScope, today: number): Promise<RankedMisconception[]> {
  const since = mondayOf(today) - 7 * (trendWeeks - 1);
  const { weeks, learners } = await readMistakesByWeek(tx, scope, since);
  return rankMisconceptions(weeks, learners, today);
}

/** A version never changes, so what is said of its mistakes is computed once per process. */
const wordsOfMistakes = cacheOfDatabase<{ readonly words: Html | null }>(5_000);

/** The words of a misconception of this version of an item. */
export function mistakeWords(
  { id, version, kind }: Pick<InsightItem, "id" | "version" | "kind">,
  body: unknown,
  misconception: string,
  locale: Locale,
): Html | null {
  const cached = wordsOfMistakes();
  const key = `${id}:${version}:${locale}:${misconception}`;
  const known = cached.get(key);
  if (known !== undefined) return known.words;
  const words = wordsIn(kind, body, misconception, locale);
  cached.set(key, { words });
  return words;
}

/** Draws that are tried until the mistake shows: by the gate it does in a quarter of them. */
const draws = 24;

/** A misconception by its name, with the numbers of some draw; the option that it explains; or all that it says. */
function wordsIn(kind: KindName, body: unknown, id: string, locale: Locale): Html | null {
  const { draw, key, ask, mistakenOption } = kindOf(kind);
  for (let n = 0; n < draws; n += 1) {
    const given = draw(body, { seed: `${id} ${n}`, avoid: [] });
    const found = key(body, given, locale).misconceptions.find((one) => one.id === id);
    if (found === undefined) return null;
    if (found.value === null) continue;
    const option = mistakenOption(ask(body, given, locale), id);
    if (option !== null) return renderInline(option, locale);
    const view = renderMisconception(kind, { id, says: found.says }, locale);
    return view && (view.name ?? view.says);
  }
  return null;
}
