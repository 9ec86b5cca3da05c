/** This version reads what a browser stored under an earlier one. */
import { afterEach, expect, test, vi } from "vitest";
import { storedDrafts } from "@/app/quiz/storage/stored-drafts";
import { storedReviews } from "@/app/quiz/storage/stored-reviews";
import { readStoredSession, reopenSession } from "@/app/quiz/storage/stored-session";
import { good } from "@/lib/scheduling/memory";
import { memoryStorage } from "./memory-storage";

afterEach(() => vi.unstubAllGlobals());

test("a review that was never sent", () => {
  const review = {
    id: "r1",
    variantId: "v1",
    sessionId: "s1",
    rating: 3,
    reviewedAt: "2026-03-01T10:00:00.000Z",
    studyDay: 20_513,
    elapsedMs: 4_000,
  };
  const storage = memoryStorage([["notecurve/review/ada/r1", JSON.stringify(review)]]);
  expect(storedReviews(storage, "ada").all()).toEqual([review]);
});

test("a draft, which was a text, and those of today beside it", () => {
  const storage = memoryStorage([["notecurve/drafts", JSON.stringify([["v1", "1:c,2:a"]])]]);
  const drafts = storedDrafts(() => storage);
  const read = drafts.read();
  expect([...read]).toEqual([["v1", { text: "1:c,2:a" }]]);
  const written = new Map(read).set("v2", { ids: ["b", "a"] });
  drafts.write(written);
  expect(drafts.read()).toEqual(written);
});

test("the session that the tab is in the middle of, and one whose last answer is taken back", () => {
  const review = (reviewId: string) =>
    ({ reviewId, itemId: "a", isRight: true, spentMs: 3_000, returns: false, work: "due" }) as const;
  const stored = {
    learnerId: "ada",
    sessionId: "s1",
    strokes: [review("r1"), review("r2")],
    savedAtMs: 1_000,
    isEnded: false,
    first: null,
  };
  const storage = memoryStorage([["notecurve/sitting", JSON.stringify(stored)]]);
  vi.stubGlobal("window", { sessionStorage: storage });
  const { strokes, ...rest } = stored;
  expect(readStoredSession("ada", 2_000)).toEqual({ ...rest, deeds: strokes });
  const undone = { reviewId: "r2", itemId: "a", rating: good };
  reopenSession({ learnerId: "ada", sessionId: "s1" }, { undone, actions: null, entry: null }, 3_000);
  expect(readStoredSession("ada", 4_000)?.deeds).toEqual([review("r1")]);
});
