/** Practice outside the schedule: drawing the next question, grading it, and counting it if it was due anyway. */
import { AppError } from "@/lib/app-error";
import { findEnrolledItem, findReadableItem, findReadableVersion } from "@/lib/db/item-store";
import {
  findPracticeAnswer,
  insertPracticeAnswer,
  type PracticeAnswer,
  readPracticeSince,
  readRecentDraws,
} from "@/lib/db/practice-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { insertVariants, storeOwnVerdict } from "@/lib/db/variant-store";
import type { Locale } from "@/lib/i18n/locale";
import { shownLocale } from "@/lib/i18n/localized";
import { type Answer, answerText, storedAnswer } from "@/lib/items/answer";
import { kindOf } from "@/lib/items/registry";
import { chooseNext } from "@/lib/practice/choose-next";
import type { PracticeScope } from "@/lib/practice/scope";
import type { AdoptedTrial, PracticeQuestion } from "@/lib/quiz/api";
import type { ScoreView } from "@/lib/quiz/entry-view";
import type { LearnerId } from "@/lib/quiz/ids";
import { isDueAt } from "@/lib/scheduling/running-day";
import { recallAt } from "@/lib/scheduling/schedule-review";
import { type StudyDay, studyDayStart } from "@/lib/scheduling/study-day";
import { adoptable } from "./adopt-trial";
import { answerVariant } from "./answer-variant";
import { loadLearnerDay } from "./learner-queue";
import { loadPracticePool, type PracticePool } from "./practice-pool";
import { scoreAnswer, scoreEarlier } from "./score-answer";
import { seededUuid } from "./seeded-uuid";
import { sharedBody } from "./shared-body";
import { readTicket } from "./trial-ticket";
import { earlierTrial, trialView } from "./try-item";

type Input = {
  readonly learnerId: LearnerId;
  readonly scope: PracticeScope;
  readonly locale: Locale;
  readonly now: Date;
};

export type PracticeView = Pick<PracticePool, "title" | "course" | "concepts"> & {
  readonly items: number;
  /** Null if there is nothing to practise. */
  readonly question: PracticeQuestion | null;
};

/** What a page of practice shows. Throws like `loadPracticePool`. */
export async function loadPractice(input: Input): Promise<PracticeView> {
  const pool = await loadPracticePool(input);
  return {
    title: pool.title,
    course: pool.course,
    items: pool.items.length,
    question: await nextQuestion(input, pool),
    concepts: pool.concepts,
  };
}

/**
 * The next question of a scope. Choice and numbers depend on the answers so far, so that a reloaded page, and another
 * device, show the same question until it is answered. With the ticket of a question that one again, e.g. in another
 * language. Throws like `loadPracticePool`, and `not-found` if nothing is left.
 */
export async function openPractice(
  input: Input & { readonly ticket?: string | undefined },
): Promise<PracticeQuestion> {
  const question = await nextQuestion(input, await loadPracticePool(input), input.ticket);
  if (question === null) throw new AppError("not-found", "scope");
  return question;
}

async function nextQuestion(
  { learnerId, locale, now }: Input,
  { day, items }: PracticePool,
  ticket?: string,
): Promise<PracticeQuestion | null> {
  const db = getPrisma();
  const since = studyDayStart(day.studyDay, day.settings);
  const past = await readPracticeSince(db, learnerId, { since, now });
  const shown = items.find(({ itemId, version }) =>
    earlierTrial(ticket, { id: itemId, version }, now, "practice"),
  );
  const next = chooseNext(
    items.map(({ itemId, group, memory }) => ({
      itemId,
      group,
      recall: memory && recallAt(memory, day.studyDay, day.preset),
    })),
    past.map(({ itemId, verdict }) => ({ itemId, isRight: verdict === "correct" })),
  );
  const chosen = shown ?? items.find(({ itemId }) => itemId === next);
  if (chosen === undefined) return null;
  const name = `${chosen.course}/${chosen.key}`;
  const item = await findReadableItem(db, learnerId, name);
  if (item === null) return null;
  const earlier = earlierTrial(ticket, item, now, "practice");
  const id =
    earlier?.id ?? seededUuid(`${learnerId}:${item.id}:${item.version}:${progressOf(past, day.studyDay)}`);
  const given =
    earlier?.given ??
    kindOf(item.kind).draw(sharedBody(item.id, item.version, item.body), {
      seed: id,
      avoid: await readRecentDraws(db, learnerId, item.id),
    });
  const drawnAtMs = earlier?.drawnAtMs ?? now.getTime();
  return {
    ...trialView(
      item,
      {
        id,
        itemId: item.id,
        version: item.version,
        given,
        locale: shownLocale(item.locales, locale),
        drawnAtMs,
      },
      "practice",
    ),
    id,
    itemId: name,
    isAnew: earlier === null,
    isDue: chosen.memory !== null && isDueAt(chosen.memory, now, day.studyDay),
  };
}

