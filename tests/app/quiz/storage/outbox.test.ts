import { describe, expect, test } from "vitest";
import { RequestProblem } from "@/app/_boundary/post";
import { Outbox } from "@/app/quiz/storage/outbox";
import { storedReviews } from "@/app/quiz/storage/stored-reviews";
import type { ReviewInput, ReviewResult } from "@/lib/quiz/api";
import { taken } from "../quiz-fixtures";
import { memoryStorage } from "./memory-storage";

type Answer = (reviews: readonly ReviewInput[]) => readonly ReviewResult[];

const accept: Answer = (reviews) => reviews.map(({ id }) => taken(id, 3, { days: 9 }));

const unreachable: Answer = () => {
  throw new RequestProblem("unreachable");
};

function open({
  storage = memoryStorage(),
  learnerId = "ada",
}: {
  storage?: Storage | null;
  learnerId?: string;
} = {}) {
  const posts: string[][] = [];
  const pauses: number[] = [];
  const retries: (() => void)[] = [];
  const server = { answer: accept };
  const outbox = new Outbox({
    store: storedReviews(storage, learnerId),
    post: async (reviews) => {
      posts.push(reviews.map(({ id }) => id));
      return { results: server.answer(reviews) };
    },
    later: (act, ms) => {
      pauses.push(ms);
      retries.push(act);
      return () => undefined;
    },
  });
  const results: ReviewResult[] = [];
  outbox.onResult((result) => results.push(result));
  return { outbox, posts, pauses, retries, results, server };
}

function review(id: string, second = 0): ReviewInput {
  const reviewedAt = new Date(Date.UTC(2026, 2, 2, 9, 0, second)).toISOString();
  return { id, variantId: `variant of ${id}`, sessionId: "session", rating: 3, reviewedAt, elapsedMs: 4_000 };
}

