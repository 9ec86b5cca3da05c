import { lockLearner, recount } from "@/lib/db/counter-store";
import { readLearnerBatch } from "@/lib/db/memory-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";
import {
  endWork,
  fillHours,
  fillSituations,
  fillSpaced,
  noteWork,
  type ProjectionWork,
  readWork,
} from "@/lib/db/projection-store";
import { type LearnerLog, readLog } from "@/lib/db/review-store";
import { readSettings } from "@/lib/db/settings-store";
import { allSituations, logsOf, settle } from "@/lib/event-log/item-logs";
import type { LearnerId } from "@/lib/quiz/ids";
import { settingsOf } from "@/lib/quiz/learner-settings";
import { replayAll } from "@/lib/scheduling/replay";
import { clockAt } from "@/lib/scheduling/study-day";

/** A learner with 100,000 reviews takes about ten seconds. */
const longest = { maxWait: 60_000, timeout: 600_000 };

/**
 * Fills what a migration left to the program: situations of reviews, counters. Before the first request is answered,
 * since reviews build on it; begun work goes on where it stopped. Returns the number of learners, 0 if all was filled.
 */
export async function fillProjections(): Promise<number> {
  const counted = await learnerByLearner("situations", fillLearner);
  return Math.max(counted, await learnerByLearner("stabilities", fillSituationsOf));
}

/**
 * Computes all counters anew from the log, learner by learner, while the program runs: each learner's events wait for a
 * moment. If it is stopped, the next call goes on behind the last learner that was done.
 */
export async function rebuildCounters(onLearner?: (done: number) => void): Promise<number> {
  const db = getPrisma();
  if ((await readWork(db, "counters")) === null) await noteWork(db, "counters", "");
  return learnerByLearner("counters", recount, onLearner);
}

async function learnerByLearner(
  work: ProjectionWork,
  fill: (tx: Database, learnerId: LearnerId) => Promise<void>,
  onLearner?: (done: number) => void,
): Promise<number> {
  const db = getPrisma();
  let done = 0;
  for (let after = await readWork(db, work); after !== null; ) {
    const learners = await readLearnerBatch(db, after);
    if (learners.length === 0) break;
    for (const learnerId of learners) {
      await db.$transaction(async (tx) => {
        await lockLearner(tx, learnerId);
        await fill(tx, learnerId);
        await noteWork(tx, work, learnerId);
      }, longest);
      after = learnerId;
      done += 1;
      onLearner?.(done);
    }
  }
  await endWork(db, work);
  return done;
}

/** Situations alone: counters do not sum up stabilities, and hours are those of the clock at the time. */
async function fillSituationsOf(tx: Database, learnerId: LearnerId): Promise<void> {
  const log = await readLog(tx, learnerId);
  await fillSituations(tx, learnerId, settle(log, allSituations(replayLogs(log))).reviews);
}

function replayLogs(log: LearnerLog) {
  return [...logsOf(log)].map(([itemId, events]) => ({ itemId, ...replayAll(events, itemId) }));
}

async function fillLearner(tx: Database, learnerId: LearnerId): Promise<void> {
  const log = await readLog(tx, learnerId);
  const clock = settingsOf((await readSettings(tx, learnerId)).settings);
  const replayed = replayLogs(log);
  const memories = replayed.map(({ itemId, memory }) => ({ itemId, ...memory }));
  const situations = settle(log, allSituations(replayed)).reviews;
  const hours = log.reviews.map(({ id, reviewedAt }) => ({ id, hour: clockAt(reviewedAt, clock).hour }));
  await fillSituations(tx, learnerId, situations);
  await fillHours(tx, learnerId, hours);
  await fillSpaced(tx, learnerId, memories);
  await recount(tx, learnerId);
}
