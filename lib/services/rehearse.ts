/** A timed rehearsal: its paper is drawn when it begins, the server keeps the time, and nothing is told until the end. */
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { findCourse, readCourses } from "@/lib/db/course-store";
import { readItemBodies } from "@/lib/db/item-store";
import {
  insertPracticeAnswer,
  type PracticeAnswer,
  readNotesPool,
  readRehearsalAnswers,
} from "@/lib/db/practice-store";
import { getPrisma } from "@/lib/db/prisma-client";
import {
  findRehearsal,
  handInRehearsal,
  insertRehearsal,
  type PaperItemRow,
  type RehearsalRow,
  readPaperItems,
  readPastRehearsals,
  readRunningRehearsals,
} from "@/lib/db/rehearsal-store";
import type { Locale } from "@/lib/i18n/locale";
import { inLanguage, shownLocale } from "@/lib/i18n/localized";
import { type Answer, answerText } from "@/lib/items/answer";
import { kindOf } from "@/lib/items/registry";
import { choosePaper } from "@/lib/practice/choose-paper";
import { dateAnswer } from "@/lib/practice/date-answer";
import { isLateAt } from "@/lib/practice/rehearsal-report";
import type { RehearsalAnswered, RehearsalQuestion } from "@/lib/quiz/api";
import type { LearnerId } from "@/lib/quiz/ids";
import { longestRehearsal, mostRehearsed } from "@/lib/quiz/limits";
import { typedWholeNumber } from "@/lib/quiz/typed-number";
import { renderAsk } from "./render-view";
import { scoreAnswer } from "./score-answer";
import { seededUuid } from "./seeded-uuid";
import { sharedBody } from "./shared-body";

/** What the form of a new rehearsal posts. Messages are keys of the namespace `practice`, `problem.…`. */
export const rehearsalSchema = z
  .looseObject({
    id: z.uuid("form"),
    course: z.string("form").max(200, "form"),
    items: typedWholeNumber(1, mostRehearsed, "items"),
    minutes: typedWholeNumber(1, longestRehearsal, "minutes"),
  })
  // Each chosen note is a field of its own, `note:<slug>`.
  .transform((form) => ({
    ...form,
    notes: Object.keys(form).flatMap((name) => (name.startsWith("note:") ? [name.slice(5)] : [])),
  }))
  .refine(({ notes }) => notes.length > 0, { message: "notes", path: ["notes"] });

/**
 * Begins a rehearsal of `count` items of these notes, or of all that the program grades if there are fewer. With an id
 * that is taken nothing happens: it began before. Throws `not-found` for a course that this learner may not read, and
 * `invalid-input` (`notes`) if the notes have nothing to ask.
 */
export async function startRehearsal(input: {
  readonly learnerId: LearnerId;
  readonly id: string;
  readonly course: string;
  readonly notes: readonly string[];
  readonly count: number;
  readonly minutes: number;
  readonly now: Date;
}): Promise<void> {
  const { learnerId, id, now } = input;
  const db = getPrisma();
  const course = await findCourse(db, learnerId, input.course);
  if (course === null) throw new AppError("not-found", "course");
  const pool = (await readNotesPool(db, learnerId, course.id, input.notes)).filter(({ graded }) => graded);
  if (pool.length === 0) throw new AppError("invalid-input", "notes");
  const chosen = choosePaper(pool, input.count, id);
  const bodies = await readItemBodies(
    db,
    chosen.map(({ itemId, version }) => ({ id: itemId, version })),
  );
  const paper = chosen.map(({ itemId, version, kind }, place) => {
    const body = sharedBody(itemId, version, bodies.get(itemId));
    return { itemId, version, given: kindOf(kind).draw(body, { seed: `${id}:${place}`, avoid: [] }) };
  });
  await insertRehearsal(db, learnerId, {
    id,
    course_id: course.id,
    paper,
    started_at: now.toISOString(),
    ends_at: new Date(now.getTime() + input.minutes * 60_000).toISOString(),
    handed_in_at: null,
  });
  // A guest who has become an account meanwhile.
  if ((await findRehearsal(db, learnerId, id)) === null) throw new AppError("signed-out");
}

