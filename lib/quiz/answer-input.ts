/** What an answer may look like when it arrives, for every place that takes one. */
import { z } from "zod";

/** Longer than any answer that a person types. */
export const longestAnswer = 2_000;

/** A typed answer, or the wish to be told; a blank answer is neither, and is refused as unreadable by its kind. */
export const answerFields = {
  answer: z.string().max(longestAnswer),
  giveUp: z.boolean().default(false),
};