describe("the outbox", () => {
  test("sends what is added and forgets it when the server has it", async () => {
    const { outbox, posts, results } = open();
    outbox.add(review("a"));
    expect(outbox.status.pending).toBe(1);
    await outbox.flush();
    expect(posts).toEqual([["a"]]);
    expect(results).toMatchObject([{ id: "a", status: "accepted" }]);
    expect(outbox.status).toEqual({ pending: 0, trouble: null });
  });

  test("sends what is added during a post in the next one", async () => {
    const { outbox, posts, server } = open();
    server.answer = (reviews) => {
      if (reviews[0]?.id === "a") for (const id of ["b", "c"]) outbox.add(review(id, 1));
      return accept(reviews);
    };
    outbox.add(review("a"));
    await outbox.flush();
    expect(posts).toEqual([["a"], ["b", "c"]]);
  });

  test("sends a hundred at a time, in the order in which they were made", async () => {
    const { outbox, posts, server } = open();
    server.answer = unreachable;
    for (let i = 250; i > 0; i--) outbox.add(review(`r${i}`, i));
    await outbox.flush();
    server.answer = accept;
    posts.length = 0;
    await outbox.flush();
    expect(posts.map(({ length }) => length)).toEqual([100, 100, 50]);
    expect(posts.flat().slice(0, 2)).toEqual(["r1", "r2"]);
  });

  test("keeps what could not be sent, says so, and tries again later and later", async () => {
    const { outbox, pauses, retries, server } = open();
    server.answer = unreachable;
    outbox.add(review("a"));
    await outbox.flush();
    for (let i = 0; i < 7; i++) {
      retries.at(-1)?.();
      await outbox.flush();
    }
    expect(outbox.status).toEqual({ pending: 1, trouble: "unreachable" });
    expect(pauses).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000]);
    server.answer = accept;
    retries.at(-1)?.();
    await outbox.flush();
    expect(outbox.status).toEqual({ pending: 0, trouble: null });
  });

  test("sends reviews that another page of the same learner left, and nobody else's", async () => {
    const storage = memoryStorage();
    const before = open({ storage });
    before.server.answer = unreachable;
    before.outbox.add(review("a"));
    await before.outbox.flush();
    const stranger = open({ storage, learnerId: "ada2" });
    await stranger.outbox.flush();
    expect(stranger.posts).toEqual([]);
    const later = open({ storage });
    expect(later.outbox.variantIds()).toEqual(["variant of a"]);
    await later.outbox.flush();
    expect(later.posts).toEqual([["a"]]);
  });

  test("keeps everything of a learner who is signed out, and does not retry by itself", async () => {
    const { outbox, pauses, server } = open();
    server.answer = () => {
      throw new RequestProblem("signed-out", "You are signed out.");
    };
    outbox.add(review("a"));
    await outbox.flush();
    expect(outbox.status).toEqual({ pending: 1, trouble: "signed-out" });
    expect(pauses).toEqual([]);
  });

  test("passes on why a review was refused and does not send it again", async () => {
    const { outbox, posts, results, server } = open();
    server.answer = ([first]) => [
      { id: first!.id, status: "refused", code: "future", message: "That lies in the future." },
    ];
    outbox.add(review("a"));
    await outbox.flush();
    await outbox.flush();
    expect(posts).toEqual([["a"]]);
    expect(results).toMatchObject([{ id: "a", status: "refused", message: "That lies in the future." }]);
    expect(outbox.status.pending).toBe(0);
  });

  test("does not let one unreadable review hold the others back", async () => {
    const { outbox, results, server } = open();
    server.answer = unreachable;
    for (const id of ["a", "bad", "c"]) outbox.add(review(id));
    await outbox.flush();
    server.answer = (reviews) => {
      if (reviews.some(({ id }) => id === "bad")) throw new RequestProblem("invalid-input", "Unreadable.");
      return accept(reviews);
    };
    await outbox.flush();
    expect(results.map(({ id, status }) => [id, status])).toEqual([
      ["a", "accepted"],
      ["bad", "refused"],
      ["c", "accepted"],
    ]);
    expect(outbox.status.pending).toBe(0);
  });

  test("treats a response that omits reviews as a failure, not as acceptance", async () => {
    const { outbox, server } = open();
    server.answer = () => [];
    outbox.add(review("a"));
    await outbox.flush();
    expect(outbox.status).toEqual({ pending: 1, trouble: "unreachable" });
  });

  test("does without a storage that is switched off", async () => {
    const { outbox, posts } = open({ storage: null });
    outbox.add(review("a"));
    expect(outbox.status.pending).toBe(1);
    await outbox.flush();
    expect(posts).toEqual([["a"]]);
    expect(outbox.status.pending).toBe(0);
  });

  test("ignores entries that it did not write", async () => {
    const storage = memoryStorage(
      new Map([
        ["notecurve/review/ada/x", "{broken"],
        ["theme", "dark"],
      ]),
    );
    const { outbox, posts } = open({ storage });
    await outbox.flush();
    expect(posts).toEqual([]);
  });
});

describe("a server that answers, but takes nothing now", () => {
  const refuses =
    (code: "unavailable" | "rate-limited", retryAfterMs: number): Answer =>
    () => {
      throw new RequestProblem(code, "in words", retryAfterMs);
    };

  test.each([
    ["unavailable", 2_000],
    ["rate-limited", 600_000],
  ] as const)(
    "with %s keeps the reviews, says so, and is left alone as long as it asks",
    async (code, askedMs) => {
      const { outbox, pauses, retries, results, server } = open();
      server.answer = refuses(code, askedMs);
      outbox.add(review("a"));
      await outbox.flush();
      expect(outbox.status).toEqual({ pending: 1, trouble: code });
      expect(pauses.at(-1)).toBe(Math.max(askedMs, 1_000));
      expect(results).toEqual([]);
      server.answer = accept;
      retries.at(-1)?.();
      await outbox.flush();
      expect(outbox.status).toEqual({ pending: 0, trouble: null });
      expect(results).toHaveLength(1);
    },
  );
});