export type RehearsalView = {
  readonly id: string;
  /** ISO instants. */
  readonly endsAt: string;
  readonly serverNow: string;
  readonly isHandedIn: boolean;
  readonly questions: readonly RehearsalQuestion[];
};

/** The paper, without any answer. Throws `not-found`. */
export async function loadRehearsal(input: {
  readonly learnerId: LearnerId;
  readonly id: string;
  readonly locale: Locale;
  readonly now: Date;
}): Promise<RehearsalView> {
  const { learnerId, id, locale, now } = input;
  const { rehearsal, items, answers } = await openPaper(learnerId, id, locale);
  return {
    id,
    endsAt: rehearsal.endsAt,
    serverNow: now.toISOString(),
    isHandedIn: rehearsal.handedInAt !== null,
    questions: items.map((item, place) => {
      const { itemId, version, given } = rehearsal.paper[place]!;
      const read = shownLocale(item.locales, locale);
      const body = sharedBody(itemId, version, item.body);
      return {
        place,
        kind: item.kind,
        locale: read,
        ask: renderAsk(kindOf(item.kind).ask(body, given, read), read),
        isAnswered: answers.has(place),
      };
    }),
  };
}

/** A rehearsal of this learner with its items and answers. Throws `not-found`, also if its course may not be read. */
export async function openPaper(
  learnerId: LearnerId,
  id: string,
  locale: Locale,
): Promise<{
  readonly rehearsal: RehearsalRow;
  readonly items: readonly PaperItemRow[];
  /** By place. */
  readonly answers: ReadonlyMap<number, PracticeAnswer>;
}> {
  const db = getPrisma();
  const rehearsal = await findRehearsal(db, learnerId, id);
  if (rehearsal === null) throw new AppError("not-found", "rehearsal");
  const [items, answers] = await Promise.all([
    readPaperItems(db, learnerId, rehearsal.paper, locale),
    readRehearsalAnswers(db, learnerId, id),
  ]);
  if (items.length < rehearsal.paper.length) throw new AppError("not-found", "rehearsal");
  return { rehearsal, items, answers: new Map(answers.map((answer) => [answer.place ?? 0, answer])) };
}

/**
 * Keeps the answer to a question; the first readable one counts. After the end it is kept, too, and is late; `ageMs`
 * is how long it waited on the device, `after` the question whose answer that device sent before. Tells nothing about it but whether it can be read. Throws `not-found`.
 */
export async function answerRehearsal(input: {
  readonly learnerId: LearnerId;
  readonly rehearsalId: string;
  readonly place: number;
  readonly answer: Answer;
  readonly locale: Locale;
  readonly elapsedMs: number;
  readonly ageMs?: number | undefined;
  readonly after?: number | undefined;
  readonly now: Date;
}): Promise<RehearsalAnswered> {
  const { learnerId, rehearsalId, place, answer, locale, elapsedMs, ageMs = 0, after, now } = input;
  const db = getPrisma();
  const rehearsal = await findRehearsal(db, learnerId, rehearsalId);
  const question = rehearsal?.paper[place];
  if (rehearsal === null || question === undefined) throw new AppError("not-found", "place");
  const id = seededUuid(`${rehearsalId}:${place}:rehearsal`);
  const [[item], answers] = await Promise.all([
    readPaperItems(db, learnerId, [question], locale),
    readRehearsalAnswers(db, learnerId, rehearsalId),
  ]);
  if (item === undefined) throw new AppError("not-found", "rehearsalId");
  const earlier = answers.find((each) => each.place === place);
  const before = answers.find((each) => each.place === after);
  if (earlier !== undefined) return keptAs(earlier, answer, rehearsal);
  const { itemId, version, given } = question;
  const variant = { itemId, version, given, kind: item.kind, body: item.body };
  const { score, view } = scoreAnswer(variant, answer, shownLocale(item.locales, locale));
  if (score.verdict === "invalid" || view.verdict === "invalid")
    return { status: "invalid", message: view.verdict === "invalid" ? view.message : "" };
  const kept = await insertPracticeAnswer(db, learnerId, {
    id,
    item_id: itemId,
    version,
    given,
    answer: answerText(answer),
    verdict: score.verdict,
    misconception: score.verdict === "wrong" ? (score.misconception?.id ?? null) : null,
    elapsed_ms: elapsedMs,
    answered_at: dateAnswer({
      now,
      ageMs,
      startedAt: new Date(rehearsal.startedAt),
      before: before === undefined ? null : new Date(before.answeredAt),
      isHandedIn: rehearsal.handedInAt !== null,
    }).toISOString(),
    rehearsal_id: rehearsalId,
    place,
  });
  if (kept === null) throw new AppError("signed-out");
  return keptAs(kept, answer, rehearsal);
}

