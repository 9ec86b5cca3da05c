/**
 * The JSON endpoints: the input and output of each path. Routes validate input by these schemas; the browser uses only
 * the types.
 */

import { z } from "zod";
import { type TeachOutputs, teachInputs } from "@/lib/authoring/teach-api";
import type { Vocabulary } from "@/lib/browse/complete-query";
import type { ItemPage } from "@/lib/browse/item-row";
import { longestQuery } from "@/lib/browse/parse-query";
import { sortColumns } from "@/lib/browse/sort";
import type { Locale } from "@/lib/i18n/locale";
import { type Answer, answerText, gaveUp } from "@/lib/items/answer";
import type { Ask, KindName, Reveal } from "@/lib/items/item-kind";
import type { Html } from "@/lib/markdown/markup";
import type { PracticeScope } from "@/lib/practice/scope";
import type { Interval, IntervalPreview, MemoryState, Rating } from "@/lib/scheduling/memory";
import { type ActionType, actionTypes } from "@/lib/scheduling/memory-event";
import type { EntryView, MisconceptionView, ScoreView } from "./entry-view";
import type { ActionId, LearnerId, ReviewId, SessionId, VariantId } from "./ids";
import {
  longestAnswer,
  longestElapsedMs,
  longestUnclear,
  mostActedOn,
  mostHeld,
  mostRehearsed,
  mostReviews,
} from "./limits";
import type { PastReview } from "./past-review";
import type { Workload } from "./workload";

/** A UUID, in lower case as we write it. */
function uuid<Id extends string>(): z.ZodType<Id> {
  return z.uuid().transform((id) => id.toLowerCase() as Id);
}

const cell = z.string().max(longestAnswer);

const answerData: z.ZodType<Answer> = z.union([
  z.strictObject({ text: cell }),
  z.strictObject({ ids: z.array(cell).max(longestAnswer).readonly() }),
  z.strictObject({
    pairs: z
      .array(z.tuple([cell, cell]).readonly())
      .max(longestAnswer)
      .readonly(),
  }),
  z.strictObject({
    cells: z.array(z.array(cell).max(longestAnswer).readonly()).max(longestAnswer).readonly(),
  }),
  z.strictObject({ gaveUp: z.literal(true) }),
]);

/**
 * Input with an `answer`. Tabs opened before answers were structured data post a text and `giveUp`, and may have stored
 * a visitor's tried answers in that form. A blank text is not giving up; its kind refuses it as unreadable.
 */
export function answered<Fields extends z.ZodRawShape>(fields: Fields) {
  const answer = z
    .union([answerData, z.string().transform((text): Answer => ({ text }))])
    .check(({ value, issues }) => {
      if (answerText(value).length > longestAnswer)
        issues.push({ code: "too_big", origin: "string", maximum: longestAnswer, input: value });
    });
  return z.intersection(
    z.object(fields),
    z
      .object({ answer, giveUp: z.boolean().default(false) })
      .transform(({ answer, giveUp }) => ({ answer: giveUp ? gaveUp : answer })),
  );
}

const ticket = z.string().max(20_000);

/** From showing the question to the answer, capped by the client at 10 minutes. */
const elapsedMs = z.int().min(0).max(longestElapsedMs);

const review = z.object({
  /** Made by the client. The same id twice counts once. */
  id: uuid<ReviewId>(),
  variantId: uuid<VariantId>(),
  sessionId: uuid<SessionId>(),
  /** Needed for self-graded items; for a graded one Hard or Easy may be asked for. */
  rating: z.literal([1, 2, 3, 4]).exactOptional(),
  /** ISO instant of the answer (reveal or check): the previews hold for it. */
  reviewedAt: z.iso.datetime({ offset: true }),
  /** The study day of the previews that the learner chose from; if it is not possible, that of `reviewedAt` counts. */
  studyDay: z.int().exactOptional(),
  /** The version of the learner's preset that the previews were made by; if there is none, the present one counts. */
  presetVersion: z.int().min(0).exactOptional(),
  elapsedMs,
});

const authorsName = z.string().max(200);

const practiceScope: z.ZodType<PracticeScope> = z.discriminatedUnion("of", [
  z.strictObject({ of: z.literal("concept"), course: authorsName, concept: authorsName }),
  z.strictObject({ of: z.literal("note"), course: authorsName, note: authorsName }),
  z.strictObject({ of: z.literal("item"), course: authorsName, item: authorsName }),
  z.strictObject({ of: z.literal("week") }),
  z.strictObject({ of: z.literal("search"), text: z.string().max(longestQuery) }),
]);

/** A search of one's items, as it was typed, and the order. */
const search = {
  text: z.string().max(longestQuery),
  sort: z.strictObject({ column: z.enum(sortColumns), isDescending: z.boolean() }),
};

