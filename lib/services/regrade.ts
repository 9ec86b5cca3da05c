/** A wrong key is mended for everybody: answers given earlier count as the corrected item grades them. */
import { randomUUID } from "node:crypto";
import { AppError } from "@/lib/app-error";
import { type UndoneEvent, writeRegrades } from "@/lib/db/event-store";
import { findCourseItem } from "@/lib/db/item-store";
import { readMemories } from "@/lib/db/memory-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import {
  deleteRegradeNotice,
  type GradedAnswer,
  type NewRegrade,
  type RegradeAct,
  readGradedAnswers,
  readRegradeActs,
  readRegradedLearners,
  writeRegradeNotice,
} from "@/lib/db/regrade-store";
import { readLog } from "@/lib/db/review-store";
import { recordAct } from "@/lib/db/role-act-store";
import { isOpenLearner } from "@/lib/db/user-store";
import { appendEvents } from "@/lib/event-log/append-events";
import { logsOf, settle } from "@/lib/event-log/item-logs";
import { type Locale, locales } from "@/lib/i18n/locale";
import { storedAnswer } from "@/lib/items/answer";
import type { KindName, Score } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";
import type { Memory } from "@/lib/scheduling/memory";
import type { MemoryEvent, Regraded } from "@/lib/scheduling/memory-event";
import { regradeScore } from "@/lib/scheduling/regrade-score";
import { replayAll } from "@/lib/scheduling/replay";
import { getAuthoredCourse } from "./authored-course";
import { seededUuid } from "./seeded-uuid";
import { sharedBody } from "./shared-body";

/** An item as answers are to be graded by it. */
export type CorrectedItem = {
  readonly itemId: ItemId;
  readonly kind: KindName;
  readonly version: number;
  readonly body: unknown;
};

/** What grading earlier answers by a corrected item would do. */
export type RegradePlan = {
  /** Answers that were compared, and those that the item as it is now can't read. */
  readonly compared: number;
  readonly unreadable: number;
  readonly nowRight: number;
  readonly nowWrong: number;
  /** Wrong before and after, by another misconception. */
  readonly otherwise: number;
  readonly learners: number;
  /** Memories that would change, and those of them that would be due on another day. */
  readonly memories: number;
  readonly dueDays: number;
};

type Regrading = { readonly answer: GradedAnswer; readonly to: Regraded };

/**
 * The score of an answer, in the language in which its earlier score comes out as it is stored: the same text may be
 * read differently in two languages. Null if it can't be read, or the item asks for other values now.
 */
function scoreAgain(item: CorrectedItem, answer: GradedAnswer): Score | null {
  const kind = kindOf(item.kind);
  const given = storedAnswer(answer.answer);
  const before = sharedBody(item.itemId, answer.version, answer.body);
  const tried = answer.locale === null ? locales : [answer.locale, ...locales];
  const scoreBy = (body: unknown, locale: Locale): Score | null => {
    try {
      const score = kind.score(body, answer.given, given, locale);
      return score.verdict === "invalid" ? null : score;
    } catch {
      // The item asks for other values now.
      return null;
    }
  };
  const locale = tried.find((each) => scoreBy(before, each)?.verdict === answer.verdict);
  return locale === undefined ? null : scoreBy(item.body, locale);
}

function compare(item: CorrectedItem, answers: readonly GradedAnswer[]) {
  const regradings: Regrading[] = [];
  let unreadable = 0;
  for (const answer of answers) {
    const score = scoreAgain(item, answer);
    if (score === null || score.verdict === "invalid") {
      unreadable += 1;
      continue;
    }
    const misconception = score.verdict === "wrong" ? (score.misconception?.id ?? null) : null;
    const to = regradeScore(answer, { verdict: score.verdict, misconception });
    if (to !== null) regradings.push({ answer, to });
  }
  return { regradings, unreadable };
}

