/** Writes courses, their notes and items when they are published. */
import type { KindName } from "@/lib/items/item-kind";
import type { CompiledCourse, CompiledItem } from "@/lib/notes/compiled-course";
import type { StoredItem, SyncPlan } from "@/lib/notes/plan-sync";
import type { Prisma } from "./client/client";
import type { Database } from "./prisma-client";

/** Plain compiled data fits a JSON column; Prisma's own type is only wider. */
function json(value: unknown): Prisma.InputJsonValue {
  return value as Prisma.InputJsonValue;
}

/** Blocks other publishers of the same course until the transaction ends. */
export async function lockCourse(db: Database, slug: string): Promise<void> {
  await db.$queryRawUnsafe(
    "SELECT pg_advisory_xact_lock(hashtextextended('publish:' || $1, 0))::text AS locked",
    slug,
  );
}

/** What is known of a course by its name; null if there is none. */
export async function findSource(
  db: Database,
  slug: string,
): Promise<{ readonly sourceHash: string; readonly isEdited: boolean } | null> {
  const course = await db.course.findUnique({ where: { slug }, select: { sourceHash: true, source: true } });
  return course && { sourceHash: course.sourceHash, isEdited: course.source === "editor" };
}

/** The published courses that are written in the editor, each with its live revision. */
export async function readEditedCourses(
  db: Database,
): Promise<readonly { readonly id: number; readonly slug: string; readonly revision: number }[]> {
  const courses = await db.course.findMany({
    where: { source: "editor", sourceHash: { not: withdrawn }, publishedRevision: { not: null } },
    select: { id: true, slug: true, publishedRevision: true },
    orderBy: { slug: "asc" },
  });
  return courses.map(({ id, slug, publishedRevision }) => ({ id, slug, revision: publishedRevision! }));
}

export async function readStoredItems(db: Database, slug: string): Promise<StoredItem[]> {
  const items = await db.item.findMany({
    where: { course: { slug } },
    select: { key: true, kind: true, hash: true, retiredAt: true },
  });
  return items.map((i) => ({
    id: i.key,
    kind: i.kind as KindName,
    hash: i.hash,
    retired: i.retiredAt !== null,
  }));
}

/** Applies the plan to the database. Call inside a transaction that holds the course's lock. */
export async function applySync(
  db: Database,
  course: CompiledCourse,
  plan: SyncPlan,
  sourceHash: string,
  now: Date,
): Promise<void> {
  const head = {
    title: json(course.title),
    summary: json(course.summary),
    concepts: json(course.concepts),
    sourceHash,
    publishedAt: now,
  };
  const { id: courseId } = await db.course.upsert({
    where: { slug: course.slug },
    create: { slug: course.slug, ...head },
    update: head,
    select: { id: true },
  });
  const noteIds = await applyNotes(db, courseId, course, now);
  for (const { from, to } of plan.rename) {
    await db.item.update({ where: { courseId_key: { courseId, key: from } }, data: { key: to } });
  }
  for (const key of plan.retire) {
    await db.item.update({ where: { courseId_key: { courseId, key } }, data: { retiredAt: now } });
  }
  const created = new Set(plan.create);
  const changed = new Set([...plan.create, ...plan.update]);
  for (const item of course.items) {
    const data = itemData(item, noteIds.get(item.note)!);
    const { id, version } = created.has(item.id)
      ? await db.item.create({ data: { ...data, courseId, version: 1, publishedAt: now } })
      : await db.item.update({
          where: { courseId_key: { courseId, key: item.id } },
          data: { ...data, retiredAt: null, ...(changed.has(item.id) ? { version: { increment: 1 } } : {}) },
        });
    if (changed.has(item.id)) {
      await db.itemVersion.create({
        data: { itemId: id, version, kind: item.kind, body: json(item.body), publishedAt: now },
      });
    }
  }
  await db.$executeRawUnsafe(settleRequires, courseId);
}

/** SQL: writes which concepts the items of the course `$1` require: the prerequisites of theirs, and those of those. */
const settleRequires = `
WITH RECURSIVE edge AS (
  SELECT k ->> 'id' AS concept, p.value AS prerequisite
  FROM course c, jsonb_array_elements(c.concepts) k, jsonb_array_elements_text(k -> 'prerequisites') p
  WHERE c.id = $1::int
), above AS (
  SELECT concept, prerequisite FROM edge
  UNION SELECT a.concept, e.prerequisite FROM above a JOIN edge e ON e.concept = a.prerequisite
), due AS (
  SELECT i.id, ARRAY(
    SELECT DISTINCT a.prerequisite FROM above a
    WHERE a.concept = ANY(i.concepts) AND NOT a.prerequisite = ANY(i.concepts) ORDER BY 1) AS requires
  FROM item i WHERE i.course_id = $1::int
)
UPDATE item i SET requires = due.requires FROM due
WHERE due.id = i.id AND i.requires IS DISTINCT FROM due.requires`;

/** The source hash of a withdrawn course: no files have it, so files that come back are published. */
export const withdrawn = "";

/** Slugs of the courses that are published and not withdrawn; `source`: only those with their files there. */
export async function readLiveCourses(db: Database, source?: "files"): Promise<string[]> {
  const courses = await db.course.findMany({
    where: { sourceHash: { not: withdrawn }, ...(source && { source }) },
    select: { slug: true },
    orderBy: { slug: "asc" },
  });
  return courses.map(({ slug }) => slug);
}

/**
 * Removes a course from the pages and its items from every queue. Memories stay; publishing it again restores
 * everything.
 */
export async function withdrawCourse(db: Database, slug: string, now: Date): Promise<void> {
  const { id: courseId } = await db.course.update({
    where: { slug },
    data: { sourceHash: withdrawn, publishedAt: now },
    select: { id: true },
  });
  const retirement = { where: { courseId, retiredAt: null }, data: { retiredAt: now } };
  await db.note.updateMany(retirement);
  await db.item.updateMany(retirement);
}

function itemData(item: CompiledItem, noteId: number) {
  return {
    noteId,
    key: item.id,
    kind: item.kind,
    graded: item.graded,
    hash: item.hash,
    anchor: item.anchor,
    place: item.place,
    group: item.group,
    concepts: [...item.concepts],
    locales: [...item.locales],
    position: item.position,
  };
}

async function applyNotes(
  db: Database,
  courseId: number,
  course: CompiledCourse,
  now: Date,
): Promise<Map<string, number>> {
  const slugs = course.notes.map((n) => n.slug);
  await db.note.updateMany({
    where: { courseId, slug: { notIn: slugs }, retiredAt: null },
    data: { retiredAt: now },
  });
  const ids = new Map<string, number>();
  for (const note of course.notes) {
    const { id } = await db.note.upsert({
      where: { courseId_slug: { courseId, slug: note.slug } },
      create: { courseId, slug: note.slug, position: note.position, graphs: json(note.graphs) },
      update: { position: note.position, graphs: json(note.graphs), retiredAt: null },
      select: { id: true },
    });
    ids.set(note.slug, id);
    await db.noteText.deleteMany({ where: { noteId: id } });
    const texts = Object.entries(note.texts).flatMap(([locale, text]) => (text ? [{ locale, ...text }] : []));
    await db.noteText.createMany({
      data: texts.map((t) => ({
        noteId: id,
        locale: t.locale,
        title: t.title,
        minutes: t.minutes,
        headings: json(t.headings),
        segments: json(t.segments),
      })),
    });
  }
  return ids;
}
