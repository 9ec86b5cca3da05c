/** The clocks that learners had before the present one, which is in their settings. */
import type { LearnerId } from "@/lib/quiz/ids";
import type { PastClock } from "@/lib/scheduling/clock-history";
import type { Database } from "./prisma-client";
import { runOften } from "./prisma-client";
import { smallint, text, timestamptz } from "./table";

/** All columns but the learner's. */
export const pastClockTable = { until_at: timestamptz, time_zone: text, rollover_hour: smallint };

/** Earlier ones are as if they had never been: a year of a pilot's. */
const mostRead = 200;

/** Keeps the clock of the stored settings if the new one differs from it; null is what stays. */
export async function keepPastClock(
  db: Database,
  learnerId: LearnerId,
  next: { readonly timeZone: string | null; readonly rolloverHour: number | null; readonly until: Date },
): Promise<void> {
  await db.$executeRawUnsafe(
    `INSERT INTO past_clock (learner_id, until_at, time_zone, rollover_hour)
     SELECT learner_id, $2::timestamptz, time_zone, rollover_hour FROM learner_settings
     WHERE learner_id = $1 AND (time_zone <> $3::text OR rollover_hour <> $4::smallint)
     ON CONFLICT DO NOTHING`,
    learnerId,
    next.until,
    next.timeZone,
    next.rolloverHour,
  );
}

/** In order; at most the latest of them. */
export async function readPastClocks(db: Database, learnerId: LearnerId): Promise<PastClock[]> {
  const rows = await runOften<{ until: string | Date; timeZone: string; rolloverHour: number }>(
    db,
    `SELECT until_at AS until, time_zone AS "timeZone", rollover_hour::int AS "rolloverHour"
     FROM past_clock WHERE learner_id = $1 ORDER BY until_at DESC LIMIT ${mostRead}`,
    learnerId,
  );
  return rows.map((row) => ({ ...row, until: new Date(row.until) })).reverse();
}
