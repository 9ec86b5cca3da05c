import { getPrisma } from "@/lib/db/prisma-client";

/** Texts of notes are the largest things in here: about half a megabyte each. */
const mostRemembered = 60;

/** By database, since ids are only unique within one. */
const rememberedIn = new WeakMap<object, Map<string, unknown>>();

/**
 * Reads what only a publication changes, once a process. `key` names it and the version of what it depends on, e.g. the
 * course's `edition`: as that is read with every request, another process's publication is seen at once.
 */
export async function rememberPublished<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
  const database = getPrisma();
  const remembered = rememberedIn.get(database) ?? new Map<string, unknown>();
  rememberedIn.set(database, remembered);
  if (remembered.has(key)) return remembered.get(key) as Value;
  const value = await read();
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(key, value);
  return value;
}
