import { getPrisma } from "@/lib/db/prisma-client";
import { readUnclear, type UnclearRow } from "@/lib/db/unclear-store";

/** Questions that somebody found unclear, for their authors. */
export async function listUnclear(): Promise<readonly UnclearRow[]> {
  return readUnclear(getPrisma());
}
