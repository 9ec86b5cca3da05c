import { randomUUID } from "node:crypto";
import { getPrisma } from "@/lib/db/prisma-client";
import { insertQuizSession } from "@/lib/db/session-store";
import type { Locale } from "@/lib/i18n/locale";
import type { MoreEntries, QuizView } from "@/lib/quiz/entry-view";
import type { LearnerId } from "@/lib/quiz/ids";
import { recallCurve } from "@/lib/scheduling/schedule-review";
import { drawEntries, variantIdOf } from "./draw-entries";
import { loadLearnerQueue } from "./learner-queue";

/** Items that are sent ahead at a time, so that the next one is there before it is asked for. */
const entriesAhead = 10;

/** Opens a session with its first items. What was open before stays as it is: a session is only a bracket round reviews. */
export async function startQuiz(input: {
  learnerId: LearnerId;
  locale: Locale;
  now: Date;
}): Promise<QuizView> {
  const { queue, counts, settings, preset, studyDay } = await loadLearnerQueue(input.learnerId, input.now);
  const sessionId = randomUUID();
  const context = { ...input, studyDay, preset };
  const [entries] = await Promise.all([
    drawEntries(getPrisma(), queue.slice(0, entriesAhead), context),
    queue.length > 0 ? insertQuizSession(getPrisma(), { ...input, id: sessionId, studyDay }) : null,
  ]);
  return {
    serverNow: input.now.toISOString(),
    sessionId,
    counts,
    entries,
    buttons: settings.buttons,
    recall: { ...recallCurve(preset), retention: preset.desiredRetention },
  };
}

/** More of the queue as it is now, without the variants that the browser holds already. */
export async function loadMoreEntries(input: {
  learnerId: LearnerId;
  locale: Locale;
  now: Date;
  holding: readonly string[];
}): Promise<MoreEntries> {
  const { queue, counts, preset, studyDay } = await loadLearnerQueue(input.learnerId, input.now);
  const held = new Set(input.holding);
  const lacking = queue.filter((item) => !held.has(variantIdOf(input.learnerId, item)));
  const context = { ...input, studyDay, preset };
  const entries = await drawEntries(getPrisma(), lacking.slice(0, entriesAhead), context);
  return { serverNow: input.now.toISOString(), counts, entries };
}
