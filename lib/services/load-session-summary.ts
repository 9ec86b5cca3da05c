import { AppError } from "@/lib/app-error";
import { readReviewedDays } from "@/lib/db/counter-store";
import { readItemDetails } from "@/lib/db/item-store";
import { readDueCounts } from "@/lib/db/memory-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { countUnmet } from "@/lib/db/queue-store";
import { findSessionDay, readSessionReviews, type SessionReviewRow } from "@/lib/db/session-store";
import { findVariant } from "@/lib/db/variant-store";
import type { Locale } from "@/lib/i18n/locale";
import { drawingKinds, kindOf } from "@/lib/items/registry";
import { forecastDue } from "@/lib/progress/forecast";
import { type SessionMistake, summariseSession } from "@/lib/progress/session-summary";
import { streakOf } from "@/lib/progress/streak";
import type { LearnerId, SessionId } from "@/lib/quiz/ids";
import type { SessionSummary } from "@/lib/quiz/session-summary";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { describeMistake } from "./describe-mistake";
import { loadLearnerDay } from "./learner-queue";
import { loadClocks } from "./load-clocks";

/** Number of mistakes shown with their text; of others only the count. */
const mostMistakes = 20;

type MistakeView = SessionSummary["misconceptions"][number];

/**
 * The mistake's text, with the numbers of its last occurrence. Empty if the answer, graded again, shows none: the item
 * or the misconception is gone.
 */
async function mistakeView(
  learnerId: LearnerId,
  mistake: SessionMistake<SessionReviewRow>,
  locale: Locale,
): Promise<MistakeView[]> {
  const { itemId, variantId, answer } = mistake.review;
  const db = getPrisma();
  const [variant, [details]] = await Promise.all([
    findVariant(db, learnerId, variantId),
    readItemDetails(db, learnerId, [{ itemId, variantId }], { locale, drawingKinds }),
  ]);
  if (!variant || !answer || !details) return [];
  const words = describeMistake({ ...variant, answer, locales: details.locales }, locale);
  if (words === null) return [];
  return [
    {
      itemId: `${details.course.slug}/${details.key}`,
      drawsValues: kindOf(variant.kind).drawsValues,
      section: details.note.headings.find((h) => h.id === details.anchor)?.text ?? details.note.title,
      ...words,
      times: mistake.times,
      rightAfter: mistake.rightAfter,
      source: `/courses/${details.course.slug}/${details.note.slug}#${details.place}`,
    },
  ];
}

/** The summary of a session of this learner. Throws `not-found`. */
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
  const { studyDay, settings } = await loadLearnerDay(db, learnerId, now);
  const [reviews, days, dueCounts, unmet, clocks] = await Promise.all([
    readSessionReviews(db, learnerId, sessionId),
    readReviewedDays(db, learnerId),
    readDueCounts(db, learnerId, { firstDay: studyDay + 1, lastDay: studyDay + 1 }),
    countUnmet(db, learnerId, settings.newPerDay),
    loadClocks(db, learnerId, settings),
  ]);
  const { mistakes, ...figures } = summariseSession(reviews);
  const views = await Promise.all(
    mistakes.slice(0, mostMistakes).map((m) => mistakeView(learnerId, m, locale)),
  );
  const streak = streakOf(
    days.map((each) => each.studyDay as StudyDay),
    studyDay,
    clocks,
  );
  return {
    ...figures,
    lastReviewId: reviews.at(-1)?.id ?? null,
    day: days.find((each) => each.studyDay === sessionDay) ?? { reviews: 0, elapsedMs: 0 },
    tomorrow: {
      due: forecastDue(dueCounts, studyDay, 2)[1] ?? 0,
      new: Math.min(settings.newPerDay, unmet),
    },
    streak: { ...streak, restDays: streak.restDays.length },
    mistakes: mistakes.length,
    misconceptions: views.flat(),
  };
}
