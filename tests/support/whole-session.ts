/** A session from its first item to its end: the real session on the real services, without a browser or a network. */
import { randomUUID } from "node:crypto";
import { QuizSession } from "@/app/quiz/session/quiz-session";
import { isFinished, startState } from "@/app/quiz/session/session-state";
import { Outbox } from "@/app/quiz/storage/outbox";
import { storedReviews } from "@/app/quiz/storage/stored-reviews";
import { gaveUp } from "@/lib/items/answer";
import type { ApiInput, ApiOutput, ApiPath } from "@/lib/quiz/api";
import type { EntryView } from "@/lib/quiz/entry-view";
import type { Rating } from "@/lib/scheduling/memory";
import { answerVariant } from "@/lib/services/answer-variant";
import { loadMoreEntries, startQuiz } from "@/lib/services/start-quiz";
import { submitReviews } from "@/lib/services/submit-reviews";

export type Asked = {
  readonly itemId: string;
  readonly atMs: number;
  /** When it was due, if it came as a step. */
  readonly dueAtMs: number | null;
  /** The interval of the given rating, in ms; null if it does not come back in the session. */
  readonly returnsAfterMs: number | null;
  /** Number of items never asked yet. */
  readonly unseen: number;
};

export type Learner = {
  readonly learnerId: string;
  readonly startsAt: Date;
  /** Duration of one answer. */
  readonly answerMs: number;
  /**
   * A graded item's answer as right or wrong; the rating of a self-graded one. Graded items are never answered right.
   */
  readonly rating: (entry: EntryView) => Rating;
  /** Stops after this many answers. */
  readonly most?: number;
};

/** Every question of a session, in order, and whether the session came to its end. */
export async function wholeSession({ learnerId, startsAt, answerMs, rating, most = 300 }: Learner) {
  let nowMs = startsAt.getTime();
  const now = () => new Date(nowMs);
  const outbox = new Outbox({
    store: storedReviews(null, learnerId),
    post: async (reviews) => {
      const results = await submitReviews({ learnerId, reviews, now: now() });
      return { results: results.map((result) => ({ message: "", ...result })) };
    },
    later: () => () => undefined,
  });
  let underWay = 0;
  const answerTo = (path: ApiPath, input: unknown): Promise<unknown> => {
    const common = { learnerId, locale: "en" as const, now: now() };
    if (path === "/api/answers") return answerVariant({ ...common, ...(input as ApiInput<typeof path>) });
    if (path === "/api/quiz") return loadMoreEntries({ ...common, ...(input as ApiInput<typeof path>) });
    throw new Error(`nobody answers ${path}`);
  };
  const view = await startQuiz({ learnerId, locale: "en", now: now() });
  const session = new QuizSession(startState(view), {
    learnerId,
    reload: () => undefined,
    post: async <Path extends ApiPath>(path: Path, input: ApiInput<Path>) => {
      underWay += 1;
      try {
        return (await answerTo(path, input)) as ApiOutput<Path>;
      } finally {
        underWay -= 1;
      }
    },
    outbox,
    drafts: { read: () => new Map(), write: () => undefined },
    clock: { nowMs: () => nowMs, set: () => undefined },
    newId: randomUUID,
    later: () => () => undefined,
  });
  /** Waits for all responses of the server; false at the end of the session. */
  const goesOn = async (): Promise<boolean> => {
    do await new Promise((done) => setTimeout(done, 0));
    while (underWay > 0);
    if (session.state.current !== null) return true;
    if (isFinished(session.state)) return false;
    throw new Error("nothing is on the screen, and nothing is on its way");
  };
  const met = new Set<string>();
  const asked: Asked[] = [];
  session.start(null);
  while (asked.length < most && (await goesOn())) {
    const { entry } = session.state.current!;
    nowMs += answerMs;
    const given = entry.graded ? 1 : rating(entry);
    met.add(entry.itemId);
    const promise = entry.previews[given - 1]!;
    asked.push({
      itemId: entry.itemId,
      atMs: nowMs,
      dueAtMs: entry.dueAt === null ? null : Date.parse(entry.dueAt),
      returnsAfterMs: "minutes" in promise ? promise.minutes * 60_000 : null,
      unseen: session.state.waiting.filter((each) => each.memory.state === "new" && !met.has(each.itemId))
        .length,
    });
    if (entry.graded) {
      await session.check(gaveUp);
      session.goOn();
    } else {
      await session.reveal();
      session.rate(given);
    }
    await outbox.flush();
  }
  return { asked, met, isOver: isFinished(session.state) };
}