function countsOf(regradings: readonly Regrading[]) {
  const verdicts = regradings.map(({ answer, to }) => ({
    before: (answer.regraded ?? answer).verdict,
    after: to.verdict,
  }));
  const count = (before: string, after: string) =>
    verdicts.filter((each) => each.before === before && each.after === after).length;
  return {
    nowRight: count("wrong", "correct"),
    nowWrong: count("correct", "wrong"),
    otherwise: count("wrong", "wrong"),
  };
}

function byLearner(regradings: readonly Regrading[]): ReadonlyMap<LearnerId, Regrading[]> {
  const learners = new Map<LearnerId, Regrading[]>();
  for (const regrading of regradings) {
    const { learnerId } = regrading.answer;
    learners.set(learnerId, [...(learners.get(learnerId) ?? []), regrading]);
  }
  return learners;
}

/** What grading the earlier answers to an item by this one would do. It changes nothing. */
export async function planRegrade(courseId: number, item: CorrectedItem): Promise<RegradePlan> {
  const db = getPrisma();
  const answers = await readGradedAnswers(db, { courseId, itemId: item.itemId });
  const { regradings, unreadable } = compare(item, answers);
  const learners = byLearner(regradings);
  let memories = 0;
  let dueDays = 0;
  for (const [learnerId, mine] of learners) {
    const log = logsOf(await readLog(db, learnerId, [item.itemId])).get(item.itemId) ?? [];
    const added = mine.map(({ answer, to }) =>
      regradeEvent(answer, to, { actId: "", now: new Date(8.64e15) }),
    );
    const before = replayAll(log, item.itemId).memory;
    const after = replayAll([...log, ...added], item.itemId).memory;
    memories += Number(!isSameState(before, after));
    dueDays += Number(before.dueDay !== after.dueDay);
  }
  return {
    compared: answers.length - unreadable,
    unreadable,
    ...countsOf(regradings),
    learners: learners.size,
    memories,
    dueDays,
  };
}

function isSameState(a: Memory, b: Memory): boolean {
  return a.stability === b.stability && a.difficulty === b.difficulty && a.dueDay === b.dueDay;
}

function regradeEvent(
  answer: GradedAnswer,
  to: Regraded,
  { actId, now }: { readonly actId: string; readonly now: Date },
) {
  const { reviewId: of } = answer;
  return { ...to, type: "regrade" as const, id: seededUuid(`${actId}:${of}`), of, at: now };
}

type Corrector = { readonly userId: LearnerId; readonly course: string; readonly now: Date };

/**
 * Grades the earlier answers to an item by its present version, for everybody, and tells the learners concerned. Asking
 * again goes on where it stopped: what counts by the present version already is left alone. Returns how many answers
 * count otherwise now.
 */
export async function regradeItem({ userId, course, now }: Corrector, key: string): Promise<number> {
  const authored = await getAuthoredCourse(getPrisma(), userId, course, { source: "editor" });
  const item = await findCourseItem(getPrisma(), authored.id, key);
  if (item === null || !item.graded) throw new AppError("not-found");
  const corrected = { itemId: item.id, kind: item.kind, version: item.version, body: item.body };
  const answers = await readGradedAnswers(getPrisma(), { courseId: authored.id, itemId: item.id });
  const { regradings } = compare(corrected, answers);
  if (regradings.length === 0) return 0;
  const actId = randomUUID();
  const detail = { item: key, actId, answers: regradings.length };
  await recordAct(getPrisma(), { actorId: userId, type: "item.regrade", courseId: authored.id, detail }, now);
  for (const [learnerId, mine] of byLearner(regradings)) {
    const regrades = mine.map(({ answer, to }): NewRegrade => {
      const { type: _, ...event } = regradeEvent(answer, to, { actId, now });
      return { ...event, itemId: item.id, actId, version: item.version };
    });
    const isWritten = await changeLog(learnerId, item.id, { regrades });
    const notice = { actId, itemId: item.id, ...countsOf(mine), isTakenBack: false };
    if (isWritten) await writeRegradeNotice(getPrisma(), learnerId, notice, now);
  }
  return regradings.length;
}

