/** Who has the editor of a course open. */
import type { LearnerId } from "@/lib/quiz/ids";
import type { Database } from "./prisma-client";

export type EditorTab = {
  readonly userId: LearnerId;
  readonly courseId: number;
  readonly tab: string;
};

/** Notes that a tab is at a note, and forgets those that are long over. */
export async function notePresence(
  db: Database,
  { note, now, ...tab }: EditorTab & { readonly note: string; readonly now: Date },
): Promise<void> {
  await db.$executeRawUnsafe(
    `WITH gone AS (DELETE FROM editor_presence WHERE course_id = $2::int AND seen_at < $5::timestamptz - interval '1 hour')
     INSERT INTO editor_presence (user_id, course_id, tab, note, seen_at) VALUES ($1, $2::int, $3::uuid, $4, $5::timestamptz)
     ON CONFLICT (user_id, course_id, tab) DO UPDATE SET note = excluded.note, seen_at = excluded.seen_at`,
    tab.userId,
    tab.courseId,
    tab.tab,
    note,
    now,
  );
}

export async function endPresence(db: Database, { userId, courseId, tab }: EditorTab): Promise<void> {
  await db.editorPresence.deleteMany({ where: { userId, courseId, tab } });
}

/** The other tabs that were seen since, by the names of their people. */
export async function readPresence(
  db: Database,
  { userId, courseId, tab }: EditorTab,
  since: Date,
): Promise<{ name: string; note: string; isMe: boolean }[]> {
  return db.$queryRawUnsafe(
    `SELECT DISTINCT u.name, e.note, e.user_id = $1 AS "isMe" FROM editor_presence e JOIN "user" u ON u.id = e.user_id
     WHERE e.course_id = $2::int AND e.seen_at > $4::timestamptz AND NOT (e.user_id = $1 AND e.tab = $3::uuid)
     ORDER BY 3, 1, 2 LIMIT 20`,
    userId,
    courseId,
    tab,
    since,
  );
}
