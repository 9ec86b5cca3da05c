import { setImmediate as nextTurn } from "node:timers/promises";
import { AppError } from "@/lib/app-error";
import { type EventWrite, writeEvents } from "@/lib/db/event-store";
import type { Database } from "@/lib/db/prisma-client";
import {
  type AskedReview,
  type NewReview,
  type ReviewContext,
  readReviewContext,
  type StoredReview,
  type StoredVariant,
} from "@/lib/db/review-store";
import { readSettings } from "@/lib/db/settings-store";
import { isOpenLearner } from "@/lib/db/user-store";
import { appendEvents } from "@/lib/event-log/append-events";
import { itemLogs, settle } from "@/lib/event-log/item-logs";
import type { ReviewInput, ReviewResult } from "@/lib/quiz/api";
import type { LearnerId, ReviewId } from "@/lib/quiz/ids";
import { settingsOf } from "@/lib/quiz/learner-settings";
import {
  again,
  isLeechWarning,
  type Memory,
  presentRules,
  type Rating,
  type VersionedPreset,
} from "@/lib/scheduling/memory";
import { reviewEvent } from "@/lib/scheduling/memory-event";
import type { PresetOfCourse } from "@/lib/scheduling/presets";
import { type RatingRefusal, rateScore, rateSelf } from "@/lib/scheduling/rating-policy";
import { project } from "@/lib/scheduling/replay";
import { clockAt } from "@/lib/scheduling/study-day";
import { presetsOfCourses } from "./learner-queue";

/** A browser's clock may be ahead of ours by this much before its reviews are refused. */
const clockToleranceMs = 60_000;

/**
 * The most reviews of one item by one learner that count. Intervals grow, so no learner comes near it; and a review
 * that arrives late replays all of them.
 */
export const mostReviewsOfItem = 1_000;

/** Why a review was refused; lib/i18n (namespace `quiz`, `refused.…`) has the messages. */
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

/** Grades a posted review by the stored variant, or says why it cannot. */
function grade(variant: StoredVariant, input: ReviewInput): Graded | Refusal {
  if (!variant.graded) {
    // Counted from practice, where the learner has said whether they knew it, it is rated within that.
    // All four ratings are accepted whatever the setting is now: a review made before the setting changed is not lost.
    const decision =
      variant.verdict === null ? rateSelf(input.rating, 4) : rateScore(variant.verdict, input.rating);
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

/** A review about to be added; `promisedDay` is the study day of the intervals that its learner was shown, if known. */
type AddedReview = Omit<NewReview, "situation"> & { readonly promisedDay: number | undefined };

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer Each)[] ? Each[] : never };

/** The preset whose intervals the learner was shown, if it is one of theirs: what a button promised comes true. */
function shownPreset({ presetVersion }: ReviewInput, { presets }: ReviewContext): number | null {
  if (presetVersion === undefined) return null;
  return presetVersion === 0 || presets.some(({ version }) => version === presetVersion)
    ? presetVersion
    : null;
}

type Plan = Mutable<Required<Omit<EventWrite, "actions">>> & {
  readonly refused: Map<string, Refusal>;
  /** Posted ids of second reviews of a variant in the same post, with the id of the first. */
  readonly duplicateOf: Map<string, string>;
};

/** The presets that apply where a post does not name one of the learner's. */
type PresentPresets = { readonly presets: readonly VersionedPreset[]; readonly of: PresetOfCourse };

/** Only a post without the preset of its intervals, e.g. one of a guest's that is sent by the account, reads these. */
async function readPresentPresets(
  db: Database,
  learnerId: LearnerId,
  context: ReviewContext,
  inputs: readonly ReviewInput[],
): Promise<PresentPresets | null> {
  if (inputs.every((input) => shownPreset(input, context) !== null)) return null;
  const rows = await readSettings(db, learnerId);
  return { presets: rows.presets, of: presetsOfCourses(rows) };
}