/** Takes a correction back: what it regraded counts as before. Learners who had been told of it are told of that, too. */
export async function takeBackRegrade({ userId, course, now }: Corrector, actId: string): Promise<void> {
  const authored = await getAuthoredCourse(getPrisma(), userId, course, { source: "editor" });
  const acts = await readRegradeActs(getPrisma(), authored.id);
  const act = acts.find((each) => each.actId === actId);
  if (act === undefined) throw new AppError("not-found");
  const { itemId } = act;
  const detail = { item: act.key, actId };
  await recordAct(
    getPrisma(),
    { actorId: userId, type: "item.regrade-taken-back", courseId: authored.id, detail },
    now,
  );
  for (const learnerId of await readRegradedLearners(getPrisma(), { itemId, actId })) {
    const isWritten = await changeLog(learnerId, itemId, { takesBack: actId });
    if (!isWritten) continue;
    const wasUntold = await deleteRegradeNotice(getPrisma(), learnerId, actId);
    const notice = { actId, itemId, nowRight: 0, nowWrong: 0, otherwise: 0, isTakenBack: true };
    if (!wasUntold) await writeRegradeNotice(getPrisma(), learnerId, notice, now);
  }
}

export async function listRegrades(userId: LearnerId, course: string): Promise<readonly RegradeAct[]> {
  const { id } = await getAuthoredCourse(getPrisma(), userId, course, { source: "editor" });
  return readRegradeActs(getPrisma(), id);
}

type LogChange = { readonly regrades: readonly NewRegrade[] } | { readonly takesBack: string };

/** Adds regradings to the log of one memory, or undoes those of a correction. False if nothing was left to be done. */
async function changeLog(learnerId: LearnerId, itemId: ItemId, change: LogChange): Promise<boolean> {
  const { isWritten } = await appendEvents<{ isDone: boolean; isWritten: boolean }>(
    learnerId,
    { isDone: false, isWritten: false },
    {
      isDone: ({ isDone }) => isDone,
      attempt: async (db) => {
        const written = await changeOnce(db, learnerId, itemId, change);
        return { isDone: written !== "overtaken", isWritten: written === "written" };
      },
      itemsToLock: async () => [itemId],
    },
  );
  return isWritten;
}

async function changeOnce(
  db: Database,
  learnerId: LearnerId,
  itemId: ItemId,
  change: LogChange,
): Promise<"written" | "nothing" | "overtaken"> {
  const current = (await readMemories(db, learnerId, [itemId])).get(itemId);
  const log = await readLog(db, learnerId, [itemId]);
  const isUndone = new Set(log.undone);
  const isThere = new Set(log.regrades.map(({ id }) => id));
  const regrades =
    "regrades" in change ? change.regrades.filter(({ id, of }) => !isThere.has(id) && !isUndone.has(of)) : [];
  const undone: UndoneEvent[] =
    "takesBack" in change
      ? log.regrades.filter(({ id, actId }) => actId === change.takesBack && !isUndone.has(id))
      : [];
  if (current === undefined || regrades.length + undone.length === 0) return "nothing";
  const events: MemoryEvent[] = [
    ...(logsOf(log).get(itemId) ?? []),
    ...regrades.map((regrade) => ({ type: "regrade" as const, ...regrade })),
    ...undone.map(({ id }) => ({ type: "undo" as const, takesBack: id })),
  ];
  const replayed = replayAll(events, itemId);
  const settled = settle(log, replayed);
  const written = await writeRegrades(db, learnerId, {
    changes: [{ itemId, memory: replayed.memory, fromVersion: current.version }],
    regrades,
    undone: undone.map(({ id }) => ({ id, itemId })),
    settledReviews: settled.reviews,
    settledActions: settled.actions,
  });
  if (written.size > 0) return "written";
  // A guest who has signed up meanwhile: the account has the answers now.
  return (await isOpenLearner(db, learnerId)) ? "overtaken" : "nothing";
}
