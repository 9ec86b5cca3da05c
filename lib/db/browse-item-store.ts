/** One item of a learner, and the questions that it asked them. */
import { z } from "zod";
import { type Locale, type LocalizedText, originalLocale } from "@/lib/i18n/locale";
import type { Given, KindName } from "@/lib/items/item-kind";
import type { NoteHeading } from "@/lib/notes/compiled-course";
import type { LearnerId, ReviewId } from "@/lib/quiz/ids";
import type { Memory, Rating } from "@/lib/scheduling/memory";
import { checked } from "./checked";
import { givenValues, kindName, localeName, localizedText, noteHeadings } from "./json-columns";
import { memoryColumns, memoryFromRow, memoryRow } from "./memory-store";
import type { Database } from "./prisma-client";
import { withdrawn } from "./publishing-store";
import { asCounted } from "./situation-columns";

export type OwnItem = {
  readonly id: number;
  readonly version: number;
  readonly kind: KindName;
  readonly graded: boolean;
  readonly body: unknown;
  readonly locales: readonly Locale[];
  readonly concepts: readonly string[];
  readonly anchor: string;
  readonly place: string;
  readonly course: { readonly id: number; readonly slug: string; readonly title: LocalizedText };
  readonly note: {
    readonly id: number;
    readonly slug: string;
    readonly title: string;
    /** Language of its title and text. */
    readonly locale: Locale;
    readonly headings: readonly NoteHeading[];
  };
  readonly memory: Memory | null;
};

const ownItemRow = z.strictObject({
  id: z.int(),
  version: z.int(),
  kind: kindName,
  graded: z.boolean(),
  body: z.unknown(),
  locales: z.array(localeName),
  concepts: z.array(z.string()),
  anchor: z.string(),
  place: z.string(),
  course: z.strictObject({ id: z.int(), slug: z.string(), title: localizedText }),
  note: z.strictObject({
    id: z.int(),
    slug: z.string(),
    title: z.string(),
    locale: localeName,
    headings: noteHeadings,
  }),
  memory: memoryRow.nullable(),
});

/** A live item of a course that the learner is enrolled in; null for any other. */
export async function findOwnItem(
  db: Database,
  learnerId: LearnerId,
  { course, key }: { readonly course: string; readonly key: string },
  locale: Locale,
): Promise<OwnItem | null> {
  const [given] = await db.$queryRawUnsafe<unknown[]>(
    `SELECT i.id, i.version, i.kind, i.graded, iv.body, i.locales, i.concepts, i.anchor, i.place,
       json_build_object('id', c.id, 'slug', c.slug, 'title', c.title) AS course,
       json_build_object('id', n.id, 'slug', n.slug, 'title', t.title, 'locale', t.locale, 'headings', t.headings) AS note,
       (SELECT to_json(m) FROM (SELECT ${memoryColumns} FROM memory WHERE learner_id = $1 AND item_id = i.id) m) AS memory
     FROM course c JOIN enrolment e ON e.learner_id = $1 AND e.course_id = c.id
     JOIN item i ON i.course_id = c.id AND i.key = $3 AND i.retired_at IS NULL
     JOIN item_version iv ON iv.item_id = i.id AND iv.version = i.version
     JOIN note n ON n.id = i.note_id
     JOIN LATERAL (SELECT title, locale, headings FROM note_text WHERE note_id = n.id AND locale IN ($4, '${originalLocale}')
       ORDER BY (locale = $4) DESC LIMIT 1) t ON true
     WHERE c.slug = $2 AND c.source_hash <> '${withdrawn}'`,
    learnerId,
    course,
    key,
    locale,
  );
  if (given === undefined) return null;
  const row = checked(ownItemRow, given);
  return { ...row, memory: row.memory && memoryFromRow(row.memory) };
}

/** A review with the version of the item that it asked. */
export type AskedReview = {
  readonly itemId: number;
  readonly kind: KindName;
  readonly graded: boolean;
  readonly locales: readonly Locale[];
  readonly version: number;
  readonly present: number;
  readonly body: unknown;
  readonly given: Given;
  readonly answer: string | null;
  readonly verdict: "correct" | "wrong" | null;
  readonly rating: Rating;
};

export const askedReviewRow: z.ZodType<AskedReview> = z.strictObject({
  itemId: z.int(),
  kind: kindName,
  graded: z.boolean(),
  locales: z.array(localeName),
  version: z.int(),
  present: z.int(),
  body: z.unknown(),
  given: givenValues,
  answer: z.string().nullable(),
  verdict: z.enum(["correct", "wrong"]).nullable(),
  rating: z.literal([1, 2, 3, 4]),
});

/** SQL: of the review `r`, the item `i` and its version `iv`. */
export const askedReviewColumns = `r.item_id AS "itemId", iv.kind, i.graded, i.locales, r.version, i.version AS present,
  iv.body, r.given, r.answer, ${asCounted("r").verdict} AS verdict, ${asCounted("r").rating} AS rating`;

/** A review of this learner, undone or not, of an item that they can see; null for any other. */
export async function findAskedReview(
  db: Database,
  learnerId: LearnerId,
  reviewId: ReviewId,
): Promise<AskedReview | null> {
  const [given] = await db.$queryRawUnsafe<unknown[]>(
    `SELECT ${askedReviewColumns} FROM review r JOIN item i ON i.id = r.item_id AND i.retired_at IS NULL
     JOIN enrolment e ON e.learner_id = $1 AND e.course_id = i.course_id
     JOIN course c ON c.id = i.course_id AND c.source_hash <> '${withdrawn}'
     JOIN item_version iv ON iv.item_id = r.item_id AND iv.version = r.version
     WHERE r.learner_id = $1 AND r.id = $2::uuid`,
    learnerId,
    reviewId,
  );
  return given === undefined ? null : checked(askedReviewRow, given);
}
