/** A learner's saved searches. */
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import { longestQuery, parseQuery } from "@/lib/browse/parse-query";
import { getPrisma } from "@/lib/db/prisma-client";
import { deleteSearch, keepSearch, readSavedSearches, type SavedSearch } from "@/lib/db/saved-search-store";
import type { LearnerId } from "@/lib/quiz/ids";

export type { SavedSearch };

export const mostSaved = 50;

/** The form that saves a search. Messages are keys of `browse.problem`. */
export const savedSearchSchema = z.object({
  name: z.string("name").trim().min(1, "name").max(60, "name"),
  query: z
    .string("query")
    .max(longestQuery, "query")
    .refine((text) => parseQuery(text).problems.length === 0, "query"),
});

export function listSavedSearches(learnerId: LearnerId): Promise<SavedSearch[]> {
  return readSavedSearches(getPrisma(), learnerId);
}

/** Saves a search under a name, in place of one with that name. Throws `conflict` if there are too many. */
export async function saveSearch(
  learnerId: LearnerId,
  search: z.infer<typeof savedSearchSchema>,
  now: Date,
): Promise<void> {
  const isKept = await keepSearch(getPrisma(), learnerId, { ...search, now, most: mostSaved });
  if (!isKept) throw new AppError("conflict");
}

/** Nothing happens if there is none with this id. */
export async function forgetSearch(learnerId: LearnerId, id: string): Promise<void> {
  await deleteSearch(getPrisma(), learnerId, id);
}
