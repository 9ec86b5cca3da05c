/** Reads courses and their notes. */
import { z } from "zod";
import { type Locale, type LocalizedText, originalLocale } from "@/lib/i18n/locale";
import type { Concept, NoteHeading, NoteSegment } from "@/lib/notes/compiled-course";
import type { LearnerId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import { localeName, localizedText, noteHeadings, noteSegments } from "./json-columns";
import type { Database } from "./prisma-client";
import { withdrawn } from "./publishing-store";

/**
 * SQL: whether this person may read the course: anybody if it is open and not archived, else its enrolled learners, its authors and the
 * teachers of its classes; nobody if it was withdrawn or never published. `$1` is the learner or null.
 */
export const readable = `(c.source_hash <> '${withdrawn}' AND
  ((c.open AND c.archived_at IS NULL) OR EXISTS (SELECT 1 FROM enrolment e WHERE e.learner_id = $1::text AND e.course_id = c.id)
    OR EXISTS (SELECT 1 FROM course_role a WHERE a.user_id = $1::text AND a.course_id = c.id)
    OR EXISTS (SELECT 1 FROM class_member t JOIN class k ON k.id = t.class_id AND k.course_id = c.id
      WHERE t.learner_id = $1::text AND t.role = 'teacher' AND t.left_at IS NULL)))`;

export type CourseRow = {
  readonly id: number;
  readonly slug: string;
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** Names the publication: its content does not change until the next one. */
  readonly edition: string;
  /** Whether the learner is enrolled, not only reading. */
  readonly enrolled: boolean;
};

const courseRow: z.ZodType<CourseRow> = z.strictObject({
  id: z.int(),
  slug: z.string(),
  title: localizedText,
  summary: localizedText,
  edition: z.string(),
  enrolled: z.boolean(),
});

/** `$1` is the learner or null. */
const courseColumns = `c.id, c.slug, c.title, c.summary, c.source_hash || ' ' || c.published_at AS edition,
  EXISTS (SELECT 1 FROM enrolment e WHERE e.learner_id = $1::text AND e.course_id = c.id) AS enrolled`;

export async function readCourses(db: Database, learnerId: LearnerId | null): Promise<CourseRow[]> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT ${courseColumns} FROM course c WHERE ${readable} ORDER BY c.id`,
    learnerId,
  );
  return checked(z.array(courseRow), rows);
}

export async function findCourse(
  db: Database,
  learnerId: LearnerId | null,
  slug: string,
): Promise<CourseRow | null> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT ${courseColumns} FROM course c WHERE c.slug = $2 AND ${readable}`,
    learnerId,
    slug,
  );
  return checked(z.array(courseRow), rows)[0] ?? null;
}

const conceptsColumn: z.ZodType<readonly Concept[]> = z.array(
  z.strictObject({ id: z.string(), name: localizedText, prerequisites: z.array(z.string()) }),
);

/** A course's concepts, in its order. */
export async function readConcepts(db: Database, courseId: number): Promise<readonly Concept[]> {
  const row = await db.course.findUnique({ where: { id: courseId }, select: { concepts: true } });
  return checked(conceptsColumn, row?.concepts ?? []);
}

/** Names of a course's concepts, by id. */
export async function readConceptNames(
  db: Database,
  courseId: number,
): Promise<ReadonlyMap<string, LocalizedText>> {
  return new Map((await readConcepts(db, courseId)).map(({ id, name }) => [id, name]));
}

export type NoteRow = {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  readonly minutes: number;
  /** Language of title and text. */
  readonly locale: Locale;
};

const noteColumns = `n.id, n.slug, t.title, t.minutes, t.locale`;

const textInLocale = `JOIN LATERAL (SELECT * FROM note_text WHERE note_id = n.id AND locale IN ($2, '${originalLocale}')
  ORDER BY (locale = $2) DESC LIMIT 1) t ON true`;

export async function readNotes(db: Database, courseId: number, locale: Locale): Promise<NoteRow[]> {
  return db.$queryRawUnsafe<NoteRow[]>(
    `SELECT ${noteColumns} FROM note n ${textInLocale}
     WHERE n.course_id = $1::int AND n.retired_at IS NULL ORDER BY n.position`,
    courseId,
    locale,
  );
}

export type NoteContent = {
  readonly headings: readonly NoteHeading[];
  readonly segments: readonly NoteSegment[];
};

const contentRows: z.ZodType<NoteContent[]> = z.array(
  z.strictObject({ headings: noteHeadings, segments: noteSegments }),
);

