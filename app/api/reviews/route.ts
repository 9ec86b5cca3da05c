import { z } from "zod";
import { apiRoute } from "@/app/_boundary/api-route";
import { translate } from "@/lib/i18n/translate";
import { longestAnswer } from "@/lib/quiz/answer-input";
import type { ReviewInput, ReviewResult } from "@/lib/quiz/entry-view";
import { longestElapsedMs, mostReviews } from "@/lib/quiz/limits";
import { submitReviews } from "@/lib/services/submit-reviews";

const review: z.ZodType<ReviewInput> = z.object({
  id: z.uuid().transform((id) => id.toLowerCase()),
  variantId: z.uuid().transform((id) => id.toLowerCase()),
  sessionId: z.uuid(),
  rating: z.literal([1, 2, 3, 4]).exactOptional(),
  answer: z.string().min(1).max(longestAnswer).exactOptional(),
  reviewedAt: z.iso.datetime({ offset: true }),
  studyDay: z.int().exactOptional(),
  elapsedMs: z.int().min(0).max(longestElapsedMs),
});

export const POST = apiRoute({
  access: "learner",
  checksSession: false,
  work: "review",
  units: ({ reviews }) => reviews.length,
  input: z.object({
    reviews: z.array(review).min(1).max(mostReviews),
    madeBy: z.string().max(100).exactOptional(),
  }),
  run: async (input, { learner, locale, now }) => {
    const outcomes = await submitReviews({
      ...input,
      learnerId: learner.learnerId,
      postedIn: learner.sessionId,
      now,
    });
    const results = outcomes.map(
      (o): ReviewResult =>
        o.status === "refused" ? { ...o, message: translate(locale, "quiz", `refused.${o.code}`) } : o,
    );
    return { results };
  },
});
