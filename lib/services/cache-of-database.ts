import { LRUCache } from "lru-cache";
import { getPrisma } from "@/lib/db/prisma-client";

/** The present database's own cache of at most `max` values, since ids are only unique within one database. */
export function cacheOfDatabase<Value extends NonNullable<unknown>>(
  max: number,
): () => LRUCache<string, Value> {
  const caches = new WeakMap<object, LRUCache<string, Value>>();
  return () => {
    const database = getPrisma();
    const known = caches.get(database);
    if (known !== undefined) return known;
    const cache = new LRUCache<string, Value>({ max });
    caches.set(database, cache);
    return cache;
  };
}
