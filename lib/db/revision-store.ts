/** The revisions of courses that are written in the editor, and the contents of their files. */
import { z } from "zod";
import type { CheckedPicture, PictureProblem } from "@/lib/pictures/picture";
import type { LearnerId } from "@/lib/quiz/ids";
import { checked } from "./checked";
import type { Prisma } from "./client/client";
import { readable } from "./course-store";
import type { Database } from "./prisma-client";
import { aliasedRowOf, int, nullable, of, text, timestamptz } from "./table";

/**
 * `typed`: what was saved while typing; it goes on changing for a while. `taken-over`: a copy took over changes of its
 * original; the message names the files that it did not.
 */
export type RevisionKind = "typed" | "named" | "imported" | "restored" | "taken-over";

/** Hashes of the contents, by file name. */
export type FileHashes = Readonly<Record<string, string>>;

export type Revision = {
  readonly number: number;
  readonly authorId: LearnerId;
  readonly kind: RevisionKind;
  readonly message: string;
  readonly files: FileHashes;
  readonly begunAt: Date;
  readonly savedAt: Date;
  readonly publishedAt: Date | null;
};

const columns = {
  number: true,
  authorId: true,
  kind: true,
  message: true,
  files: true,
  begunAt: true,
  savedAt: true,
  publishedAt: true,
} satisfies Prisma.RevisionSelect;

/** The latest revision, which authors work on; null if there is none. */
export async function findHead(db: Database, courseId: number): Promise<Revision | null> {
  const row = await db.revision.findFirst({
    where: { courseId },
    orderBy: { number: "desc" },
    select: columns,
  });
  return row as Revision | null;
}

export async function findRevision(db: Database, courseId: number, number: number): Promise<Revision | null> {
  const row = await db.revision.findUnique({
    where: { courseId_number: { courseId, number } },
    select: columns,
  });
  return row as Revision | null;
}

export async function addRevision(
  db: Database,
  courseId: number,
  revision: Omit<Revision, "publishedAt">,
): Promise<void> {
  await db.revision.create({ data: { courseId, ...revision } });
}

/** Puts other files into a revision that is still being typed. */
export async function amendRevision(
  db: Database,
  courseId: number,
  number: number,
  { files, now }: { readonly files: FileHashes; readonly now: Date },
): Promise<void> {
  await db.revision.update({
    where: { courseId_number: { courseId, number } },
    data: { files, savedAt: now },
  });
}

/** Gives a revision a message; it does not change any more. */
export async function nameRevision(
  db: Database,
  courseId: number,
  number: number,
  message: string,
): Promise<void> {
  await db.revision.updateMany({ where: { courseId, number, kind: "typed" }, data: { kind: "named" } });
  if (message !== "") await db.revision.updateMany({ where: { courseId, number }, data: { message } });
}

/** Notes which revision learners see. */
export async function markPublished(
  db: Database,
  courseId: number,
  number: number,
  now: Date,
): Promise<void> {
  await db.revision.updateMany({ where: { courseId, number }, data: { publishedAt: now } });
  await db.course.update({ where: { id: courseId }, data: { publishedRevision: number } });
}

/** Stores contents by their hashes, and what was found of the pictures among them; what is there already stays. */
export async function writeContents(
  db: Database,
  contents: ReadonlyMap<string, Uint8Array>,
  now: Date,
  pictures: ReadonlyMap<string, CheckedPicture> = new Map(),
): Promise<void> {
  await db.contentBlob.createMany({
    data: [...contents].map(([hash, bytes]) => ({ hash, bytes: new Uint8Array(bytes), writtenAt: now })),
    skipDuplicates: true,
  });
  for (const [hash, found] of pictures) {
    const data = "problem" in found ? { problem: found.problem } : { ...found, problem: null };
    await db.contentBlob.updateMany({ where: { hash, width: null }, data });
  }
}

