/** What a class is answering at this moment. */
import { AppError } from "@/lib/app-error";
import { type InsightItem, readInsightItems, readRecentAnswers } from "@/lib/db/insight-store";
import { readItemBodies } from "@/lib/db/item-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage, shownLocale } from "@/lib/i18n/localized";
import type { Html } from "@/lib/markdown/markup";
import type { LearnerId } from "@/lib/quiz/ids";
import { getInsightAccess, type InsightAccess, type InsightPlace } from "./insight-access";
import { mistakeWords } from "./insight-mistakes";
import { sharedBody } from "./shared-body";

/** Minutes that are shown. */
const minutes = 15;
const mostItems = 30;

export type ItemNow = {
  readonly key: string;
  readonly title: string;
  readonly learners: number;
  readonly right: number;
  readonly answers: number;
  /** The commonest first; without words those that nothing explains. */
  readonly wrong: readonly {
    readonly words: Html | null;
    readonly answers: number;
    readonly locale: Locale;
  }[];
};

export type NowView = {
  readonly access: InsightAccess;
  readonly minutes: number;
  /** Who has answered something. */
  readonly learners: number;
  /** Those that most learners have answered first. */
  readonly items: readonly ItemNow[];
};

/** Answers of the last quarter of an hour, in sessions and in practice. Throws `not-found` for a course. */
export async function loadInsightNow(
  userId: LearnerId,
  place: InsightPlace,
  { locale, now }: { readonly locale: Locale; readonly now: Date },
): Promise<NowView> {
  const db = getPrisma();
  const access = await getInsightAccess(db, userId, place, locale);
  if (access.class === null) throw new AppError("not-found", "class");
  const since = new Date(now.getTime() - minutes * 60_000);
  const [answers, items] = await Promise.all([
    readRecentAnswers(db, access.scope, since),
    readInsightItems(db, access.course.id),
  ]);
  const grouped = items
    .map((item) => ({ item, own: answers.filter(({ itemId }) => itemId === item.id) }))
    .filter(({ own }) => own.length > 0)
    .sort((a, b) => peopleIn(b.own) - peopleIn(a.own) || b.own.length - a.own.length)
    .slice(0, mostItems);
  const bodies = await readItemBodies(
    db,
    grouped.map(({ item }) => item),
  );
  return {
    access,
    minutes,
    learners: peopleIn(answers),
    items: grouped.map(({ item, own }) => itemNow(item, bodies.get(item.id), own, locale)),
  };
}

type Answers = Awaited<ReturnType<typeof readRecentAnswers>>;

function itemNow(item: InsightItem, stored: unknown, own: Answers, locale: Locale): ItemNow {
  const read = shownLocale(item.locales, locale);
  const body = sharedBody(item.id, item.version, stored);
  const wrong = own.filter(({ isRight }) => !isRight);
  // What learners grade themselves has no mistakes to tell apart.
  const ids = item.graded ? [...new Set(wrong.map(({ misconception }) => misconception))] : [];
  return {
    key: item.key,
    title: inLanguage(item.title, locale),
    learners: peopleIn(own),
    right: own.length - wrong.length,
    answers: own.length,
    wrong: ids
      .map((id) => ({
        words: id === null ? null : mistakeWords(item, body, id, read),
        answers: wrong.filter(({ misconception }) => misconception === id).length,
        locale: read,
      }))
      .sort((a, b) => b.answers - a.answers),
  };
}

function peopleIn(answers: Answers): number {
  return new Set(answers.map(({ learnerId }) => learnerId)).size;
}
