import { describe, expect, test } from "vitest";
import { RequestProblem } from "@/app/_boundary/post";
import { QuizSession } from "@/app/quiz/session/quiz-session";
import { leechLapses, startState } from "@/app/quiz/session/session-state";
import { Outbox } from "@/app/quiz/storage/outbox";
import type { Drafts } from "@/app/quiz/storage/stored-drafts";
import { storedReviews } from "@/app/quiz/storage/stored-reviews";
import type { ApiInput, ApiOutput, ApiPath, PastMistake, ReviewInput } from "@/lib/quiz/api";
import type { EntryView, ScoreView } from "@/lib/quiz/entry-view";
import type { QuizView } from "@/lib/quiz/quiz-view";
import {
  dayEndsMs,
  entry,
  exercise,
  minuteMs,
  right,
  startMs,
  step,
  taken,
  view,
  wrong,
} from "../quiz-fixtures";

type Held = { readonly holding: readonly string[]; readonly showing?: string };

/** A server whose responses wait until the test releases them, so that it can look at the screen meanwhile. */
function open(opened: QuizView, stored: Drafts = new Map()) {
  let drafts = stored;
  const clock = { nowMs: startMs };
  const reviews: ReviewInput[] = [];
  const asked: Held[] = [];
  const acted: ApiInput<"/api/actions">[] = [];
  const reported: ApiInput<"/api/unclear">[] = [];
  const retries: (() => void)[] = [];
  const server = {
    learnerId: "ada",
    reloads: 0,
    dayEndsMs,
    score: right as ScoreView,
    more: (_: Held): { entries: EntryView[]; counts: { due: number; new: number } } => ({
      entries: [],
      counts: { due: 0, new: 0 },
    }),
    undo: (_: unknown): unknown => ({ undone: null, actions: null, entry: null }),
    mistakes: [] as PastMistake[],
    act: (input: ApiInput<"/api/actions">): unknown => ({ groupId: input.groupId, applied: 1 }),
    countsInstead: null as string | null,
    isReachable: true,
    takesNoReviews: null as RequestProblem | null,
    refusal: null as RequestProblem | null,
  };
  const arrive = async () => {
    await Promise.resolve();
    if (!server.isReachable) throw new RequestProblem("unreachable");
  };
  const later = (act: () => void) => {
    retries.push(act);
    return () => undefined;
  };
  let ids = 0;
  const outbox = new Outbox({
    store: storedReviews(null, "ada"),
    post: async (sent) => {
      await arrive();
      if (server.takesNoReviews !== null) throw server.takesNoReviews;
      reviews.push(...sent);
      return {
        results: sent.map(({ id, rating }) => ({
          ...taken(id, rating ?? 1, rating ? { days: 9 } : { minutes: 10 }),
          ...(server.countsInstead !== null && { reviewId: server.countsInstead }),
        })),
      };
    },
    later,
  });
  const session = new QuizSession(startState(opened), {
    learnerId: "ada",
    reload: () => {
      server.reloads += 1;
    },
    post: async <Path extends ApiPath>(path: Path, input: ApiInput<Path>) => {
      await arrive();
      if (server.refusal !== null) throw server.refusal;
      if (path === "/api/answers") return server.score as ApiOutput<Path>;
      if (path === "/api/undo") return server.undo(input) as ApiOutput<Path>;
      if (path === "/api/mistakes") {
        await quiet();
        return { mistakes: server.mistakes } as unknown as ApiOutput<Path>;
      }
      if (path === "/api/unclear") {
        reported.push(input as ApiInput<"/api/unclear">);
        return input as ApiOutput<Path>;
      }
      if (path === "/api/actions") {
        acted.push(input as ApiInput<"/api/actions">);
        return server.act(input as ApiInput<"/api/actions">) as ApiOutput<Path>;
      }
      asked.push(input as Held);
      const { learnerId, dayEndsMs } = server;
      return {
        learnerId,
        serverNow: new Date(clock.nowMs).toISOString(),
        dayEndsAt: new Date(dayEndsMs).toISOString(),
        ...server.more(input as Held),
      } as unknown as ApiOutput<Path>;
    },
    outbox,
    drafts: {
      read: () => drafts,
      write: (written) => {
        drafts = new Map(written);
      },
    },
    clock: { nowMs: () => clock.nowMs, set: () => undefined },
    newId: () => `id ${++ids}`,
    later,
  });
  return { session, server, reviews, asked, acted, reported, retries, clock, drafts: () => drafts };
}

