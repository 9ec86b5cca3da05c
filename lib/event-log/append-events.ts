import { setTimeout as delay } from "node:timers/promises";
import { lockMemories } from "@/lib/db/memory-store";
import { type Database, getPrisma, isWriteCollision } from "@/lib/db/prisma-client";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";

/** Attempts with optimistic versions before the rows are locked instead. */
const optimisticAttempts = 3;

const maximumAttempts = 20;

/** How events of one kind are added to a learner's log. `State` is the progress so far. */
export type AppendStrategy<State> = {
  /** Whether nothing is left to be added. */
  isDone(state: State): boolean;
  /**
   * Reads, projects and writes once, by the versions that were read. Whatever collides with another writer is left for
   * the next attempt. `locked` are the items whose memories nobody else can change meanwhile; null if none are locked.
   */
  attempt(db: Database, state: State, locked: readonly ItemId[] | null): Promise<State>;
  /** The items whose memories the next attempt will change, to lock them first. */
  itemsToLock(db: Database, state: State): Promise<readonly ItemId[]>;
};

/**
 * Adds events to the log of a learner's memories; each is written with its memory and its counters in one statement.
 * Writers of one memory do not wait for each other: on a collision the slower one computes again, and after three
 * collisions it takes the row locks first.
 */
export async function appendEvents<State>(
  learnerId: LearnerId,
  begin: State,
  { isDone, attempt, itemsToLock }: AppendStrategy<State>,
): Promise<State> {
  const attemptLocked = (state: State) =>
    getPrisma().$transaction(async (tx) => {
      const itemIds = [...new Set(await itemsToLock(tx, state))];
      await lockMemories(tx, learnerId, itemIds);
      return attempt(tx, state, itemIds);
    });
  let state = begin;
  for (let tries = 0; !isDone(state); tries += 1) {
    if (tries >= maximumAttempts) throw new Error(`events of ${learnerId} collided ${tries} times`);
    if (tries > 0) await delay(2 ** Math.min(tries, 5) * (0.5 + Math.random()));
    try {
      state =
        tries < optimisticAttempts ? await attempt(getPrisma(), state, null) : await attemptLocked(state);
    } catch (error) {
      // Two writers had the same new id at the same time: the other's row exists now, and the next attempt reads it.
      if (!isWriteCollision(error)) throw error;
    }
  }
  return state;
}
