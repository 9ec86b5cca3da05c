import { randomUUID } from "node:crypto";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import type { ApiInput, MoreEntries } from "@/lib/quiz/api";
import type { LearnerId } from "@/lib/quiz/ids";
import type { QuizView } from "@/lib/quiz/quiz-view";
import type { Memory } from "@/lib/scheduling/memory";
import { recallCurve } from "@/lib/scheduling/schedule-review";
import { type StudyDay, studyDayStart } from "@/lib/scheduling/study-day";
import { drawEntries, variantIdOf } from "./draw-entries";
import { loadPace } from "./learner-pace";
import { type LearnerDayContext, loadLearnerQueue } from "./learner-queue";

/** Items sent ahead at a time, so that the next one is there before it is needed; and as many steps. */
const entriesAhead = 10;

/**
 * The part of a queue that is sent at a time. Steps are sent with the items before them in the queue: the browser
 * decides whether one is due, or something else comes first.
 */
function firstOf<C extends { readonly memory: Memory | null }>(queue: readonly C[]): C[] {
  const isTimed = ({ memory }: C) => memory !== null && memory.dueAt !== null;
  const steps = queue.filter(isTimed).slice(0, entriesAhead);
  const others = queue.filter((item) => !isTimed(item)).slice(0, entriesAhead);
  const sent = new Set([...steps, ...others]);
  return queue.filter((item) => sent.has(item));
}

/** A session with its first items. Nothing is stored: a session is an id that groups reviews. */
export async function startQuiz(input: {
  learnerId: LearnerId;
  locale: Locale;
  now: Date;
}): Promise<QuizView> {
  const day = await loadLearnerQueue(input.learnerId, input.now);
  const { queue, workload, settings, preset, presetOf, studyDay } = day;
  const context = { ...input, studyDay, presetOf };
  const [pace, entries] = await Promise.all([
    loadPace(getPrisma(), input.learnerId),
    drawEntries(getPrisma(), firstOf(queue), context),
  ]);
  return {
    serverNow: input.now.toISOString(),
    dayEndsAt: dayEndsAt(studyDay, settings),
    sessionId: randomUUID(),
    counts: workload,
    entries,
    pace,
    buttons: settings.buttons,
    recall: recallCurve(preset),
  };
}

/** More of the current queue, without the variants that the browser holds already; the one on its screen first. */
export async function loadMoreEntries(
  input: ApiInput<"/api/quiz"> & {
    readonly learnerId: LearnerId;
    readonly locale: Locale;
    readonly now: Date;
  },
): Promise<MoreEntries> {
  const { learnerId, now, showing } = input;
  const day = await loadLearnerQueue(learnerId, now);
  const { queue, workload, settings, presetOf, studyDay } = day;
  const held = new Set(input.holding);
  const named = queue.map((item) => ({ item, variantId: variantIdOf(learnerId, item) }));
  const lacking = named.filter(({ variantId }) => !held.has(variantId));
  const shownFirst = lacking.toSorted(
    (a, b) => Number(b.variantId === showing) - Number(a.variantId === showing),
  );
  const next = firstOf(shownFirst.map(({ item }) => item));
  const entries = await drawEntries(getPrisma(), next, { ...input, studyDay, presetOf });
  return {
    serverNow: now.toISOString(),
    dayEndsAt: dayEndsAt(studyDay, settings),
    learnerId,
    counts: workload,
    entries,
  };
}

function dayEndsAt(studyDay: StudyDay, settings: LearnerDayContext["settings"]): string {
  return studyDayStart((studyDay + 1) as StudyDay, settings).toISOString();
}
