import { apiPost } from "@/app/_boundary/json-post";
import { translate } from "@/lib/i18n/translate";
import { submitReviews } from "@/lib/services/submit-reviews";

export const postReviews = apiPost("/api/reviews", {
  access: "learner",
  checksSession: false,
  work: "review",
  units: ({ reviews }) => reviews.length,
  run: async (input, { learner, locale, now }) => {
    const outcomes = await submitReviews({
      ...input,
      learnerId: learner.learnerId,
      postedIn: learner.sessionId,
      now,
    });
    return {
      results: outcomes.map((o) =>
        o.status === "refused" ? { ...o, message: translate(locale, "quiz", `refused.${o.code}`) } : o,
      ),
    };
  },
});