/** What was found of pictures, by their hashes; those that were never checked are missing. */
export async function readPictures(
  db: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, CheckedPicture>> {
  const rows = await db.contentBlob.findMany({
    where: { hash: { in: [...new Set(hashes)] } },
    select: { hash: true, width: true, height: true, problem: true },
  });
  return new Map(
    rows.flatMap(({ hash, width, height, problem }): [string, CheckedPicture][] => {
      if (width !== null && height !== null) return [[hash, { width, height }]];
      return problem === null ? [] : [[hash, { problem: problem as PictureProblem }]];
    }),
  );
}

/** Notes that the course shows these pictures to its learners, from now on. */
export async function publishPictures(db: Database, slug: string, hashes: readonly string[]): Promise<void> {
  await db.$executeRawUnsafe(
    `INSERT INTO published_picture (course_id, hash) SELECT c.id, h FROM course c, unnest($2::text[]) h
     WHERE c.slug = $1 ON CONFLICT DO NOTHING`,
    slug,
    hashes,
  );
}

/**
 * A picture of a course for somebody who may see it there: its readers, once it was published, and its authors, if any
 * revision has it. Null for everybody else, as for one that does not exist.
 */
export async function findPicture(
  db: Database,
  readerId: LearnerId | null,
  { course, hash }: { readonly course: string; readonly hash: string },
): Promise<Uint8Array | null> {
  const rows = await db.$queryRawUnsafe<unknown[]>(
    `SELECT 1 FROM course c WHERE c.slug = $2 AND (
       (${readable} AND EXISTS (SELECT 1 FROM published_picture p WHERE p.course_id = c.id AND p.hash = $3))
       OR (EXISTS (SELECT 1 FROM course_role a WHERE a.user_id = $1::text AND a.course_id = c.id)
         AND EXISTS (SELECT 1 FROM revision r, jsonb_each_text(r.files) f WHERE r.course_id = c.id AND f.value = $3)))`,
    readerId,
    course,
    hash,
  );
  if (rows.length === 0) return null;
  const row = await db.contentBlob.findUnique({
    where: { hash, width: { not: null } },
    select: { bytes: true },
  });
  return row?.bytes ?? null;
}

export async function readContents(
  db: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await db.contentBlob.findMany({ where: { hash: { in: [...new Set(hashes)] } } });
  return new Map(rows.map(({ hash, bytes }) => [hash, bytes]));
}

/** Bytes of these contents together; one that is named twice counts twice. */
export async function sizeOfContents(db: Database, hashes: readonly string[]): Promise<number> {
  const rows = await db.$queryRawUnsafe<{ readonly bytes: number }[]>(
    `SELECT coalesce(sum(octet_length(b.bytes)), 0)::float8 AS bytes
     FROM unnest($1::text[]) AS named (hash) JOIN content_blob b ON b.hash = named.hash`,
    hashes,
  );
  return rows[0]?.bytes ?? 0;
}

/**
 * Deletes contents that no revision has, that no course shows and that nobody can still be merging with. What is typed
 * leaves many behind.
 */
export async function deleteUnusedContents(db: Database, before: Date): Promise<void> {
  await db.$executeRawUnsafe(
    `DELETE FROM content_blob b WHERE b.written_at < $1::timestamptz AND b.hash NOT IN
      (SELECT f.value FROM revision r, jsonb_each_text(r.files) f UNION ALL SELECT hash FROM published_picture)`,
    before,
  );
}

/** A revision as lists show it. */
export type RevisionRow = {
  readonly number: number;
  readonly kind: RevisionKind;
  /** Of a restored one, the number of the one that it was. */
  readonly message: string;
  /** The author's name; empty if the account is gone. */
  readonly author: string;
  readonly savedAt: Date;
  readonly publishedAt: Date | null;
};

const revisionTable = {
  number: int,
  kind: of<RevisionKind>(text),
  message: text,
  author: text,
  saved_at: timestamptz,
  published_at: nullable(timestamptz),
};

const revisionRows = z.array(aliasedRowOf(revisionTable));

/** The latest first; `before`: only those with smaller numbers. */
export async function readRevisions(
  db: Database,
  courseId: number,
  { before, most }: { readonly before: number | null; readonly most: number },
): Promise<RevisionRow[]> {
  const rows = await db.$queryRawUnsafe<unknown>(
    `SELECT number, kind, message, coalesce(u.name, '') AS author, to_json(saved_at) #>> '{}' AS "savedAt",
       to_json(published_at) #>> '{}' AS "publishedAt"
     FROM revision r LEFT JOIN "user" u ON u.id = r.author_id
     WHERE course_id = $1::int AND ($2::int IS NULL OR number < $2::int) ORDER BY number DESC LIMIT $3::int`,
    courseId,
    before,
    most,
  );
  return checked(revisionRows, rows).map(({ savedAt, publishedAt, ...row }) => ({
    ...row,
    savedAt: new Date(savedAt),
    publishedAt: publishedAt === null ? null : new Date(publishedAt),
  }));
}

export type PublishedFiles = Pick<Revision, "number" | "files" | "savedAt">;

/** The files of the latest revisions that were published, of those with smaller numbers; the latest first. */
export async function readPublishedFiles(
  db: Database,
  courseId: number,
  { before, most }: { readonly before: number; readonly most: number },
): Promise<PublishedFiles[]> {
  const rows = await db.revision.findMany({
    where: { courseId, number: { lt: before }, publishedAt: { not: null } },
    orderBy: { number: "desc" },
    take: most,
    select: { number: true, files: true, savedAt: true },
  });
  return rows as PublishedFiles[];
}

/** The files of the latest revisions, by number. */
export async function readRevisionFiles(
  db: Database,
  courseId: number,
  most: number,
): Promise<ReadonlyMap<number, FileHashes>> {
  const rows = await db.revision.findMany({
    where: { courseId },
    orderBy: { number: "desc" },
    take: most,
    select: { number: true, files: true },
  });
  return new Map(rows.map(({ number, files }) => [number, files as FileHashes]));
}

/** The contents that two files had in a revision; null if there was no such file. */
export type PairOfHashes = {
  readonly number: number;
  readonly one: string | null;
  readonly other: string | null;
};

const pairRows = z.array(aliasedRowOf({ number: int, one: nullable(text), other: nullable(text) }));

/** Two files in the `most` latest revisions, the latest first; of equal neighbours only the earliest. */
export async function readPairHistory(
  db: Database,
  courseId: number,
  [one, other]: readonly [one: string, other: string],
  most: number,
): Promise<PairOfHashes[]> {
  const rows = await db.$queryRawUnsafe<unknown>(
    `SELECT number, one, other FROM (
       SELECT *, lag(number) OVER w IS NULL
         OR lag(one) OVER w IS DISTINCT FROM one OR lag(other) OVER w IS DISTINCT FROM other AS is_new
       FROM (
         SELECT number, files ->> $2::text AS one, files ->> $3::text AS other
         FROM revision WHERE course_id = $1::int ORDER BY number DESC LIMIT $4::int
       ) latest
       WINDOW w AS (ORDER BY number)
     ) pairs WHERE is_new ORDER BY number DESC`,
    courseId,
    one,
    other,
    most,
  );
  return checked(pairRows, rows);
}