/** What is said of an answer that is kept. The same answer sent again is not another one. */
function keptAs(kept: PracticeAnswer, sent: Answer, rehearsal: RehearsalRow): RehearsalAnswered {
  return {
    status: "kept",
    isLate: isLateAt(new Date(kept.answeredAt), limitsOf(rehearsal)),
    isEarlier: (kept.answer ?? "") !== answerText(sent),
    isHandedIn: rehearsal.handedInAt !== null,
  };
}

export function limitsOf({ endsAt, handedInAt }: RehearsalRow) {
  return { endsAt: new Date(endsAt), handedInAt: handedInAt === null ? null : new Date(handedInAt) };
}

/** Ends a rehearsal: from now on its report may be read. Again it changes nothing. Throws `not-found`. */
export async function handIn(input: {
  readonly learnerId: LearnerId;
  readonly rehearsalId: string;
  readonly now: Date;
}): Promise<{ readonly rehearsalId: string }> {
  const { learnerId, rehearsalId, now } = input;
  const db = getPrisma();
  if ((await findRehearsal(db, learnerId, rehearsalId)) === null)
    throw new AppError("not-found", "rehearsalId");
  await handInRehearsal(db, learnerId, rehearsalId, now);
  return { rehearsalId };
}

/** Past rehearsals shown among what can be practised. */
const mostListed = 5;

type Listed = {
  readonly id: string;
  /** Title of its course. */
  readonly course: string;
  readonly startedAt: string;
  readonly asked: number;
};

export type RehearsalList = {
  /** All of them, the one that ends first first. `minutesLeft` from 1. */
  readonly running: readonly (Listed & { readonly minutesLeft: number })[];
  /** The latest ones; `right` is what was answered right in time, null if it is not handed in. */
  readonly past: readonly (Listed & { readonly right: number | null })[];
};

/** The rehearsals of a learner in the courses that they may read. */
export async function listRehearsals(input: {
  readonly learnerId: LearnerId;
  readonly locale: Locale;
  readonly now: Date;
}): Promise<RehearsalList> {
  const { learnerId, locale, now } = input;
  const db = getPrisma();
  const [courses, running, past] = await Promise.all([
    readCourses(db, learnerId),
    readRunningRehearsals(db, learnerId, now),
    readPastRehearsals(db, learnerId, { now, most: mostListed }),
  ]);
  const titles = new Map(courses.map(({ id, title }) => [id, inLanguage(title, locale)]));
  const listed = ({ id, courseId, startedAt, paper }: RehearsalRow): Listed => ({
    id,
    course: titles.get(courseId) ?? "",
    startedAt,
    asked: paper.length,
  });
  return {
    running: running.map((rehearsal) => ({
      ...listed(rehearsal),
      minutesLeft: Math.max(1, Math.ceil((Date.parse(rehearsal.endsAt) - now.getTime()) / 60_000)),
    })),
    past: await Promise.all(
      past.map(async (rehearsal) => {
        const limits = limitsOf(rehearsal);
        const answers = await readRehearsalAnswers(db, learnerId, rehearsal.id);
        const right = answers.filter(
          ({ verdict, answeredAt }) => verdict === "correct" && !isLateAt(new Date(answeredAt), limits),
        ).length;
        return { ...listed(rehearsal), right: limits.handedInAt === null ? null : right };
      }),
    ),
  };
}