/** Waits until everything in transit has arrived. */
const quiet = () => new Promise((done) => setTimeout(done, 0));

const onScreen = (session: QuizSession) => session.state.current?.entry.itemId ?? null;

describe("a session", () => {
  test("shows the next item together with the rating", () => {
    const { session } = open(view([entry("a"), entry("b")]));
    session.start(null);
    session.reveal();
    session.rate(3);
    expect(onScreen(session)).toBe("b");
  });

  test("posts the review with the time of the reveal and the time that it took", async () => {
    const { session, reviews, clock } = open(view([entry("a"), entry("b")]));
    session.start(null);
    clock.nowMs += 5_000;
    session.reveal();
    clock.nowMs += 60_000;
    session.rate(4);
    await quiet();
    expect(reviews).toEqual([
      {
        id: "id 1",
        variantId: "a#1",
        sessionId: "session",
        rating: 4,
        reviewedAt: new Date(startMs + 5_000).toISOString(),
        studyDay: 20_514,
        presetVersion: 0,
        elapsedMs: 5_000,
      },
    ]);
  });

  test("caps the time of an answer at ten minutes", async () => {
    const { session, reviews, clock } = open(view([entry("a")]));
    session.start(null);
    clock.nowMs += 90 * minuteMs;
    session.reveal();
    session.rate(3);
    await quiet();
    expect(reviews[0]?.elapsedMs).toBe(600_000);
  });

  test("posts a wrong answer at once and without a rating, and brings the item back", async () => {
    const { session, server, reviews } = open(view([exercise("a"), entry("b")]));
    session.start(null);
    server.score = wrong;
    server.more = () => ({ entries: [step("a", 10, { variantId: "a#2" })], counts: { due: 2, new: 0 } });
    await session.check({ text: "54" });
    expect(session.state.current).toMatchObject({ phase: "scored", answer: { text: "54" } });
    await quiet();
    expect(reviews).toMatchObject([{ variantId: "a#1" }]);
    expect(reviews[0]).not.toHaveProperty("rating");
    expect(session.state.current?.taken?.next).toEqual({ minutes: 10 });
    expect(session.state.waiting.map(({ variantId }) => variantId)).toEqual(["b#1", "a#2"]);
    session.goOn();
    expect(onScreen(session)).toBe("b");
  });

  test("shows the answer that counts if another was given before", async () => {
    const { session, server } = open(view([exercise("a"), entry("b")]));
    session.start(null);
    server.score = { ...wrong, earlier: { text: "54" } } as ScoreView;
    await session.check({ text: "55" });
    expect(session.state.current).toMatchObject({ phase: "scored", answer: { text: "54" } });
  });

  test("counts nothing when an answer can't be read", async () => {
    const { session, server, reviews } = open(view([exercise("a")]));
    session.start(null);
    server.score = { verdict: "invalid", message: "“5s” can’t be read." };
    await session.check({ text: "5s" });
    await quiet();
    expect(session.state.current).toMatchObject({
      phase: "ask",
      problem: { message: "“5s” can’t be read.", isUnread: true },
    });
    expect(reviews).toEqual([]);
  });

  test("does not take Again for a right answer", async () => {
    const { session, reviews } = open(view([exercise("a"), entry("b")]));
    session.start(null);
    await session.check({ text: "55" });
    session.rate(1);
    await quiet();
    expect(onScreen(session)).toBe("a");
    expect(reviews).toEqual([]);
  });

  test("continues without the server with the fetched items, and loses nothing", async () => {
    const { session, server, reviews, retries } = open(view([entry("a"), entry("b"), entry("c")]));
    session.start(null);
    server.isReachable = false;
    for (let i = 0; i < 3; i++) {
      session.reveal();
      session.rate(3);
    }
    await quiet();
    expect(session.state.current).toBeNull();
    expect(session.outbox.status).toEqual({ pending: 3, trouble: "unreachable" });
    server.isReachable = true;
    retries.at(-1)?.();
    await quiet();
    expect(reviews.map(({ variantId }) => variantId)).toEqual(["a#1", "b#1", "c#1"]);
    expect(new Set(reviews.map(({ id }) => id)).size).toBe(3);
    expect(session.state.supply).toBe("empty");
  });

  test("keeps an answer that could not be checked for another try", async () => {
    const { session, server } = open(view([exercise("a")]));
    session.start(null);
    server.isReachable = false;
    session.draft({ text: "54" });
    await session.check({ text: "54" });
    expect(session.state.current).toMatchObject({ phase: "ask", problem: { message: null } });
    expect(session.state.current?.problem).not.toHaveProperty("isUnread", true);
    expect(session.draftOf("a#1")).toEqual({ text: "54" });
  });

  test("restores typed text after a reload, until the item is answered", async () => {
    const before = open(view([exercise("a")]));
    before.session.start(null);
    before.session.draft({ text: "5" });
    before.session.draft({ text: "55" });
    const { session, drafts } = open(view([exercise("a")]), before.drafts());
    expect(session.draftOf("a#1")).toBeNull();
    session.start(null);
    expect(session.draftOf("a#1")).toEqual({ text: "55" });
    expect(session.status.hasOldDrafts).toBe(true);
    await session.check({ text: "55" });
    session.rate(3);
    expect([...drafts()]).toEqual([]);
  });

  test("sends a learner who is signed out to sign in, and keeps the answer", async () => {
    const { session, server } = open(view([exercise("a")]));
    session.start(null);
    server.refusal = new RequestProblem("signed-out", "You are signed out.");
    session.draft({ text: "54" });
    await session.check({ text: "54" });
    expect(session.state.current?.problem).toEqual({ message: "You are signed out.", isSignedOut: true });
    expect(session.draftOf("a#1")).toEqual({ text: "54" });
  });

  test("fetches when few items wait, and never one that it holds", async () => {
    const six = ["a", "b", "c", "d", "e", "f"].map((id) => entry(id));
    const { session, server, asked } = open(view(six, 9));
    session.start(null);
    expect(asked).toEqual([]);
    server.more = () => ({ entries: [entry("g"), entry("h"), entry("i")], counts: { due: 8, new: 0 } });
    session.reveal();
    session.rate(3);
    await quiet();
    expect(asked[0]?.holding.toSorted()).toEqual(six.map(({ variantId }) => variantId));
    expect(session.state.waiting.at(-1)?.itemId).toBe("i");
  });

  test("continues at a wrong answer given before the page was closed", async () => {
    const answered = { answer: { text: "54" }, score: wrong };
    const { session, reviews } = open(view([exercise("a", { answered }), entry("b")]));
    session.start(null);
    await quiet();
    expect(reviews).toMatchObject([{ variantId: "a#1" }]);
    session.goOn();
    expect(onScreen(session)).toBe("b");
  });

  test("started twice, it makes one review of such an answer", async () => {
    const answered = { answer: { text: "54" }, score: wrong };
    const { session, reviews } = open(view([exercise("a", { answered }), entry("b")]));
    session.start(null)();
    session.start(null);
    await quiet();
    expect(reviews).toHaveLength(1);
  });

  test("fetches again when the day turns between two answers", async () => {
    const { session, server, clock } = open(view([entry("a"), entry("b")]));
    session.start(null);
    session.reveal();
    clock.nowMs = dayEndsMs;
    server.dayEndsMs += 24 * 60 * minuteMs;
    const fresh = entry("b", { studyDay: 20_515 });
    server.more = () => ({ entries: [fresh], counts: { due: 1, new: 0 } });
    session.rate(3);
    expect(onScreen(session)).toBeNull();
    await quiet();
    expect(session.state.current?.entry.studyDay).toBe(20_515);
  });

  test("shows the intervals of the new day when the day turns between a question and its answer", async () => {
    const { session, server, asked, reviews, clock } = open(view([entry("a"), entry("b")]));
    session.start(null);
    clock.nowMs = dayEndsMs;
    server.dayEndsMs += 24 * 60 * minuteMs;
    server.more = ({ showing }) => ({
      entries: ["b", "a"]
        .map((id) => entry(id, { studyDay: 20_515 }))
        .toSorted((a, b) => Number(b.variantId === showing) - Number(a.variantId === showing)),
      counts: { due: 2, new: 0 },
    });
    await session.reveal();
    expect(asked).toEqual([{ holding: [], showing: "a#1" }]);
    expect(session.state.current).toMatchObject({
      phase: "revealed",
      entry: { itemId: "a", studyDay: 20_515 },
    });
    session.rate(3);
    await quiet();
    expect(reviews).toMatchObject([
      { variantId: "a#1", studyDay: 20_515, reviewedAt: new Date(dayEndsMs).toISOString() },
    ]);
    expect(asked).toHaveLength(1);
  });

  test("checks an answer with the intervals of the new day", async () => {
    const { session, server, clock } = open(view([exercise("a")]));
    session.start(null);
    clock.nowMs = dayEndsMs;
    server.dayEndsMs += 24 * 60 * minuteMs;
    const fresh = exercise("a", { studyDay: 20_515 });
    server.more = () => ({ entries: [fresh], counts: { due: 1, new: 0 } });
    await session.check({ text: "55" });
    expect(session.state.current).toMatchObject({
      phase: "scored",
      entry: { studyDay: 20_515 },
      answer: { text: "55" },
    });
  });

  test("takes an answer at the turn of the day without the server, and names the day of its intervals", async () => {
    const { session, server, reviews, clock, retries } = open(view([entry("a"), entry("b")]));
    session.start(null);
    clock.nowMs = dayEndsMs + minuteMs;
    server.isReachable = false;
    await session.reveal();
    expect(session.state.current).toMatchObject({ phase: "revealed", entry: { itemId: "a" } });
    session.rate(3);
    await quiet();
    server.isReachable = true;
    retries.at(-1)?.();
    await session.outbox.flush();
    expect(reviews).toMatchObject([{ variantId: "a#1", studyDay: 20_514 }]);
  });

  test("fetches again only a step that was on the screen for so long that its day may have passed", async () => {
    for (const [first, expected] of [
      [step("a", -1), 20_515],
      [entry("a"), 20_514],
    ] as const) {
      const { session, server, clock } = open(view([first, entry("b")]));
      session.start(null);
      server.more = () => ({ entries: [{ ...first, studyDay: 20_515 }], counts: { due: 1, new: 0 } });
      clock.nowMs += 9 * 60 * minuteMs;
      await session.reveal();
      expect(session.state.current).toMatchObject({ phase: "revealed", entry: { studyDay: expected } });
    }
  });

  test("shows that a card rests until tomorrow after its third miss of the day", async () => {
    const { session } = open(view([entry("a", { restsAfterMiss: true }), entry("b")]));
    session.start(null);
    session.reveal();
    session.rate(1);
    await quiet();
    expect(session.status.notice).toMatchObject({ kind: "rest", entry: { itemId: "a" } });
  });

  test("fetches the waiting items again once the learner is in another zone", async () => {
    const { session, server } = open(view([entry("a"), entry("b")], 9));
    session.start(null);
    server.dayEndsMs -= 7 * 60 * minuteMs;
    const fresh = ["a", "b"].map((id) => entry(id, { studyDay: 20_515 }));
    server.more = ({ holding }) => ({
      entries: fresh.filter(({ variantId }) => !holding.includes(variantId)),
      counts: { due: 2, new: 0 },
    });
    await quiet();
    expect(session.state.current?.entry.studyDay).toBe(20_515);
    expect(session.state.waiting).toEqual([fresh[1]]);
  });

  test("shows no item of another learner who has signed in meanwhile", async () => {
    const { session, server } = open(view([entry("a"), entry("b")], 9));
    server.learnerId = "bob";
    server.more = () => ({ entries: [entry("c")], counts: { due: 1, new: 0 } });
    session.start(null);
    await quiet();
    expect(server.reloads).toBe(1);
    expect(session.state.waiting.map(({ itemId }) => itemId)).toEqual(["b"]);
  });

  test("skips an item that was removed meanwhile, and says so", async () => {
    const { session, server, reviews } = open(view([exercise("a"), entry("b")]));
    session.start(null);
    server.refusal = new RequestProblem("not-found", "It does not exist.");
    await session.check({ text: "1" });
    await quiet();
    expect(onScreen(session)).toBe("b");
    expect(session.status.notice).toMatchObject({ kind: "gone" });
    expect(reviews).toEqual([]);
  });
});

