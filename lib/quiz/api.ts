/**
 * The JSON endpoints: what may be posted to each path, and what it answers with. Routes check what comes in by these
 * schemas; the browser takes the types alone.
 */

import { z } from "zod";
import type { Locale } from "@/lib/i18n/locale";
import { type Answer, answerText, gaveUp } from "@/lib/items/answer";
import type { Ask, KindName, Reveal } from "@/lib/items/item-kind";
import type { Html } from "@/lib/markdown/markup";
import type { Interval, IntervalPreview, MemoryState, Rating } from "@/lib/scheduling/memory";
import type { EntryView, ScoreView } from "./entry-view";
import type { LearnerId, ReviewId, SessionId, VariantId } from "./ids";
import { longestAnswer, longestElapsedMs, mostHeld, mostReviews } from "./limits";
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
 * Input with an `answer`. Tabs that were opened before answers were data post a text and `giveUp`, and may have kept
 * what a visitor tried in that form. A blank text is not giving up; its kind refuses it as unreadable.
 */
export function answered<Fields extends z.ZodRawShape>(fields: Fields) {
  const answer = z
    .union([answerData, z.string().transform((text): Answer => ({ text }))])
    .refine((given) => answerText(given).length <= longestAnswer);
  return z.intersection(
    z.object(fields),
    z
      .object({ answer, giveUp: z.boolean().default(false) })
      .transform(({ answer, giveUp }) => ({ answer: giveUp ? gaveUp : answer })),
  );
}

const ticket = z.string().max(20_000);

const review = z.object({
  /** Made by the client. The same id twice counts once. */
  id: uuid<ReviewId>(),
  variantId: uuid<VariantId>(),
  sessionId: uuid<SessionId>(),
  /** Needed for self-graded items; for a graded one Hard or Easy may be asked for. */
  rating: z.literal([1, 2, 3, 4]).exactOptional(),
  /** ISO instant at which the answer was in (reveal or check): what the previews promised holds for it. */
  reviewedAt: z.iso.datetime({ offset: true }),
  /** For which the previews were made that the learner chose from; where it can't be, that of `reviewedAt` counts. */
  studyDay: z.int().exactOptional(),
  /** From the question on the screen to the answer, capped by the client at 10 minutes. */
  elapsedMs: z.int().min(0).max(longestElapsedMs),
});

export const apiInputs = {
  /** More of the session. */
  "/api/quiz": z.object({
    /** Every variant that was shown or waits. */
    holding: z.array(uuid<VariantId>()).max(mostHeld).readonly(),
    /** The variant on the screen, if it is to be sent anew; it comes first if it is still due. */
    showing: uuid<VariantId>().exactOptional(),
  }),
  /** The first readable answer sticks. Who gives up is shown the answer; it counts as wrong, with no misconception. */
  "/api/answers": answered({ variantId: uuid<VariantId>() }),
  "/api/reviews": z.object({
    reviews: z.array(review).min(1).max(mostReviews).readonly(),
    /** Whose they are, so that nothing is said of them while somebody else is signed in. */
    madeBy: z.string().max(100).exactOptional(),
  }),
  /**
   * That review is taken back if it is the last one of mine that counts, and asking again gives the same; `conflict` if
   * it is not the last, `not-found` if the server has none with that id. With {} the last one is taken back, whichever
   * it is.
   */
  "/api/undo": z.object({ reviewId: uuid<ReviewId>().exactOptional() }),
  /** Draws an item outside the schedule (landing page, reading pages); with a ticket, the same numbers once more. */
  "/api/trials": z.object({ itemId: z.string().max(200), ticket: ticket.exactOptional() }),
  "/api/trials/answer": answered({ ticket }),
  /**
   * The trial as a variant of this learner's, to be posted as a review with the rating that the learner gives it. The
   * answer is not looked at where the learner grades.
   */
  "/api/trials/adopt": answered({ ticket }),
} as const;

type ApiOutputs = {
  readonly "/api/quiz": MoreEntries;
  readonly "/api/answers": ScoreView;
  readonly "/api/reviews": { readonly results: readonly ReviewResult[] };
  readonly "/api/undo": UndoResult;
  readonly "/api/trials": TrialView;
  readonly "/api/trials/answer": ScoreView;
  readonly "/api/trials/adopt": AdoptedTrial;
};

export type ApiPath = keyof typeof apiInputs;
export type ApiInput<Path extends ApiPath> = z.output<(typeof apiInputs)[Path]>;
export type ApiOutput<Path extends ApiPath> = ApiOutputs[Path];

export type ReviewInput = z.output<typeof review>;

export type MoreEntries = {
  /** ISO instant of the server's clock, so that a wrong clock in the browser does no harm to review times. */
  readonly serverNow: string;
  /** ISO instant at which the learner's study day ends, and with it what the previews of `entries` promise. */
  readonly dayEndsAt: string;
  /** Whose they are: somebody else may have signed in on the same device. */
  readonly learnerId: LearnerId;
  readonly entries: readonly EntryView[];
  /** Items of this session still to come, the fetched ones among them. */
  readonly counts: Workload;
};

export type ReviewResult =
  | {
      readonly id: ReviewId;
      readonly status: "accepted" | "duplicate";
      /** The review that counts instead, where that has another id: it was sent of the same variant, e.g. by another tab. */
      readonly reviewId?: ReviewId;
      readonly rating: Rating;
      readonly memory: {
        readonly state: MemoryState;
        readonly stability: number;
        readonly difficulty: number;
        readonly lapses: number;
        readonly leech: boolean;
      };
      /** When it comes next. Minutes: still in this session; POST /api/quiz then brings it with new numbers. */
      readonly next: Interval;
    }
  /** `message` says why in the learner's language. The post is not to be repeated as it is. */
  | { readonly id: ReviewId; readonly status: "refused"; readonly code: string; readonly message: string };

export type UndoResult = {
  readonly undone: { readonly reviewId: ReviewId; readonly itemId: string; readonly rating: Rating } | null;
  readonly entry: EntryView | null;
};

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
  /** False if it is the trial whose ticket was sent: an answer to that is an answer to this. */
  readonly isAnew: boolean;
  readonly source: string;
};

export type AdoptedTrial = {
  readonly variantId: VariantId;
  /** The id for its review: one trial counts once, however often that is posted. */
  readonly reviewId: ReviewId;
  /** A session of its own. */
  readonly sessionId: SessionId;
  /** ISO instant and study day for its review, for which the previews hold. */
  readonly reviewedAt: string;
  readonly studyDay: number;
  /** Of the answer that counts, which is the first; null where the learner grades. */
  readonly verdict: "correct" | "wrong" | null;
  readonly previews: IntervalPreview;
  readonly buttons: 2 | 4;
};
