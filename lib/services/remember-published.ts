import { cacheOfDatabase } from "./cache-of-database";

/** The largest entries are texts of notes: about half a megabyte each. */
const published = cacheOfDatabase<NonNullable<unknown>>(60);

/**
 * Reads data that only a publication changes, once per process. `key` contains the version of what it depends on, e.g.
 * the course's `edition`: since that is read with every request, another process's publication is seen at once.
 */
export async function rememberPublished<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
  const remembered = published();
  const known = remembered.get(key);
  if (known !== undefined) return known as Value;
  const value = await read();
  if (value != null) remembered.set(key, value);
  return value;
}
