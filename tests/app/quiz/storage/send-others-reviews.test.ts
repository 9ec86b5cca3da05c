import { expect, test } from "vitest";
import { adoptKept } from "@/app/quiz/storage/send-others-reviews";
import { keptReviews } from "@/app/quiz/storage/stored-reviews";
import type { ReviewInput, ReviewResult } from "@/lib/quiz/api";

function memoryStorage(): Storage {
  const entries = new Map<string, string>();
  return {
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    setItem: (key, value) => void entries.set(key, value),
    removeItem: (key) => void entries.delete(key),
    clear: () => entries.clear(),
  };
}

function review(id: string): ReviewInput {
  return {
    id,
    variantId: `v-${id}`,
    sessionId: "s",
    rating: 3,
    reviewedAt: "2026-03-01T10:00:00Z",
    elapsedMs: 1,
  };
}

test("is not held up by a hundred reviews that are somebody else's", async () => {
  const storage = memoryStorage();
  const kept = keptReviews(storage, "guest");
  const ids = Array.from({ length: 201 }, (_, i) => `r${1000 + i}`);
  for (const id of ids) kept.put(review(id));
  const sizes: number[] = [];
  await adoptKept(storage, "me", async (reviews) => {
    sizes.push(reviews.length);
    const results = reviews.map(
      ({ id }): ReviewResult => ({
        id,
        status: "refused",
        code: id === ids.at(-1) ? "future" : "not-found",
        message: "",
      }),
    );
    return { results };
  });
  expect(sizes).toEqual([100, 100, 1]);
  expect(kept.all()).toHaveLength(200);
});

test("takes along what a guest left on the device, and leaves what is somebody else's", async () => {
  const storage = memoryStorage();
  keptReviews(storage, "guest").put(review("mine"));
  keptReviews(storage, "stranger").put(review("theirs"));
  keptReviews(storage, "me").put(review("own"));
  const posted: string[] = [];
  await adoptKept(storage, "me", async (reviews) => {
    posted.push(...reviews.map((r) => r.id));
    const results = reviews.map(
      (r): ReviewResult =>
        r.id === "mine"
          ? { id: r.id, status: "refused", code: "future", message: "taken, in a way that removes it" }
          : { id: r.id, status: "refused", code: "not-found", message: "" },
    );
    return { results };
  });
  expect(posted.sort()).toEqual(["mine", "theirs"]);
  expect(keptReviews(storage, "guest").all()).toEqual([]);
  expect(keptReviews(storage, "stranger").all()).toEqual([review("theirs")]);
  expect(keptReviews(storage, "me").all()).toEqual([review("own")]);
});