describe("an action on the item at hand", () => {
  test("is sent after the answers, by the same clock, and its item leaves the session", async () => {
    const { session, server, reviews, acted, clock } = open(view([entry("a"), entry("b"), entry("c")]));
    session.start(null);
    session.reveal();
    session.rate(3);
    server.act = ({ groupId }) => {
      expect(reviews).toHaveLength(1);
      return { groupId, applied: 1 };
    };
    clock.nowMs += 5_000;
    await session.act("set-due", 20_520);
    const actedAt = new Date(startMs + 5_000).toISOString();
    const input = { type: "set-due", items: ["b"], untilDay: 20_520, actedAt };
    expect(acted).toMatchObject([input]);
    expect(onScreen(session)).toBe("c");
    expect(session.status).toMatchObject({
      isBusy: false,
      notice: { kind: "acted", action: "set-due", canUndo: true },
    });
  });

  test("changes nothing without the server, says so, and tried again counts once", async () => {
    const { session, server, acted } = open(view([exercise("a"), entry("b")]));
    session.start(null);
    session.draft({ text: "5" });
    server.isReachable = false;
    await session.act("suspend");
    expect(onScreen(session)).toBe("a");
    expect(session.draftOf("a#1")).toEqual({ text: "5" });
    expect(session.status).toMatchObject({
      isBusy: false,
      notice: { kind: "not-acted", problem: { kind: "failed" } },
    });
    server.isReachable = true;
    const { act } = server;
    server.act = () => {
      throw new RequestProblem("unreachable");
    };
    await session.act("suspend");
    server.act = act;
    await session.act("suspend");
    expect(onScreen(session)).toBe("b");
    expect(acted).toHaveLength(2);
    expect(acted[1]?.groupId).toBe(acted[0]?.groupId);
  });

  test("waits until the answers were taken", async () => {
    const { session, server, acted } = open(view([entry("a"), entry("b")]));
    session.start(null);
    server.takesNoReviews = new RequestProblem("unavailable", "words", 60_000);
    session.reveal();
    session.rate(3);
    await session.act("bury");
    expect(acted).toEqual([]);
    expect(onScreen(session)).toBe("b");
    expect(session.status.notice).toMatchObject({ kind: "not-acted", problem: { kind: "unsent" } });
  });

  test("keeps the item as it is until the server has answered", async () => {
    const { session, reviews } = open(view([entry("a"), entry("b")]));
    session.start(null);
    session.reveal();
    const acting = session.act("suspend");
    session.rate(3);
    void session.act("bury");
    void session.undo();
    expect(onScreen(session)).toBe("a");
    await acting;
    await quiet();
    expect(reviews).toEqual([]);
    expect(session.state.deeds).toHaveLength(1);
  });

  test("and reviews are undone in turn, the last one first, after a reload too", async () => {
    const before = open(view(["a", "b", "c", "d"].map((id) => entry(id))));
    before.session.start(null);
    for (const action of [null, "suspend", null] as const) {
      if (action !== null) await before.session.act(action);
      else {
        before.session.reveal();
        before.session.rate(3);
        await quiet();
      }
    }
    const { deeds } = before.session.state;
    const { session, server } = open(view([entry("d")]));
    session.start({ sessionId: "session", deeds, first: null, showing: null });
    const named: Record<string, string>[] = [];
    server.undo = (body) => {
      const { reviewId, groupId } = body as Record<string, string>;
      named.push(body as Record<string, string>);
      const itemId = deeds.at(-named.length)!.itemId;
      const back = { entry: entry(itemId, { variantId: `${itemId}#2` }) };
      return reviewId
        ? { undone: { reviewId, itemId, rating: 3 }, actions: null, ...back }
        : { undone: null, actions: { groupId, type: "suspend", items: 1 }, ...back };
    };
    const shown: (string | null)[] = [];
    for (let i = 0; i < 4; i += 1) {
      await session.undo();
      shown.push(onScreen(session));
      if (i === 1) expect(session.status.notice).toMatchObject({ kind: "action-undone", action: "suspend" });
    }
    expect(shown).toEqual(["c", "b", "a", "a"]);
    expect(named.map((each) => Object.keys(each)[0])).toEqual(["reviewId", "groupId", "reviewId"]);
  });
});

