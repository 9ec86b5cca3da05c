/** Searching a learner's items. */

import { AppError } from "@/lib/app-error";
import { foldQuery } from "@/lib/browse/fold-query";
import type { ItemPage, ItemRow, ItemStage } from "@/lib/browse/item-row";
import { parseQuery, type QueryProblem } from "@/lib/browse/parse-query";
import type { Query } from "@/lib/browse/query";
import { isTextColumn, type PageKey, type Sort } from "@/lib/browse/sort";
import {
  type BrowseContext,
  type BrowseRow,
  countItems,
  findItemNames,
  findItems,
} from "@/lib/db/browse-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage, shownLocale } from "@/lib/i18n/localized";
import type { LearnerId } from "@/lib/quiz/ids";
import { mostActedOn } from "@/lib/quiz/limits";
import { isLeech, leechLapses } from "@/lib/scheduling/memory";
import { recallCurve } from "@/lib/scheduling/schedule-review";
import { matureDays } from "@/lib/scheduling/situation";
import { loadLearnerDay } from "./learner-queue";

/** Rows shown at once. */
export const pageSize = 50;

export type BrowseView = ItemPage & {
  readonly query: Query;
  /** If there are any, nothing was searched for. */
  readonly problems: readonly QueryProblem[];
  readonly found: number;
  /** Items of all the learner's courses. */
  readonly all: number;
  /** The learner's study day. */
  readonly today: number;
};

type Search = {
  readonly learnerId: LearnerId;
  readonly locale: Locale;
  readonly now: Date;
  /** The search as typed. */
  readonly text: string;
  readonly sort: Sort;
};

/** The first page of what a search finds. */
export async function browseItems(search: Search): Promise<BrowseView> {
  const db = getPrisma();
  const { query, problems } = parseQuery(search.text);
  const [context, all] = await Promise.all([contextOf(db, search), countItems(db, search.learnerId)]);
  const { today } = context;
  if (problems.length > 0) return { query, problems, rows: [], next: null, found: 0, all, today };
  const { found, ...page } = await pageOf(db, query, context, search.sort, null);
  return { query, problems, found: found ?? 0, all, today, ...page };
}

/** The page behind a row. Throws `invalid-input`. */
export async function browseFurther(search: Search & { readonly after: PageKey }): Promise<ItemPage> {
  const { sort, after } = search;
  if (!isTextColumn(sort.column) && Number.isNaN(Number(after.value || "-")))
    throw new AppError("invalid-input", "after");
  const db = getPrisma();
  const { rows, next } = await pageOf(
    db,
    readableQuery(search.text),
    await contextOf(db, search),
    sort,
    after,
  );
  return { rows, next };
}

/** The names of what a search finds, for acting on it; the first ones if there are too many. Throws `invalid-input`. */
export async function browseNames(search: Search): Promise<readonly string[]> {
  const db = getPrisma();
  const query = foldQuery(readableQuery(search.text));
  const context = await contextOf(db, search);
  return findItemNames(db, query, { ...context, sort: search.sort, limit: mostActedOn });
}

function readableQuery(text: string): Query {
  const { query, problems } = parseQuery(text);
  if (problems.length > 0) throw new AppError("invalid-input", "text");
  return query;
}

async function contextOf(db: Database, { learnerId, locale, now }: Search): Promise<BrowseContext> {
  const { studyDay, preset } = await loadLearnerDay(db, learnerId, now);
  return { learnerId, locale, today: studyDay, curve: recallCurve(preset), leechLapses, matureDays };
}

async function pageOf(
  db: Database,
  query: Query,
  context: BrowseContext,
  sort: Sort,
  after: PageKey | null,
): Promise<ItemPage & { readonly found: number | null }> {
  // One more than is shown tells whether there are any.
  const limit = pageSize + 1;
  const { rows, found } = await findItems(db, foldQuery(query), { ...context, sort, after, limit });
  const shown = rows.slice(0, pageSize);
  const last = rows.length > pageSize ? shown.at(-1) : undefined;
  return {
    rows: shown.map((row) => rowView(row, context)),
    next: last === undefined ? null : { value: last.sortValue, id: last.id },
    found,
  };
}

function rowView(row: BrowseRow, { locale, today }: BrowseContext): ItemRow {
  const { memory } = row;
  return {
    name: `${row.course}/${row.key}`,
    title: inLanguage(row.title, locale),
    locale: shownLocale(row.locales, locale),
    kind: row.kind,
    note: {
      title: row.noteTitle,
      locale: row.noteLocale,
      href: `/courses/${row.course}/${row.note}#${row.place}`,
    },
    stage: stageOf(memory),
    isLeech: isLeech(row),
    isSuspended: row.suspended,
    buriedForDays: row.buriedUntil === null ? null : row.buriedUntil - today,
    lapses: row.lapses,
    memory: memory && {
      dueInDays: memory.dueDay - today,
      stability: memory.stability,
      difficulty: memory.difficulty,
      recall: memory.recall,
      daysSince: Math.max(0, today - memory.lastStudyDay),
    },
  };
}

function stageOf(memory: BrowseRow["memory"]): ItemStage {
  if (memory === null) return "new";
  if (memory.isLearning) return "learning";
  return memory.intervalDays < matureDays ? "young" : "mature";
}
