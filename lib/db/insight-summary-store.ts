/** Computed summaries of insights. They may be deleted at any time: they are computed anew from the log. */
import { type Database, runOften } from "./prisma-client";

export type InsightView = "items" | "mistakes" | "concepts" | "learners";

export type SummaryKey = { readonly scope: string; readonly view: InsightView };

export type StoredSummary = {
  readonly data: unknown;
  readonly computedAt: Date;
  readonly tookMs: number;
};

/** Past Prisma, which would convert each of the many numbers. */
export async function findSummary(db: Database, { scope, view }: SummaryKey): Promise<StoredSummary | null> {
  const [row] = await runOften<Omit<StoredSummary, "computedAt"> & { computedMs: number }>(
    db,
    `SELECT data, (extract(epoch FROM computed_at) * 1000)::float8 AS "computedMs", took_ms AS "tookMs"
     FROM insight_summary WHERE scope = $1 AND view = $2`,
    scope,
    view,
  );
  if (row === undefined) return null;
  const { computedMs, ...summary } = row;
  return { ...summary, computedAt: new Date(Math.round(computedMs)) };
}

export async function putSummary(
  db: Database,
  { scope, view }: SummaryKey,
  { data, computedAt, tookMs }: StoredSummary,
): Promise<void> {
  await db.$executeRawUnsafe(
    `INSERT INTO insight_summary (scope, view, data, computed_at, took_ms) VALUES ($1, $2, $3::jsonb, $4::timestamptz, $5::int)
     ON CONFLICT (scope, view) DO UPDATE SET data = excluded.data, computed_at = excluded.computed_at,
       took_ms = excluded.took_ms, claimed_at = NULL`,
    scope,
    view,
    JSON.stringify(data),
    computedAt,
    tookMs,
  );
}

/** Whether this process is the one that computes it anew: none has done so, or begun to since `before`. */
export async function claimSummary(
  db: Database,
  { scope, view }: SummaryKey,
  { computedAt, now, before }: { readonly computedAt: Date; readonly now: Date; readonly before: Date },
): Promise<boolean> {
  const { count } = await db.insightSummary.updateMany({
    where: { scope, view, computedAt, OR: [{ claimedAt: null }, { claimedAt: { lt: before } }] },
    data: { claimedAt: now },
  });
  return count > 0;
}