export async function readNoteContent(
  db: Database,
  noteId: number,
  locale: Locale,
): Promise<NoteContent | null> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT t.headings, t.segments FROM note n ${textInLocale} WHERE n.id = $1::int`,
    noteId,
    locale,
  );
  return checked(contentRows, rows)[0] ?? null;
}

/** Where reading continues: the note and the section of the first item that a learner has not met. */
export type FirstUnmet = {
  readonly course: string;
  readonly note: string;
  readonly title: string;
  readonly minutes: number;
  /** Language of the note's title and text. */
  readonly locale: Locale;
  readonly headings: readonly NoteHeading[];
  /** Id of the heading above the item. */
  readonly anchor: string;
  /** Whether any item of the note was met. */
  readonly isBegun: boolean;
};

const firstUnmetRows: z.ZodType<FirstUnmet[]> = z.array(
  z.strictObject({
    course: z.string(),
    note: z.string(),
    title: z.string(),
    minutes: z.int(),
    locale: localeName,
    headings: noteHeadings,
    anchor: z.string(),
    isBegun: z.boolean(),
  }),
);

/**
 * In one course or, with null, in all courses that the learner is enrolled in, in the order of new items. Null if there
 * is none. This person (null: a visitor) must be allowed to read the course.
 */
export async function findFirstUnmet(
  db: Database,
  learnerId: LearnerId | null,
  locale: Locale,
  courseId: number | null = null,
): Promise<FirstUnmet | null> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `WITH met AS MATERIALIZED (SELECT item_id FROM memory WHERE learner_id = $1::text AND state <> 0),
     first AS (
       SELECT u.* FROM course c CROSS JOIN LATERAL (
         SELECT i.note_id, i.course_id, i.anchor, i.position FROM item i
         WHERE i.course_id = c.id AND i.retired_at IS NULL AND i.id NOT IN (SELECT item_id FROM met)
         ORDER BY i.position LIMIT 1) u
       WHERE CASE WHEN $3::int IS NULL
         THEN EXISTS (SELECT 1 FROM enrolment e WHERE e.learner_id = $1::text AND e.course_id = c.id)
         ELSE c.id = $3::int END
       ORDER BY u.position, u.course_id LIMIT 1)
     SELECT c.slug AS course, n.slug AS note, t.title, t.minutes, t.locale, t.headings, f.anchor,
       EXISTS (SELECT 1 FROM item i JOIN met ON met.item_id = i.id WHERE i.note_id = n.id AND i.retired_at IS NULL)
         AS "isBegun"
     FROM first f JOIN course c ON c.id = f.course_id JOIN note n ON n.id = f.note_id ${textInLocale}`,
    learnerId,
    locale,
    courseId,
  );
  return checked(firstUnmetRows, rows)[0] ?? null;
}

/** Enrols a new learner in every course that is for everybody. */
export async function enrolInOpenCourses(db: Database, learnerId: LearnerId): Promise<void> {
  await db.$executeRawUnsafe(
    `INSERT INTO enrolment (learner_id, course_id) SELECT $1, id FROM course
     WHERE open AND for_everybody AND archived_at IS NULL
     ON CONFLICT DO NOTHING`,
    learnerId,
  );
}

/**
 * Enrols somebody who joins a class of the course. With `ownBefore`, one who met an item of it before that study day
 * was learning it on their own (see `Enrolment.own`).
 */
export async function enrolInClassCourse(
  db: Database,
  { learnerId, courseId, ownBefore }: { learnerId: LearnerId; courseId: number; ownBefore: number | null },
): Promise<void> {
  await db.$executeRawUnsafe(
    `INSERT INTO enrolment (learner_id, course_id, own)
     SELECT $1, $2::int, EXISTS (SELECT 1 FROM memory m JOIN item i ON i.id = m.item_id
       WHERE m.learner_id = $1 AND i.course_id = $2::int AND m.first_study_day < $3::int)
     ON CONFLICT (learner_id, course_id) DO UPDATE SET own = enrolment.own OR excluded.own`,
    learnerId,
    courseId,
    ownBefore,
  );
}

/**
 * Takes somebody out of the courses that everybody is enrolled in by signing up, if they have never met an item of them:
 * whoever comes for a class is asked what the class learns. Courses of their own or of a class stay.
 */
export async function leaveUntouchedCourses(
  db: Database,
  learnerId: LearnerId,
  keptCourseId: number,
): Promise<void> {
  await db.$executeRawUnsafe(
    `DELETE FROM enrolment e USING course c
     WHERE e.learner_id = $1 AND e.course_id <> $2::int AND e.role = 'learner' AND NOT e.own
       AND c.id = e.course_id AND c.for_everybody
       AND NOT EXISTS (SELECT 1 FROM memory m JOIN item i ON i.id = m.item_id
         WHERE m.learner_id = $1 AND i.course_id = e.course_id)
       AND NOT EXISTS (SELECT 1 FROM class_member o JOIN class k ON k.id = o.class_id
         WHERE o.learner_id = $1 AND k.course_id = e.course_id)`,
    learnerId,
    keptCourseId,
  );
}

/** The published course that a link with this token opens; null if there is none, or it is archived. */
export async function findLinkedCourse(
  db: Database,
  token: string,
): Promise<{ readonly id: number; readonly slug: string; readonly title: LocalizedText } | null> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT id, slug, title FROM course
     WHERE link_token = $1 AND source_hash <> '${withdrawn}' AND archived_at IS NULL`,
    token,
  );
  const row = z.strictObject({ id: z.int(), slug: z.string(), title: localizedText });
  return checked(z.array(row), rows)[0] ?? null;
}

/** Enrols a learner on their own. One who is already enrolled stays as they are. */
export async function enrol(db: Database, learnerId: LearnerId, courseId: number): Promise<void> {
  await db.enrolment.createMany({ data: [{ learnerId, courseId, own: true }], skipDuplicates: true });
}

/** Whether the learner was enrolled. Memories stay. */
export async function unenrol(db: Database, learnerId: LearnerId, courseId: number): Promise<boolean> {
  return (await db.enrolment.deleteMany({ where: { learnerId, courseId } })).count > 0;
}
