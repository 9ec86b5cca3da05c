/** The revisions of courses that are written in the editor, and the contents of their files. */
import type { LearnerId } from "@/lib/quiz/ids";
import type { Prisma } from "./client/client";
import type { Database } from "./prisma-client";

/** `typed`: what was saved while typing; it goes on changing for a while. */
export type RevisionKind = "typed" | "named" | "imported" | "restored";

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

/** Stores contents by their hashes; what is there already stays. */
export async function writeContents(
  db: Database,
  contents: ReadonlyMap<string, Uint8Array>,
  now: Date,
): Promise<void> {
  await db.contentBlob.createMany({
    data: [...contents].map(([hash, bytes]) => ({ hash, bytes: new Uint8Array(bytes), writtenAt: now })),
    skipDuplicates: true,
  });
}

export async function readContents(
  db: Database,
  hashes: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const rows = await db.contentBlob.findMany({ where: { hash: { in: [...new Set(hashes)] } } });
  return new Map(rows.map(({ hash, bytes }) => [hash, bytes]));
}

/** Deletes contents that no revision has and that nobody can still be merging with. What is typed leaves many behind. */
export async function deleteUnusedContents(db: Database, before: Date): Promise<void> {
  await db.$executeRawUnsafe(
    `DELETE FROM content_blob b WHERE b.written_at < $1::timestamptz AND b.hash NOT IN
      (SELECT f.value FROM revision r, jsonb_each_text(r.files) f)`,
    before,
  );
}