describe("a leech", () => {
  const memory = { ...entry("a").memory, lapses: 7 };
  const past: PastMistake = {
    date: "2 March 2026",
    locale: "en",
    answer: "54",
    gaveUp: false,
    mistake: null,
  };

  test("that is rated Again stays with what went wrong so far, until its learner goes on", async () => {
    const { session, server, reviews } = open(view([entry("a", { memory }), entry("b")]));
    session.start(null);
    server.mistakes = [past];
    session.reveal();
    session.rate(1);
    await quiet();
    await quiet();
    expect(session.state.current).toMatchObject({ entry: { itemId: "a" }, mistakes: [past] });
    expect(leechLapses(session.state.current!)).toBe(8);
    session.rate(3);
    await quiet();
    expect(reviews).toHaveLength(1);
    session.goOn();
    expect(onScreen(session)).toBe("b");
    expect(session.status.notice).toBeNull();
  });

  test("leaves like any other item if it was known, or not forgotten for the eighth time", async () => {
    for (const [lapses, rating] of [
      [7, 3],
      [8, 1],
      [6, 1],
    ] as const) {
      const { session } = open(view([entry("a", { memory: { ...memory, lapses } }), entry("b")]));
      session.start(null);
      session.reveal();
      session.rate(rating);
      expect(onScreen(session)).toBe("b");
    }
  });

  test("answered wrong shows its score and what went wrong before together, and can be suspended there", async () => {
    const { session, server } = open(view([exercise("a", { memory }), entry("b")]));
    session.start(null);
    server.mistakes = [past];
    server.score = wrong;
    const shown: unknown[] = [];
    session.watch(() => {
      const { current } = session.state;
      if (current?.phase === "scored") shown.push(current.mistakes);
    });
    await session.check({ text: "54" });
    expect(shown[0]).toEqual([past]);
    await quiet();
    await session.act("suspend");
    expect(onScreen(session)).toBe("b");
  });
});

