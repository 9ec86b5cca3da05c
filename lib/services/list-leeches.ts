import { type LeechRow, readLeeches } from "@/lib/db/memory-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { leechLapses } from "@/lib/scheduling/memory";

/** Items that their authors should revise: somebody has forgotten them for the eighth time or more. */
export async function listLeeches(): Promise<readonly LeechRow[]> {
  return readLeeches(getPrisma(), leechLapses);
}