/** Changes with each answer; the number tells answers of one instant apart. */
function progressOf(past: readonly PracticeAnswer[], studyDay: StudyDay): string {
  return `${studyDay}:${past.length}:${past[0]?.id}:practice`;
}

type Answering = {
  readonly learnerId: LearnerId;
  readonly ticket: string;
  readonly answer: Answer;
  /** Where the learner grades: whether they knew it. */
  readonly knew?: boolean | undefined;
  readonly elapsedMs: number;
  readonly now: Date;
};

/**
 * Grades and keeps an answer; the first readable one to a question counts, whichever device sends it. Null for a
 * self-graded item. Throws `expired`, and `not-found` for a ticket that is not ours, or of a course that this learner
 * may not read.
 */
export async function answerPractice(input: Answering): Promise<ScoreView | null> {
  const { learnerId, answer, knew, elapsedMs, now } = input;
  const db = getPrisma();
  const ticket = readTicket(input.ticket, now, "practice");
  const { id, itemId, version, given, locale } = ticket;
  const found = await findReadableVersion(db, learnerId, itemId, version);
  if (found === null) throw new AppError("not-found", "ticket");
  const variant = { itemId, version, given, ...found };
  const row = { id, item_id: itemId, version, given, elapsed_ms: elapsedMs, answered_at: now.toISOString() };
  const outside = { rehearsal_id: null, place: null };
  if (!found.graded) {
    if (knew === undefined) throw new AppError("invalid-input", "knew");
    const verdict = knew ? "correct" : "wrong";
    await keep(learnerId, { ...row, ...outside, answer: null, verdict, misconception: null });
    return null;
  }
  const earlier = await findPracticeAnswer(db, learnerId, id);
  if (earlier !== null) return scoreEarlier(variant, storedAnswer(earlier.answer ?? ""), answer, locale);
  const { score, view } = scoreAnswer(variant, answer, locale);
  if (score.verdict === "invalid") return view;
  const kept = await keep(learnerId, {
    ...row,
    ...outside,
    answer: answerText(answer),
    verdict: score.verdict,
    misconception: score.verdict === "wrong" ? (score.misconception?.id ?? null) : null,
  });
  return scoreEarlier(variant, storedAnswer(kept.answer ?? ""), answer, locale);
}

async function keep(
  learnerId: LearnerId,
  row: Parameters<typeof insertPracticeAnswer>[2],
): Promise<PracticeAnswer> {
  const kept = await insertPracticeAnswer(getPrisma(), learnerId, row);
  // A guest who has become an account meanwhile.
  if (kept === null) throw new AppError("signed-out");
  return kept;
}

/**
 * Makes a practised question that is due today a variant of this learner, for which a review may be posted; with the
 * answer that was given in practice, or the learner's word whether they knew it. Throws `conflict` if the item is not due (any more), `not-found` if the question
 * was not answered or the learner cannot be asked its item.
 */
export async function countPractice(input: {
  readonly learnerId: LearnerId;
  readonly ticket: string;
  readonly now: Date;
}): Promise<AdoptedTrial> {
  const { learnerId, now } = input;
  const db = getPrisma();
  const { id, itemId, version, given, locale } = readTicket(input.ticket, now, "practice");
  const [answered, item, day] = await Promise.all([
    findPracticeAnswer(db, learnerId, id),
    findEnrolledItem(db, learnerId, itemId),
    loadLearnerDay(db, learnerId, now),
  ]);
  if (answered === null || item === null) throw new AppError("not-found", "ticket");
  const { courseId, memory, graded } = item;
  if (memory === null || !isDueAt(memory, now, day.studyDay)) throw new AppError("conflict", "ticket");
  await insertVariants(db, learnerId, [{ id, itemId, version, given }], now);
  if (graded) {
    const answer = storedAnswer(answered.answer ?? "");
    await answerVariant({ learnerId, variantId: id, answer, locale, now });
  } else {
    await storeOwnVerdict(db, learnerId, id, answered.verdict, now);
  }
  return adoptable({ variantId: id, itemId, courseId, verdict: answered.verdict, memory, day, now });
}
