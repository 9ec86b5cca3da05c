/** Searches that learners have kept. */
import { randomUUID } from "node:crypto";
import type { LearnerId } from "@/lib/quiz/ids";
import type { Database } from "./prisma-client";
import { text, timestamptz, uuid } from "./table";

/** All columns but the learner's. */
export const savedSearchTable = { id: uuid, name: text, query: text, saved_at: timestamptz };

export type SavedSearch = { readonly id: string; readonly name: string; readonly query: string };

/** By name. */
export async function readSavedSearches(db: Database, learnerId: LearnerId): Promise<SavedSearch[]> {
  return db.savedSearch.findMany({
    where: { learnerId },
    select: { id: true, name: true, query: true },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
}

/** Keeps a search, in place of one of the same name. False, and nothing is kept, if there are `most` already. */
export async function keepSearch(
  db: Database,
  learnerId: LearnerId,
  {
    name,
    query,
    now,
    most,
  }: { readonly name: string; readonly query: string; readonly now: Date; readonly most: number },
): Promise<boolean> {
  const { count } = await db.savedSearch.updateMany({
    where: { learnerId, name },
    data: { query, savedAt: now },
  });
  if (count > 0) return true;
  // Two at once may exceed the limit by one, which harms nobody.
  if ((await db.savedSearch.count({ where: { learnerId } })) >= most) return false;
  await db.savedSearch.create({ data: { learnerId, id: randomUUID(), name, query, savedAt: now } });
  return true;
}

export async function deleteSearch(db: Database, learnerId: LearnerId, id: string): Promise<void> {
  await db.savedSearch.deleteMany({ where: { learnerId, id } });
}
