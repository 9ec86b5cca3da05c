import { setTimeout as delay } from "node:timers/promises";
import { lockMemories } from "@/lib/db/memory-store";
import { type Database, getPrisma, isWriteCollision } from "@/lib/db/prisma-client";
import type { ItemId, LearnerId } from "@/lib/quiz/ids";

/** Attempts with optimistic versions before the rows are locked instead. */
const optimisticAttempts = 3;

const maximumAttempts = 20;

/** How events of one kind are added to a learner's log. `State` is what has been achieved so far. */
export type Appending<State> = {
  /** Whether nothing is left to be added. */
  isDone(state: State): boolean;
  /**
   * Reads, projects and writes once, by the versions that were read. What another writer has overtaken is left for the
   * next attempt. `locked` are the items whose memories nobody else changes meanwhile; null if none are locked.
   */
  attempt(db: Database, state: State, locked: readonly ItemId[] | null): Promise<State>;
  /** The items whose memories the next attempt will change, if they are to be locked for it. */
  itemsToLock(db: Database, state: State): Promise<readonly ItemId[]>;
};

/**
 * Adds events to the log of a learner's memories, each with its memory and its counters in one statement. Writers of one
 * memory don't wait for each other: who is overtaken computes again, and after three such collisions takes the row
 * locks first.
 */
export async function appendEvents<State>(
  learnerId: LearnerId,
  begin: State,
  { isDone, attempt, itemsToLock }: Appending<State>,
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
      // Two writers with the same new id at the same moment: the other one's row is there now, and is read next time.
      if (!isWriteCollision(error)) throw error;
    }
  }
  return state;
}