async function planReviews(
  context: ReviewContext,
  present: PresentPresets | null,
  inputs: readonly ReviewInput[],
  now: Date,
): Promise<Plan> {
  const presets = [...context.presets, ...(present?.presets ?? [])];
  const settings = settingsOf(context.settings);
  const variants = new Map(context.variants.map((v) => [v.id, v]));
  const refused = new Map<string, Refusal>();
  const duplicateOf = new Map<string, string>();
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
      duplicateOf.set(input.id, first);
      continue;
    }
    const before = context.memories.get(variant.itemId)?.memory.repetitions ?? 0;
    if (before + (byItem.get(variant.itemId)?.length ?? 0) >= mostReviewsOfItem) {
      refused.set(input.id, "too-many");
      continue;
    }
    firstOf.set(variant.id, input.id);
    const { studyDay, hour } = clockAt(reviewedAt, settings);
    const review: AddedReview = {
      ...graded,
      id: input.id,
      itemId: variant.itemId,
      version: variant.version,
      variantId: variant.id,
      sessionId: input.sessionId,
      given: variant.given,
      reviewedAt,
      studyDay,
      hour,
      promisedDay: input.studyDay,
      presetVersion: shownPreset(input, context) ?? present!.of(variant.courseId).version,
      rules: presentRules,
      elapsedMs: input.elapsedMs,
    };
    byItem.set(variant.itemId, [...(byItem.get(variant.itemId) ?? []), review]);
  }
  const plan: Plan = {
    changes: [],
    reviews: [],
    settledReviews: [],
    settledActions: [],
    refused,
    duplicateOf,
  };
  const stored = { reviews: context.history, actions: context.actions };
  const histories = itemLogs(stored, presets);
  for (const [itemId, added] of byItem) {
    const current = context.memories.get(itemId);
    const events = added.map((review) => ({
      ...reviewEvent(review, presets),
      promisedDay: review.promisedDay,
    }));
    const projection = project(itemId, current?.memory ?? null, histories.get(itemId) ?? [], events);
    plan.changes.push({ itemId, memory: projection.memory, fromVersion: current?.version ?? 0 });
    for (const review of added) {
      const studyDay = projection.studyDays.get(review.id)!;
      plan.reviews.push({ ...review, studyDay, situation: projection.reviews.get(review.id)! });
    }
    if (!histories.has(itemId)) continue;
    const settled = settle(stored, projection);
    plan.settledReviews.push(...settled.reviews);
    plan.settledActions.push(...settled.actions);
    // Replaying a hundred long histories takes a second and more: others get their turn in between.
    await nextTurn();
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
  { rating, reviewedAt, situation }: Omit<Counted, "id">,
  memory: Memory,
): TakenOutcome {
  const { state, stability, difficulty, lapses } = memory;
  const { stageBefore } = situation;
  const isLapse = rating === again && (stageBefore === "young" || stageBefore === "mature");
  const leech = isLapse && isLeechWarning(memory);
  return {
    id,
    status,
    rating,
    memory: { state, stability, difficulty, lapses, leech },
    next: nextOf(memory, reviewedAt),
  };
}

type Counted = Pick<StoredReview, "id" | "rating" | "reviewedAt" | "situation">;

/** The outcome of a review that is stored already, under its own id or as `known` under another. */
function duplicateOutcome(id: string, known: Counted, memory: Memory): TakenOutcome {
  const same = outcome(id, "duplicate", known, memory);
  return known.id === id ? same : { ...same, reviewId: known.id };
}

/** The outcomes of reviews posted before, by their ids, and of variants that already have a review. */
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

/** The last instant that JavaScript prints with a year of four digits. Postgres parses no other. */
const latestAsked = Date.parse("9999-12-31T23:59:59.999Z");

/** Clamped for the database: nothing was published before 1970, and reviews in the future are refused. */
function asked({ id, variantId, reviewedAt, presetVersion }: ReviewInput): AskedReview {
  const at = Math.min(latestAsked, Math.max(0, Date.parse(reviewedAt)));
  // The column is an integer of four bytes; no learner has so many.
  const named = presetVersion === undefined || presetVersion > 1e9 ? null : presetVersion;
  return { id, variantId, reviewedAt: new Date(at), presetVersion: named };
}