export const apiInputs = {
  /** More of the session. */
  "/api/quiz": z.object({
    /** Every variant that was shown or is waiting. */
    holding: z.array(uuid<VariantId>()).max(mostHeld).readonly(),
    /** The variant on the screen, if it is to be sent again; it comes first if it is still due. */
    showing: uuid<VariantId>().exactOptional(),
  }),
  /** The first readable answer counts. Giving up reveals the answer; it counts as wrong, with no misconception. */
  "/api/answers": answered({ variantId: uuid<VariantId>() }),
  "/api/reviews": z.object({
    reviews: z.array(review).min(1).max(mostReviews).readonly(),
    /** Who made them, so that no error is shown while somebody else is signed in. */
    madeBy: z.string().max(100).exactOptional(),
  }),
  /**
   * Undoes the review, or the group of actions, if it is the learner's last event that counts; asking again gives the
   * same result. `conflict` if it is not the last, `not-found` if the server has none with that id. With {} the last
   * one is undone, whichever it is.
   */
  "/api/undo": z.object({
    reviewId: uuid<ReviewId>().exactOptional(),
    groupId: uuid<ActionId>().exactOptional(),
  }),
  /**
   * Acts on the memories of items (`course/item`). `untilDay` is the study day until which they are buried (tomorrow
   * if missing), or on which they are due. Sent twice with one `groupId`, it counts once.
   */
  "/api/actions": z.object({
    groupId: uuid<ActionId>(),
    type: z.enum(actionTypes),
    items: z.array(z.string().max(200)).min(1).max(mostActedOn).readonly(),
    untilDay: z.int().exactOptional(),
    /** ISO instant by the clock that reviews are given by, so that their order is kept; by default that of arrival. */
    actedAt: z.iso.datetime({ offset: true }).exactOptional(),
  }),
  /** Tells the author of a question that it is unclear. Sent again for the same variant, it replaces the words. */
  "/api/unclear": z.object({ variantId: uuid<VariantId>(), words: z.string().trim().max(longestUnclear) }),
  /** A note has been open for a while: told again, the first time stays. */
  "/api/readings": z.object({ course: z.string().max(200), note: z.string().max(200) }),
  /** What this learner did wrong with an item (`course/item`) so far. */
  "/api/mistakes": z.object({ itemId: z.string().max(200) }),
  /** Draws an item outside the schedule (landing page, reading pages); with a ticket, the same numbers again. */
  "/api/trials": z.object({ itemId: z.string().max(200), ticket: ticket.exactOptional() }),
  "/api/trials/answer": answered({ ticket }),
  /**
   * Makes the trial a variant of this learner, to be posted as a review with the learner's rating. The answer is
   * ignored for self-graded items.
   */
  "/api/trials/adopt": answered({ ticket }),
  /**
   * The next question of a practice: the same until it is answered; with a ticket, that question again. Practice changes
   * no memory and no counter.
   */
  "/api/practice": z.object({ scope: practiceScope, ticket: ticket.exactOptional() }),
  /** The first readable answer counts. `knew`: where the learner grades. */
  "/api/practice/answer": answered({ ticket, knew: z.boolean().exactOptional(), elapsedMs }),
  /** Makes an answered question of an item that is due today a variant, to be posted as a review. */
  "/api/practice/count": z.object({ ticket }),
  /** Keeps the answer to a question of a rehearsal by its number from 0; the first readable one counts. */
  "/api/rehearsals/answer": answered({
    rehearsalId: uuid<string>(),
    place: z.int().min(0).max(mostRehearsed),
    elapsedMs,
    /** How long, in ms, it has waited on the device. */
    ageMs: z.int().min(0).exactOptional(),
    /** The question whose answer this device sent before. */
    after: z.int().min(0).max(mostRehearsed).exactOptional(),
  }),
  "/api/rehearsals/hand-in": z.object({ rehearsalId: uuid<string>() }),
  /** The next page of a search, behind the last row of the one before. */
  "/api/browse": z.object({
    ...search,
    after: z.strictObject({ value: z.string().max(2_000), id: z.int().min(0).max(2_147_483_647) }),
  }),
  /** The names of what a search finds, at most as many as can be acted on at once. */
  "/api/browse/names": z.object(search),
  /** The names that can be searched by. */
  "/api/browse/words": z.object({}),
  /** A past review of one's own, with its question as it was. */
  "/api/browse/past": z.object({ reviewId: uuid<ReviewId>() }),
  ...teachInputs,
} as const;

type ApiOutputs = TeachOutputs & {
  readonly "/api/quiz": MoreEntries;
  readonly "/api/answers": ScoreView;
  readonly "/api/reviews": { readonly results: readonly ReviewResult[] };
  readonly "/api/undo": UndoResult;
  readonly "/api/actions": ActionsResult;
  readonly "/api/unclear": UnclearReported;
  readonly "/api/readings": ReadingRecorded;
  readonly "/api/mistakes": { readonly mistakes: readonly PastMistake[] };
  readonly "/api/trials": TrialView;
  readonly "/api/trials/answer": ScoreView;
  readonly "/api/trials/adopt": AdoptedTrial;
  readonly "/api/practice": PracticeQuestion;
  readonly "/api/practice/answer": { readonly score: ScoreView | null };
  readonly "/api/practice/count": AdoptedTrial;
  readonly "/api/rehearsals/answer": RehearsalAnswered;
  readonly "/api/rehearsals/hand-in": { readonly rehearsalId: string };
  readonly "/api/browse": ItemPage;
  readonly "/api/browse/names": { readonly names: readonly string[] };
  readonly "/api/browse/words": Vocabulary;
  readonly "/api/browse/past": PastReview;
};

