import { getPrisma } from "@/lib/db/prisma-client";
import type { ItemId } from "@/lib/quiz/ids";

const mostBodies = 5_000;

/** By database, since ids are only unique within one. */
const bodiesOf = new WeakMap<object, Map<string, unknown>>();

/**
 * One object for each version of an item, however often it is read. A version never changes, so kinds may keep what
 * they have worked out of a body (parsed expressions, the variants of a small domain) by the identity of the object.
 */
export function sharedBody(itemId: ItemId, version: number, body: unknown): unknown {
  const database = getPrisma();
  const bodies = bodiesOf.get(database) ?? new Map<string, unknown>();
  bodiesOf.set(database, bodies);
  const key = `${itemId}:${version}`;
  const known = bodies.get(key);
  if (known !== undefined) return known;
  if (bodies.size >= mostBodies) bodies.clear();
  bodies.set(key, body);
  return body;
}
