import { setTimeout as delay, setImmediate as nextTurn } from "node:timers/promises";
import { AppError } from "@/lib/app-error";
import { type Database, getPrisma, isWriteCollision } from "@/lib/db/prisma-client";
import {
  type AskedReview,
  type DayDelta,
  lockMemories,
  type MemoryChange,
  type NewReview,
  type ReviewContext,
  readReviewContext,
  type StoredReview,
  type StoredVariant,
  type VersionedMemory,
  writeReviews,
} from "@/lib/db/review-store";
import { settingsFromRow } from "@/lib/db/settings-row";
import { isOpenLearner } from "@/lib/db/user-store";
import type { ReviewInput, ReviewResult } from "@/lib/quiz/api";
import type { ItemId, LearnerId, ReviewId } from "@/lib/quiz/ids";
import { again, isLeech, type Memory, presentRules, type Rating } from "@/lib/scheduling/memory";
import { type RatingRefusal, rateScore, rateSelf } from "@/lib/scheduling/rating-policy";
import { reviewEvent } from "@/lib/scheduling/review-event";
import { runningDay } from "@/lib/scheduling/running-day";
import { emptyMemory, scheduleReview } from "@/lib/scheduling/schedule-review";
import { type StudyDay, studyDayAt } from "@/lib/scheduling/study-day";
import { dayDeltas } from "./day-deltas";

/** A browser's clock may run ahead of ours by this much before its reviews are refused. */
const clockToleranceMs = 60_000;

/** Attempts with optimistic versions before the rows are locked instead. */
const optimisticAttempts = 3;

const maximumAttempts = 12;

/**
 * Reviews of one item by one learner that may count. Intervals grow, so nobody comes near it by learning; and a review
 * that arrives late has all of them replayed.
 */
export const mostReviewsOfItem = 1_000;

/** Why a review was not taken; lib/i18n (namespace `quiz`, `refused.…`) has the words. */
export type Refusal =
  | "not-found"
  | "future"
  | "before-publication"
  | "answer-missing"
  | "too-many"
  | RatingRefusal;

type TakenOutcome = Exclude<ReviewResult, { status: "refused" }>;

export type ReviewOutcome =
  | TakenOutcome
  | { readonly id: ReviewId; readonly status: "refused"; readonly code: Refusal };

type Graded = {
  readonly verdict: "correct" | "wrong" | null;
  readonly answer: string | null;
  readonly misconception: string | null;
  readonly rating: Rating;
};

/** The grading of one posted review by the stored variant, or why there is none. */
function grade(variant: StoredVariant, input: ReviewInput): Graded | Refusal {
  if (!variant.graded) {
    // All four are taken whatever the setting is now: a review made before the setting changed is not lost.
    const decision = rateSelf(input.rating, 4);
    if ("refused" in decision) return decision.refused;
    return { verdict: null, answer: null, misconception: null, rating: decision.rating };
  }
  const { verdict, answer, misconception } = variant;
  if (verdict === null) return "answer-missing";
  const decision = rateScore(verdict, input.rating);
  if ("refused" in decision) return decision.refused;
  return { verdict, answer, misconception, rating: decision.rating };
}

function timeRefusal(variant: StoredVariant, reviewedAt: Date, now: Date): Refusal | null {
  if (reviewedAt.getTime() > now.getTime() + clockToleranceMs) return "future";
  if (reviewedAt < variant.publishedAt) return "before-publication";
  return null;
}

/** A review that is about to be taken; `promisedDay` is the study day whose intervals its learner was shown, if that is known. */
type AddedReview = NewReview & { readonly promisedDay: number | undefined };

function isAdded(review: AddedReview | StoredReview): review is AddedReview {
  return "promisedDay" in review;
}

/**
 * The study day of a review of `memory`. That of the intervals which the learner was shown, so that those come true also
 * when the day turned, or the zone was changed, between the showing and the answer: neither moves it by more than one day.
 * Where that is not known it is what would have been shown.
 */
function studyDayOf(memory: Memory, { promisedDay, reviewedAt, studyDay }: AddedReview): StudyDay {
  if (promisedDay !== undefined && Math.abs(promisedDay - studyDay) <= 1) return promisedDay as StudyDay;
  return runningDay(memory, reviewedAt, studyDay as StudyDay);
}

type Plan = {
  readonly changes: MemoryChange[];
  readonly reviews: NewReview[];
  readonly days: DayDelta[];
  readonly refused: Map<string, Refusal>;
  /** Posted ids whose variant an earlier review of the same post is of, with that review's id. */
  readonly twins: Map<string, string>;
};

