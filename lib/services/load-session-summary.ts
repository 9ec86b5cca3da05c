import { AppError } from "@/lib/app-error";
import { readReviewedDays } from "@/lib/db/counter-store";
import { readCourses } from "@/lib/db/course-store";
import { readItemDetails } from "@/lib/db/item-store";
import { readComingBack, readDueCounts } from "@/lib/db/memory-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { countUnmet } from "@/lib/db/queue-store";
import {
  findSessionDay,
  readItemConcepts,
  readSessionReviews,
  type SessionReviewRow,
} from "@/lib/db/session-store";
import { findVariant } from "@/lib/db/variant-store";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage, shownLocale } from "@/lib/i18n/localized";
import { itemTitle } from "@/lib/items/item-title";
import { drawingKinds, kindOf } from "@/lib/items/registry";
import { conceptGains, type RecallCurve, type SessionItem } from "@/lib/progress/concept-gains";
import { forecastDue } from "@/lib/progress/forecast";
import { type MissedItem, summariseSession } from "@/lib/progress/session-summary";
import { streakOf } from "@/lib/progress/streak";
import type { ItemId, LearnerId, SessionId } from "@/lib/quiz/ids";
import { mostNewPerDay, newGroups, newOfADay } from "@/lib/quiz/new-items";
import type { ComeBack, HardItem, SessionSummary } from "@/lib/quiz/session-summary";
import { minutesFor } from "@/lib/quiz/workload";
import { recallCurve } from "@/lib/scheduling/schedule-review";
import { isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";
import { describeMistake } from "./describe-mistake";
import { loadPace } from "./learner-pace";
import { loadLearnerDay } from "./learner-queue";
import { loadClocks } from "./load-clocks";
import { loadConcepts } from "./load-concepts";

/** Number of missed items shown with their texts; of others only the count. */
const mostHard = 20;

/** Gains are computed of at most this many items, the last of the session. */
const mostGaining = 1_000;

/** How much longer the items due tomorrow are imagined to wait. */
const waitDays = 7;

/** In what each item is called, where it stands, and which mistakes it was; those that are gone are left out. */
async function hardItems(
  learnerId: LearnerId,
  missed: readonly MissedItem<SessionReviewRow>[],
  locale: Locale,
): Promise<HardItem[]> {
  const db = getPrisma();
  const asked = missed.map(({ last }) => ({ itemId: last.itemId, variantId: last.variantId }));
  const details = await readItemDetails(db, learnerId, asked, { locale, drawingKinds });
  const items = details.map(async (item): Promise<HardItem> => {
    const { misses, rightAfter, mistakes } = missed.find(({ last }) => last.itemId === item.itemId)!;
    const described = await Promise.all(
      mistakes.map(async ({ review, times }) => {
        const variant = await findVariant(db, learnerId, review.variantId);
        if (!variant || !review.answer) return [];
        const words = describeMistake({ ...variant, answer: review.answer, locales: item.locales }, locale);
        return words === null ? [] : [{ name: words.name, says: words.says, option: words.option, times }];
      }),
    );
    const shown = shownLocale(item.locales, locale);
    return {
      item: `${item.course.slug}/${item.key}`,
      title: itemTitle(item.kind, item.body, shown),
      locale: shown,
      drawsValues: kindOf(item.kind).drawsValues,
      section: item.note.headings.find(({ id }) => id === item.anchor)?.text ?? item.note.title,
      source: `/courses/${item.course.slug}/${item.note.slug}#${item.place}`,
      misses,
      rightAfter,
      mistakes: described.flat(),
    };
  });
  return Promise.all(items);
}

/** The gains of concepts whose course the learner is in. */
async function loadGains(
  learnerId: LearnerId,
  reviews: readonly SessionReviewRow[],
  curve: RecallCurve,
  locale: Locale,
): Promise<Pick<SessionSummary, "gains" | "gainsOf">> {
  const db = getPrisma();
  const spans = new Map<ItemId, Omit<SessionItem, "concepts">>();
  for (const { itemId, predictedRecall, stabilityBefore, stabilityAfter } of reviews) {
    const found = spans.get(itemId)?.found ?? { stability: stabilityBefore, recall: predictedRecall };
    spans.delete(itemId);
    spans.set(itemId, { found, left: stabilityAfter });
  }
  const last = [...spans].slice(-mostGaining);
  if (last.length === 0) return { gains: [], gainsOf: 0 };
  const [items, readable] = await Promise.all([
    readItemConcepts(
      db,
      last.map(([itemId]) => itemId),
    ),
    readCourses(db, learnerId),
  ]);
  const conceptsOf = new Map(items.map((item) => [item.itemId, item]));
  const courseIds = new Set(items.map(({ courseId }) => courseId));
  const courses = await Promise.all(
    readable.filter(({ id }) => courseIds.has(id)).map((course) => loadConcepts(db, course)),
  );
  const named = new Map(
    courses.flatMap(({ course, concepts, places }) =>
      concepts.map(({ id, name }) => {
        const place = places.find(({ concept }) => concept === id);
        const note = place === undefined ? null : `/courses/${course.slug}/${place.note}#${place.anchor}`;
        return [`${course.id}/${id}`, { name: inLanguage(name, locale), note }];
      }),
    ),
  );
  const sessionItems = last.map(([itemId, span]): SessionItem => {
    const { courseId, concepts } = conceptsOf.get(itemId) ?? { courseId: 0, concepts: [] };
    return { ...span, concepts: concepts.map((concept) => `${courseId}/${concept}`) };
  });
  const gains = conceptGains(sessionItems, curve).flatMap((gain) => {
    const told = named.get(gain.concept);
    return told === undefined ? [] : [{ ...gain, ...told }];
  });
  return { gains, gainsOf: last.length };
}

async function loadComeBack(learnerId: LearnerId, tomorrow: number, curve: RecallCurve): Promise<ComeBack> {
  const { items, recall, waited, nextDay } = await readComingBack(
    getPrisma(),
    learnerId,
    tomorrow,
    waitDays,
    curve,
  );
  if (items > 0)
    return { reason: "fading", items, tomorrow: recall / items, waited: waited / items, waitDays };
  if (nextDay === null) return { reason: "nothing" };
  return { reason: "later", isoDate: isoDateOfStudyDay(nextDay as StudyDay) };
}

/**
 * The summary of a session of this learner. What is read grows with the session and with the days studied, not with the
 * reviews of a lifetime. Throws `not-found`.
 */
export async function loadSessionSummary(input: {
  learnerId: LearnerId;
  sessionId: SessionId;
  locale: Locale;
  now: Date;
}): Promise<SessionSummary> {
  const { learnerId, sessionId, locale, now } = input;
  const db = getPrisma();
  const sessionDay = await findSessionDay(db, learnerId, sessionId);
  if (sessionDay === null) throw new AppError("not-found", "sessionId");
  const { studyDay, settings, preset, ownNewPerDay } = await loadLearnerDay(db, learnerId, now);
  const newPerDay = { shared: settings.newPerDay, own: ownNewPerDay };
  const curve = recallCurve(preset);
  const [reviews, days, dueCounts, unmet, clocks, pace, comeBack] = await Promise.all([
    readSessionReviews(db, learnerId, sessionId),
    readReviewedDays(db, learnerId),
    readDueCounts(db, learnerId, { firstDay: studyDay + 1, lastDay: studyDay + 1 }),
    countUnmet(db, learnerId, studyDay + 1, mostNewPerDay(newPerDay)),
    loadClocks(db, learnerId, settings),
    loadPace(db, learnerId),
    loadComeBack(learnerId, studyDay + 1, curve),
  ]);
  const { missed, ...figures } = summariseSession(reviews);
  const [hard, gains] = await Promise.all([
    hardItems(learnerId, missed.slice(0, mostHard), locale),
    loadGains(learnerId, reviews, curve, locale),
  ]);
  const streak = streakOf(
    days.map((each) => each.studyDay as StudyDay),
    studyDay,
    clocks,
  );
  const ahead = {
    due: forecastDue(dueCounts, studyDay, 2)[1] ?? 0,
    new: newOfADay(newGroups(newPerDay, unmet)),
  };
  return {
    ...figures,
    ...gains,
    lastReviewId: reviews.at(-1)?.id ?? null,
    day: days.find((each) => each.studyDay === sessionDay) ?? { reviews: 0, elapsedMs: 0 },
    tomorrow: { ...ahead, minutes: minutesFor({ ...ahead, learning: 0 }, pace) },
    comeBack,
    streak: { ...streak, restDays: streak.restDays.length },
    missedItems: missed.length,
    hard,
  };
}