/** A guest's presets have got other numbers, if there were any, when they became the account's. */
function withoutPreset({ presetVersion: _, ...review }: ReviewInput): ReviewInput {
  return review;
}

type ReviewsPost = {
  readonly learnerId: LearnerId;
  /** The learner that the browser stored them for. Somebody else's are accepted if they have become this learner's. */
  readonly madeBy?: LearnerId;
  /** The session that posts them; checked here, since it costs nothing beside what is read anyway. */
  readonly postedIn?: string;
  readonly reviews: readonly ReviewInput[];
  readonly now: Date;
};

/** The outcomes so far, and the reviews that have none yet. */
type SubmitProgress = {
  readonly pending: readonly ReviewInput[];
  readonly outcomes: ReadonlyMap<string, ReviewOutcome>;
};

async function attempt(
  db: Database,
  { learnerId, madeBy = learnerId, postedIn, now }: ReviewsPost,
  { pending, outcomes: before }: SubmitProgress,
): Promise<SubmitProgress> {
  const context = await readReviewContext(db, learnerId, pending.map(asked), postedIn);
  if (!context.isOpen) throw new AppError("signed-out");
  const outcomes = new Map([...before, ...duplicates(context, pending)]);
  const leftOf = () => pending.filter((review) => !outcomes.has(review.id));
  const present = await readPresentPresets(db, learnerId, context, leftOf());
  const plan = await planReviews(context, present, leftOf(), now);
  const isLost = [...plan.refused.values()].includes("not-found");
  // Somebody else has signed in on the same device, or a guest has just signed up and must send it again as the account
  // that owns the variant now.
  if (isLost && (madeBy !== learnerId || !(await isOpenLearner(db, learnerId))))
    throw new AppError("signed-out");
  for (const [id, code] of plan.refused) outcomes.set(id, { id, status: "refused", code });
  if (plan.changes.length === 0) return { pending: [], outcomes };
  const written = await writeEvents(db, learnerId, plan);
  const memories = new Map(plan.changes.map((c) => [c.itemId, c.memory]));
  for (const review of plan.reviews) {
    const memory = memories.get(review.itemId);
    if (memory && written.has(review.itemId)) {
      outcomes.set(review.id, outcome(review.id, "accepted", review, memory));
      for (const [duplicate, first] of plan.duplicateOf)
        if (first === review.id) outcomes.set(duplicate, duplicateOutcome(duplicate, review, memory));
    }
  }
  return { pending: leftOf(), outcomes };
}

/**
 * Takes up to 100 reviews of one learner: grades them by their stored variants, schedules, and writes review, memory
 * and counters in one statement. Posting a review again changes nothing: the first with an id counts. Neither does a
 * second review of a variant while one counts, whatever its id and rating: a variant is one meeting with its item, and
 * the intervals on its buttons hold for the memory it was drawn from, so two tabs that show it make one review, and the
 * second gets the outcome of the first. Rating the item again takes a new variant. Reviews may come late, twice, out of
 * order and concurrently: the memories end in the state of the replay. Throws `signed-out` if the session has ended,
 * for a guest who has signed up meanwhile, and if reviews that were `madeBy` somebody else are not this learner's.
 */
export async function submitReviews(input: ReviewsPost): Promise<ReviewOutcome[]> {
  const { learnerId } = input;
  const isOwn = (input.madeBy ?? learnerId) === learnerId;
  const posted = input.reviews.map((review) => (isOwn ? review : withoutPreset(review)));
  const firstById = new Map(posted.toReversed().map((r) => [r.id, r]));
  const begin: SubmitProgress = { pending: [...firstById.values()].reverse(), outcomes: new Map() };
  const { outcomes } = await appendEvents(learnerId, begin, {
    isDone: ({ pending }) => pending.length === 0,
    attempt: (db, taking) => attempt(db, input, taking),
    itemsToLock: async (db, { pending }) => {
      const { variants } = await readReviewContext(db, learnerId, pending.map(asked));
      return variants.map((v) => v.itemId);
    },
  });
  return input.reviews.map((r) => outcomes.get(r.id)!);
}