function inOrder(a: { reviewedAt: Date; id: string }, b: { reviewedAt: Date; id: string }): number {
  return a.reviewedAt.getTime() - b.reviewedAt.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

type Projected = { readonly memory: Memory; readonly reviews: readonly NewReview[] };

/**
 * The memory after these new reviews of one item, and the reviews with their study days: step by step if they are the
 * latest, else by replay of everything.
 */
function project(
  itemId: ItemId,
  current: VersionedMemory | undefined,
  added: readonly AddedReview[],
  context: ReviewContext,
): Projected {
  const first = added.toSorted(inOrder)[0]!;
  const last = current?.memory.lastReviewedAt;
  const isLate = last != null && first.reviewedAt <= last;
  const earlier = isLate ? context.history.filter((r) => r.itemId === itemId) : [];
  let memory = (isLate ? null : current?.memory) ?? emptyMemory(first.studyDay as StudyDay);
  const reviews: NewReview[] = [];
  for (const review of [...earlier, ...added].sort(inOrder)) {
    const dated = isAdded(review) ? { ...review, studyDay: studyDayOf(memory, review) } : review;
    memory = scheduleReview(memory, reviewEvent(dated, context.presets), String(itemId));
    if (isAdded(dated)) reviews.push(dated);
  }
  return { memory, reviews };
}

async function planReviews(context: ReviewContext, inputs: readonly ReviewInput[], now: Date): Promise<Plan> {
  const settings = settingsFromRow(context.settings);
  const variants = new Map(context.variants.map((v) => [v.id, v]));
  const refused = new Map<string, Refusal>();
  const twins = new Map<string, string>();
  const firstOf = new Map<string, string>();
  const byItem = new Map<number, AddedReview[]>();
  for (const input of inputs) {
    const variant = variants.get(input.variantId);
    if (!variant) {
      refused.set(input.id, "not-found");
      continue;
    }
    const reviewedAt = new Date(input.reviewedAt);
    const graded = timeRefusal(variant, reviewedAt, now) ?? grade(variant, input);
    if (typeof graded === "string") {
      refused.set(input.id, graded);
      continue;
    }
    const first = firstOf.get(variant.id);
    if (first !== undefined) {
      twins.set(input.id, first);
      continue;
    }
    const before = context.memories.get(variant.itemId)?.memory.repetitions ?? 0;
    if (before + (byItem.get(variant.itemId)?.length ?? 0) >= mostReviewsOfItem) {
      refused.set(input.id, "too-many");
      continue;
    }
    firstOf.set(variant.id, input.id);
    const review: AddedReview = {
      ...graded,
      id: input.id,
      itemId: variant.itemId,
      version: variant.version,
      variantId: variant.id,
      sessionId: input.sessionId,
      given: variant.given,
      reviewedAt,
      studyDay: studyDayAt(reviewedAt, settings.timeZone),
      promisedDay: input.studyDay,
      presetVersion: settings.presetVersion,
      rules: presentRules,
      elapsedMs: input.elapsedMs,
    };
    byItem.set(variant.itemId, [...(byItem.get(variant.itemId) ?? []), review]);
  }
  const plan: Plan = { changes: [], reviews: [], days: [], refused, twins };
  for (const [itemId, added] of byItem) {
    const current = context.memories.get(itemId);
    const { memory, reviews } = project(itemId, current, added, context);
    plan.changes.push({ itemId, memory, fromVersion: current?.version ?? 0 });
    plan.reviews.push(...reviews);
    plan.days.push(...dayDeltas(itemId, current?.memory ?? null, memory, reviews, 1));
    // A hundred long histories take a second and more to replay: others get their turn in between.
    if (context.history.length > 0) await nextTurn();
  }
  return plan;
}

function nextOf(memory: Memory, reviewedAt: Date): { minutes: number } | { days: number } {
  return memory.dueAt === null
    ? { days: memory.intervalDays }
    : { minutes: Math.round((memory.dueAt.getTime() - reviewedAt.getTime()) / 60_000) };
}

function outcome(
  id: string,
  status: "accepted" | "duplicate",
  rating: Rating,
  reviewedAt: Date,
  memory: Memory,
): TakenOutcome {
  const { state, stability, difficulty, lapses } = memory;
  const leech = rating === again && isLeech(memory);
  return {
    id,
    status,
    rating,
    memory: { state, stability, difficulty, lapses, leech },
    next: nextOf(memory, reviewedAt),
  };
}

type Counted = Pick<StoredReview, "id" | "rating" | "reviewedAt">;

/** The outcome of a review that is stored already, under its own id or as `known` under another. */
function duplicateOutcome(id: string, known: Counted, memory: Memory): TakenOutcome {
  const same = outcome(id, "duplicate", known.rating, known.reviewedAt, memory);
  return known.id === id ? same : { ...same, reviewId: known.id };
}

/** The outcomes of what was posted before: reviews by their ids, and those of variants that have a review. */
function duplicates(context: ReviewContext, pending: readonly ReviewInput[]): Map<string, ReviewOutcome> {
  const byId = new Map(context.known.map((r) => [r.id, r]));
  const byVariant = new Map(context.reviewed.map((r) => [r.variantId, r]));
  return new Map(
    pending.flatMap(({ id, variantId }) => {
      const known = byId.get(id) ?? byVariant.get(variantId);
      if (!known) return [];
      return [[id, duplicateOutcome(id, known, context.memories.get(known.itemId)!.memory)]];
    }),
  );
}

/** The last instant that JavaScript writes with a year of four digits. Postgres reads no other. */
const latestAsked = Date.parse("9999-12-31T23:59:59.999Z");

/** As the database is asked about it: nothing was published before 1970, and nothing is taken of the future. */
function asked({ id, variantId, reviewedAt }: ReviewInput): AskedReview {
  const at = Math.min(latestAsked, Math.max(0, Date.parse(reviewedAt)));
  return { id, variantId, reviewedAt: new Date(at) };
}

type ReviewsPost = {
  readonly learnerId: LearnerId;
  /** Whom the browser that kept them made them for. Another one's are taken if they have become this learner's. */
  readonly madeBy?: LearnerId;
  /** The session that posts them, to be checked here since it costs nothing beside what is read anyway. */
  readonly postedIn?: string;
  readonly reviews: readonly ReviewInput[];
  readonly now: Date;
};

async function attempt(
  db: Database,
  { learnerId, madeBy = learnerId, postedIn, now }: ReviewsPost,
  pending: readonly ReviewInput[],
  outcomes: Map<string, ReviewOutcome>,
): Promise<ReviewInput[]> {
  const context = await readReviewContext(db, learnerId, pending.map(asked), postedIn);
  if (!context.isOpen) throw new AppError("signed-out");
  for (const [id, known] of duplicates(context, pending)) outcomes.set(id, known);
  const plan = await planReviews(
    context,
    pending.filter((r) => !outcomes.has(r.id)),
    now,
  );
  const isLost = [...plan.refused.values()].includes("not-found");
  // Somebody else has signed in on the same device, or a guest has just signed up and sends it again as the account that
  // the variant has gone to.
  if (isLost && (madeBy !== learnerId || !(await isOpenLearner(db, learnerId))))
    throw new AppError("signed-out");
  for (const [id, code] of plan.refused) outcomes.set(id, { id, status: "refused", code });
  if (plan.changes.length === 0) return [];
  const written = await writeReviews(db, learnerId, plan);
  const memories = new Map(plan.changes.map((c) => [c.itemId, c.memory]));
  for (const review of plan.reviews) {
    const memory = memories.get(review.itemId);
    if (memory && written.has(review.itemId)) {
      outcomes.set(review.id, outcome(review.id, "accepted", review.rating, review.reviewedAt, memory));
      for (const [twin, first] of plan.twins)
        if (first === review.id) outcomes.set(twin, duplicateOutcome(twin, review, memory));
    }
  }
  return pending.filter((r) => !outcomes.has(r.id));
}

async function attemptLocked(
  input: ReviewsPost,
  pending: readonly ReviewInput[],
  outcomes: Map<string, ReviewOutcome>,
) {
  const { learnerId } = input;
  return getPrisma().$transaction(async (tx) => {
    const { variants } = await readReviewContext(tx, learnerId, pending.map(asked));
    await lockMemories(tx, learnerId, [...new Set(variants.map((v) => v.itemId))]);
    const inside = new Map(outcomes);
    const left = await attempt(tx, input, pending, inside);
    return { left, inside };
  });
}

/**
 * Takes up to 100 reviews of one learner: grades them by their stored variants, schedules, and keeps review, memory
 * and counters in one statement. Posting a review again changes nothing: the first with an id counts. Neither does a
 * second review of a variant while one counts, whatever its id and rating: a variant is one meeting with its item, and
 * what its buttons promised holds for the memory it was drawn from, so two tabs that show it make one review, and the
 * second is told what the first became. Rating the item again takes a new variant. Reviews may come late, twice, out of
 * order and at the same time as others: the memories end in the state of the replay. Throws `signed-out` where the
 * session has ended, for a guest who has signed up meanwhile, and if reviews that were `madeBy` somebody else are not
 * this learner's.
 */
export async function submitReviews(input: ReviewsPost): Promise<ReviewOutcome[]> {
  const { learnerId } = input;
  let outcomes = new Map<string, ReviewOutcome>();
  let pending: ReviewInput[] = [
    ...new Map(input.reviews.toReversed().map((r) => [r.id, r])).values(),
  ].reverse();
  for (let tries = 0; pending.length > 0; tries += 1) {
    if (tries >= maximumAttempts) throw new Error(`reviews of ${learnerId} collided ${tries} times`);
    if (tries > 0) await delay(2 ** Math.min(tries, 5) * (0.5 + Math.random()));
    try {
      if (tries < optimisticAttempts) {
        pending = await attempt(getPrisma(), input, pending, outcomes);
      } else {
        const { left, inside } = await attemptLocked(input, pending, outcomes);
        pending = left;
        outcomes = inside;
      }
    } catch (error) {
      // Two posts with the same new review id at the same moment: the other one is stored now, and is read next time.
      if (!isWriteCollision(error)) throw error;
    }
  }
  return input.reviews.map((r) => outcomes.get(r.id)!);
}
