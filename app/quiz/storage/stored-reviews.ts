import type { ReviewInput } from "@/lib/quiz/api";
import type { LearnerId } from "@/lib/quiz/ids";

/** Stores reviews until the server has them. */
export type ReviewStore = {
  /** In the order they were made. */
  all(): readonly ReviewInput[];
  put(review: ReviewInput): void;
  remove(id: string): void;
};

/**
 * One storage entry for each review, so that two tabs can write at the same time. The keys name the learner, and so
 * does the post: while somebody else is signed in on this device, they are kept. (`sendOthersReviews` sends those of a
 * guest who has signed in to an account.) If the storage is off or full, they are kept in memory.
 */
export function storedReviews(storage: Storage | null, learnerId: LearnerId): ReviewStore {
  const prefix = `notecurve/review/${learnerId}/`;
  const unstored = new Map<string, ReviewInput>();
  return {
    all: () => [...reviewsUnder(storage, prefix), ...unstored.values()].toSorted(inOrder),
    put(review) {
      try {
        if (storage === null) throw new Error("no storage");
        storage.setItem(prefix + review.id, JSON.stringify(review));
      } catch {
        unstored.set(review.id, review);
      }
    },
    remove(id) {
      unstored.delete(id);
      storage?.removeItem(prefix + id);
    },
  };
}

/** Other learners' reviews on this device, by learner. */
export function othersStoredReviews(
  storage: Storage | null,
  learnerId: LearnerId,
): ReadonlyMap<string, readonly ReviewInput[]> {
  const left = new Map<string, ReviewInput[]>();
  for (const key of storedKeys(storage)) {
    const [, owner] = /^notecurve\/review\/([^/]+)\//.exec(key) ?? [];
    if (owner === undefined || owner === learnerId) continue;
    left.set(owner, [...(left.get(owner) ?? []), ...readReview(storage?.getItem(key) ?? null)]);
  }
  return left;
}

/** Accessing `window.localStorage` throws if a policy forbids it. */
export function localStorageOrNull(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

function reviewsUnder(storage: Storage | null, prefix: string): ReviewInput[] {
  return storedKeys(storage)
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => readReview(storage?.getItem(key) ?? null));
}

function storedKeys(storage: Storage | null): string[] {
  return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? "");
}

/** Data not written by this program is ignored. */
function readReview(text: string | null): ReviewInput[] {
  try {
    const review = JSON.parse(text ?? "null") as ReviewInput | null;
    return typeof review?.id === "string" && typeof review.reviewedAt === "string" ? [review] : [];
  } catch {
    return [];
  }
}

function inOrder(a: ReviewInput, b: ReviewInput): number {
  return a.reviewedAt < b.reviewedAt ? -1 : Number(a.reviewedAt > b.reviewedAt);
}
