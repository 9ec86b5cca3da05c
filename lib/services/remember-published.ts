import { cacheOfDatabase } from "./cache-of-database";

/** Texts of notes are the largest things in here: about half a megabyte each. */
const published = cacheOfDatabase<NonNullable<unknown>>(60);

/**
 * Reads what only a publication changes, once a process. `key` names it and the version of what it depends on, e.g. the
 * course's `edition`: as that is read with every request, another process's publication is seen at once.
 */
export async function rememberPublished<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
  const remembered = published();
  const known = remembered.get(key);
  if (known !== undefined) return known as Value;
  const value = await read();
  if (value != null) remembered.set(key, value);
  return value;
}
