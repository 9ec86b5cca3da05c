import { expect, test } from "vitest";
import { sendOthersReviews } from "@/app/quiz/storage/send-others-reviews";
import { storedReviews } from "@/app/quiz/storage/stored-reviews";
import type { ReviewInput, ReviewResult } from "@/lib/quiz/api";
import { memoryStorage } from "./memory-storage";

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

test("is not blocked by a hundred reviews of somebody else", async () => {
  const storage = memoryStorage();
  const store = storedReviews(storage, "guest");
  const ids = Array.from({ length: 201 }, (_, i) => `r${1000 + i}`);
  for (const id of ids) store.put(review(id));
  const sizes: number[] = [];
  await sendOthersReviews(storage, "me", async (reviews) => {
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
  expect(store.all()).toHaveLength(200);
});

test("sends what a guest left on the device, and keeps what belongs to somebody else", async () => {
  const storage = memoryStorage();
  storedReviews(storage, "guest").put(review("mine"));
  storedReviews(storage, "stranger").put(review("theirs"));
  storedReviews(storage, "me").put(review("own"));
  const posted: string[] = [];
  await sendOthersReviews(storage, "me", async (reviews) => {
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
  expect(storedReviews(storage, "guest").all()).toEqual([]);
  expect(storedReviews(storage, "stranger").all()).toEqual([review("theirs")]);
  expect(storedReviews(storage, "me").all()).toEqual([review("own")]);
});
