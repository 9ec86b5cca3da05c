import type { ItemId } from "@/lib/quiz/ids";
import { cacheOfDatabase } from "./cache-of-database";

const sharedBodies = cacheOfDatabase<object>(5_000);

/**
 * One object for each version of an item, however often it is read. A version never changes, so kinds may cache data
 * derived from a body (parsed expressions, the variants of a small domain) by the identity of the object.
 */
export function sharedBody(itemId: ItemId, version: number, body: unknown): unknown {
  const bodies = sharedBodies();
  const key = `${itemId}:${version}`;
  const known = bodies.get(key);
  if (known !== undefined) return known;
  bodies.set(key, body as object);
  return body;
}
