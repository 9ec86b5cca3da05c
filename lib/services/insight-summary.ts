import {
  claimSummary,
  findSummary,
  putSummary,
  type StoredSummary,
  type SummaryKey,
} from "@/lib/db/insight-summary-store";
import { type Database, getPrisma } from "@/lib/db/prisma-client";

/** At most a fiftieth of one connection's time is spent on a summary that is looked at all the time. */
const restsFor = 50;
/** What takes longer is computed behind the answer to a request. */
const quickMs = 60;
/** A process that has not finished by then has died. */
const claimMs = 300_000;

/** Only in a transaction may a statement take longer than a request waits for a server that may be frozen. */
const longest = { maxWait: 10_000, timeout: claimMs };

export type Summary<Data> = { readonly data: Data; readonly computedAt: Date };

/**
 * A summary as it is stored, if it is younger than fifty times what it took. An older one is computed anew: at once if
 * that is quick, as for a class of a few dozen; else by one process after this answer, which has the older one. So no
 * review counts anything for its class, and no page waits for the sums of a million reviews but the very first.
 */
export async function loadSummary<Data>(
  key: SummaryKey,
  now: Date,
  compute: (tx: Database) => Promise<Data>,
): Promise<Summary<Data>> {
  const db = getPrisma();
  const stored = await findSummary(db, key);
  if (stored === null) return computeSummary(key, now, compute);
  const ageMs = now.getTime() - stored.computedAt.getTime();
  if (ageMs > restsFor * stored.tookMs) {
    if (stored.tookMs <= quickMs) return computeSummary(key, now, compute);
    const before = new Date(now.getTime() - claimMs);
    if (await claimSummary(db, key, { computedAt: stored.computedAt, now, before }))
      void computeSummary(key, now, compute).catch((error: unknown) => console.error(error));
  }
  return stored as StoredSummary & { data: Data };
}

async function computeSummary<Data>(
  key: SummaryKey,
  now: Date,
  compute: (tx: Database) => Promise<Data>,
): Promise<Summary<Data>> {
  const begun = performance.now();
  const data = await getPrisma().$transaction(compute, longest);
  const tookMs = Math.ceil(performance.now() - begun);
  await putSummary(getPrisma(), key, { data, computedAt: now, tookMs });
  return { data, computedAt: now };
}