export type ApiPath = keyof typeof apiInputs;
export type ApiInput<Path extends ApiPath> = z.output<(typeof apiInputs)[Path]>;
export type ApiOutput<Path extends ApiPath> = ApiOutputs[Path];

export type ReviewInput = z.output<typeof review>;

export type MoreEntries = {
  /** ISO instant of the server's clock, so that a wrong clock in the browser does not falsify review times. */
  readonly serverNow: string;
  /** ISO instant at which the learner's study day ends; the previews of `entries` hold until then. */
  readonly dayEndsAt: string;
  /** The learner that they are for: somebody else may have signed in on the same device. */
  readonly learnerId: LearnerId;
  readonly entries: readonly EntryView[];
  /** Items left in this session, including the fetched ones. */
  readonly counts: Workload;
};

export type ReviewResult =
  | {
      readonly id: ReviewId;
      readonly status: "accepted" | "duplicate";
      /**
       * The review that counts instead, if it has another id: it was sent for the same variant, e.g. by another tab.
       */
      readonly reviewId?: ReviewId;
      readonly rating: Rating;
      readonly memory: {
        readonly state: MemoryState;
        readonly stability: number;
        readonly difficulty: number;
        readonly lapses: number;
        /** Whether it was a lapse at which the learner is asked what to do about a leech. */
        readonly leech: boolean;
      };
      /**
       * The interval to the next review. Minutes: still in this session; POST /api/quiz then returns it with new
       * numbers.
       */
      readonly next: Interval;
    }
  /** `message` says why in the learner's language. The post must not be repeated unchanged. */
  | { readonly id: ReviewId; readonly status: "refused"; readonly code: string; readonly message: string };

export type UndoResult = {
  /** The undone review. */
  readonly undone: { readonly reviewId: ReviewId; readonly itemId: string; readonly rating: Rating } | null;
  /** The undone actions, if it was not a review. */
  readonly actions: { readonly groupId: ActionId; readonly type: ActionType; readonly items: number } | null;
  /** The item to be asked again: that of the review, or of the only action. */
  readonly entry: EntryView | null;
};

/** `applied` counts the items that were changed. */
export type ActionsResult = { readonly groupId: ActionId; readonly applied: number };

/** A miss of an item, the texts in its language `locale`. */
export type PastMistake = {
  /** The learner's date, as words. */
  readonly date: string;
  readonly locale: Locale;
  /** As typed; null if it is not a text, or there was none. */
  readonly answer: string | null;
  /** Whether the learner did not know it; self-graded items have no answer. */
  readonly gaveUp: boolean;
  /** The misconception behind the answer, with its numbers, and the option that was chosen. */
  readonly mistake: (Pick<MisconceptionView, "name" | "says"> & { readonly option: Html | null }) | null;
};

export type ReadingRecorded = { readonly note: string };
export type UnclearReported = { readonly variantId: VariantId };

/** `ticket` is sealed by the server. */
export type TrialView = {
  readonly ticket: string;
  readonly itemId: string;
  readonly kind: KindName;
  /** See `ItemKind`. */
  readonly drawsValues: boolean;
  readonly locale: Locale;
  readonly ask: Ask<Html>;
  readonly reveal: Reveal<Html> | null;
  /** False if it is the trial whose ticket was sent: answers to that are answers to this. */
  readonly isAnew: boolean;
  readonly source: string;
};

export type PracticeQuestion = TrialView & {
  /** The same as long as it is the same question, in whichever language. */
  readonly id: string;
  /** Whether the item is due today, so that the answer may be counted as its review. */
  readonly isDue: boolean;
};

/** A question on the paper of a rehearsal, without anything that tells its answer. */
export type RehearsalQuestion = Pick<TrialView, "kind" | "locale" | "ask"> & {
  /** From 0. */
  readonly place: number;
  readonly isAnswered: boolean;
};

export type RehearsalAnswered =
  | {
      readonly status: "kept";
      /** The answer that counts was given after the end. */
      readonly isLate: boolean;
      /** Another answer had been given before: that one counts. */
      readonly isEarlier: boolean;
      /** Whether the rehearsal has been handed in. */
      readonly isHandedIn: boolean;
    }
  /** It could not be read, and was not kept. `message` is in the learner's language. */
  | { readonly status: "invalid"; readonly message: string };

export type AdoptedTrial = {
  readonly variantId: VariantId;
  /** The id for its review: a trial counts once, however often it is posted. */
  readonly reviewId: ReviewId;
  /** A session of its own. */
  readonly sessionId: SessionId;
  /** ISO instant and study day of its review; the previews hold for them. */
  readonly reviewedAt: string;
  readonly studyDay: number;
  readonly presetVersion: number;
  /** The verdict on the answer that counts, i.e. the first; of a self-graded item what the learner said of it, null if nothing. */
  readonly verdict: "correct" | "wrong" | null;
  readonly previews: IntervalPreview;
  readonly buttons: 2 | 4;
};