test("A question is reported as unclear by the variant on the screen; without the server the reason comes back", async () => {
  const { session, server, reported } = open(view([entry("a")]));
  session.start(null);
  expect(await session.reportUnclear("a#1", "Which one?")).toBeNull();
  expect(reported).toEqual([{ variantId: "a#1", words: "Which one?" }]);
  expect(session.status.notice).toMatchObject({ kind: "reported" });
  server.isReachable = false;
  expect(await session.reportUnclear("a#1", "Which one?")).toEqual({ kind: "failed" });
});

describe("undo", () => {
  test("waits until the server has the review, then asks its item first", async () => {
    const { session, server, reviews } = open(view([entry("a"), entry("b")]));
    session.start(null);
    session.reveal();
    session.rate(3);
    server.undo = () => {
      expect(reviews).toHaveLength(1);
      return {
        undone: { reviewId: reviews[0]!.id, itemId: "a", rating: 3 },
        actions: null,
        entry: entry("a", { variantId: "a#2" }),
      };
    };
    await session.undo();
    expect(session.state.current?.entry.variantId).toBe("a#2");
    expect(session.state.deeds).toEqual([]);
    expect(session.status.notice).toMatchObject({ kind: "undone", rating: 3 });
  });

  test("names the review, so that a retry after a lost response does not undo a second one", async () => {
    const { session, server, reviews } = open(view([entry("a"), entry("b"), entry("c")]));
    session.start(null);
    for (let i = 0; i < 2; i += 1) {
      session.reveal();
      session.rate(3);
    }
    await quiet();
    const named: unknown[] = [];
    server.undo = (body) => {
      named.push(body);
      if (named.length === 1) throw new RequestProblem("unreachable");
      return {
        undone: { reviewId: reviews[1]!.id, itemId: "b", rating: 3 },
        actions: null,
        entry: entry("b"),
      };
    };
    await session.undo();
    expect(session.status.notice).toMatchObject({ kind: "not-undone", problem: { kind: "failed" } });
    await session.undo();
    expect(named).toEqual([{ reviewId: reviews[1]!.id }, { reviewId: reviews[1]!.id }]);
    expect(session.state.deeds.map(({ itemId }) => itemId)).toEqual(["a"]);
  });

  test("names the review that counts if another tab sent one for the same variant before", async () => {
    const { session, server } = open(view([exercise("a"), entry("b")]));
    session.start(null);
    server.score = wrong;
    server.countsInstead = "of another tab";
    await session.check({ text: "54" });
    await quiet();
    session.goOn();
    const named: unknown[] = [];
    server.undo = (body) => {
      named.push(body);
      return { undone: null, actions: null, entry: null };
    };
    await session.undo();
    expect(named).toEqual([{ reviewId: "of another tab" }]);
  });

  test("says that it is too late once something was answered elsewhere", async () => {
    const { session, server } = open(view([entry("a"), entry("b")]));
    session.start(null);
    session.reveal();
    session.rate(3);
    await quiet();
    server.undo = () => {
      throw new RequestProblem("conflict");
    };
    await session.undo();
    expect(session.status.notice).toMatchObject({ kind: "not-undone", problem: { kind: "tooLate" } });
    expect(session.state.deeds).toHaveLength(1);
  });

  test("tells a learner who is signed out, whether or not their reviews have arrived", async () => {
    for (const hasArrived of [true, false]) {
      const { session, server } = open(view([entry("a"), entry("b")]));
      session.start(null);
      server.refusal = new RequestProblem("signed-out");
      server.takesNoReviews = hasArrived ? null : server.refusal;
      session.reveal();
      session.rate(3);
      await session.undo();
      expect(session.status.notice).toMatchObject({ kind: "not-undone", problem: { kind: "signedOut" } });
    }
  });

  test("shows the server's reason for a refusal", async () => {
    const { session, server } = open(view([entry("a"), entry("b")]));
    session.start(null);
    session.reveal();
    session.rate(3);
    await quiet();
    for (const code of ["rate-limited", "unavailable", "internal"] as const) {
      server.undo = () => {
        throw new RequestProblem(code, `words of ${code}`);
      };
      await session.undo();
      expect(session.status.notice).toMatchObject({
        kind: "not-undone",
        problem: { kind: "refused", message: `words of ${code}` },
      });
    }
  });

  test.each(["rate-limited", "unavailable"] as const)(
    "is postponed while the answer itself is not accepted: %s",
    async (code) => {
      const { session, server } = open(view([entry("a"), entry("b")]));
      session.start(null);
      server.takesNoReviews = new RequestProblem(code, "words", 60_000);
      session.reveal();
      session.rate(3);
      await session.undo();
      expect(session.status.notice).toMatchObject({ kind: "not-undone", problem: { kind: "unsent" } });
    },
  );

  test("undoes nothing while the server is unreachable", async () => {
    const { session, server } = open(view([entry("a"), entry("b")]));
    session.start(null);
    server.isReachable = false;
    session.reveal();
    session.rate(3);
    await session.undo();
    expect(onScreen(session)).toBe("b");
    expect(session.state.deeds).toHaveLength(1);
    expect(session.status).toMatchObject({
      notice: { kind: "not-undone", problem: { kind: "failed" } },
      isBusy: false,
    });
  });
});
