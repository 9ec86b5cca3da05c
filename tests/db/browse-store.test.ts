/** Searches, compared with a plain filter over all rows that is written apart from the SQL. */
import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { foldQuery } from "@/lib/browse/fold-query";
import { parseQuery } from "@/lib/browse/parse-query";
import { printQuery } from "@/lib/browse/print-query";
import type { Query } from "@/lib/browse/query";
import { type Sort, sortColumns } from "@/lib/browse/sort";
import {
  type BrowseContext,
  type BrowseRow,
  countItems,
  findItemNames,
  findItems,
} from "@/lib/db/browse-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { compileCourse } from "@/lib/notes/compile-course";
import { publishCompiled } from "@/lib/services/publish-content";
import { arbitraryQuery } from "../lib/browse/arbitrary-query";
import { compileTwoLanguages } from "../support/language-course";
import { newLearner, noteText, publishedAt, publishSmallCourse } from "../support/small-course";
import { withTestDatabase } from "../support/test-database";

withTestDatabase();

const today = 20_500;
const curve = { decay: -0.1542, factor: 0.9806 };

let context: BrowseContext;
let rows: readonly PlainRow[];

/** Everything that the plain filter knows of an item. */
type PlainRow = {
  readonly name: string;
  readonly id: number;
  readonly kind: string;
  readonly position: number;
  readonly courseId: number;
  readonly title: string;
  readonly words: string;
  readonly concept: string;
  readonly note: string;
  readonly course: string;
  readonly memory: Awaited<ReturnType<typeof memoryRows>>[number] | null;
  /** Study day and rating of the reviews that count. */
  readonly reviews: readonly (readonly [day: number, rating: number])[];
};

const memoryRows = (learnerId: string) => getPrisma().memory.findMany({ where: { learnerId } });

beforeAll(async () => {
  await publishSmallCourse(noteText({ cards: 24 }));
  await publishCompiled(compileTwoLanguages(), "gates", publishedAt);
  const learnerId = await newLearner();
  const other = await newLearner();
  context = { learnerId, locale: "en", today, curve, leechLapses: 8, matureDays: 21 };
  for (const learner of [learnerId, other]) await remember(learner);
  rows = await plainRows(learnerId);
});

/** Memories in every state, of two thirds of the items, with reviews, some of them undone. */
async function remember(learnerId: string): Promise<void> {
  const db = getPrisma();
  const items = await db.item.findMany({ orderBy: { id: "asc" } });
  for (const [n, { id: itemId }] of items.entries()) {
    if (n % 3 === 2) continue;
    const state = [2, 2, 1, 2, 3, 2, 0][n % 7]!;
    const isMet = state !== 0;
    const suspended = n % 5 === 3;
    const dueDay = isMet ? today - 4 + n : 2_147_483_647;
    // The first review counts, and is the last one by its study day.
    const days = [0, 3, 30].map((ago) => today - ((n * 5) % 40) - ago);
    const lastStudyDay = days[0]!;
    const buriedUntil = n % 4 === 0 ? today + (n % 8) - 3 : null;
    await db.memory.create({
      data: {
        learnerId,
        itemId,
        state,
        stability: isMet ? 0.5 + n * 1.7 : 0,
        difficulty: isMet ? 1 + (n % 9) : 0,
        step: 0,
        repetitions: isMet ? n : 0,
        lapses: isMet ? n % 11 : 0,
        intervalDays: state === 2 ? 15 + n : 0,
        dueDay,
        firstStudyDay: isMet ? today - 60 : null,
        lastStudyDay: isMet ? lastStudyDay : null,
        lastReviewedAt: isMet ? new Date(lastStudyDay * 86_400_000 + 36e5 * 12 + n) : null,
        suspended,
        buriedUntil,
        askedDay: suspended ? 2_147_483_647 : isMet ? Math.max(dueDay, buriedUntil ?? 0) : 2_147_483_646,
        version: 1,
      },
    });
    for (const [k, rating] of [(n % 4) + 1, 3, 1].entries()) {
      const id = randomUUID();
      const studyDay = days[k]!;
      await db.$executeRawUnsafe(
        `INSERT INTO review (learner_id, id, item_id, version, variant_id, given, rating, reviewed_at, study_day,
           preset_version, elapsed_ms)
         VALUES ($1, $2::uuid, $3::int, 1, $4::uuid, '{}', $5::smallint, to_timestamp($6::float8), $7::int, 0, 1000)`,
        learnerId,
        id,
        itemId,
        randomUUID(),
        rating,
        (studyDay + [-0.4, 0.5, 1.4][n % 3]!) * 86_400,
        studyDay,
      );
      if (k > 0 && (n + k) % 4 === 0) {
        const [column] = await db.$queryRawUnsafe<{ name: string }[]>(
          "SELECT attname::text AS name FROM pg_attribute WHERE attrelid = 'undo'::regclass AND atttypid = 'uuid'::regtype",
        );
        await db.$executeRawUnsafe(
          `INSERT INTO undo (learner_id, ${column!.name}) VALUES ($1, $2::uuid)`,
          learnerId,
          id,
        );
      }
    }
  }
}

async function plainRows(learnerId: string): Promise<PlainRow[]> {
  const db = getPrisma();
  const items = await db.item.findMany({ include: { course: true, text: true } });
  const memories = new Map((await memoryRows(learnerId)).map((memory) => [memory.itemId, memory]));
  const reviews = await db.$queryRawUnsafe<{ item: number; day: number; rating: number }[]>(
    `SELECT item_id AS item, study_day AS day, rating FROM review r WHERE learner_id = $1
     AND NOT EXISTS (SELECT FROM undo u WHERE u.learner_id = r.learner_id AND to_jsonb(u)::text LIKE '%' || r.id || '%')`,
    learnerId,
  );
  return items.map((item) => ({
    name: `${item.course.slug}/${item.key}`,
    id: item.id,
    kind: item.kind,
    position: item.position,
    courseId: item.courseId,
    title: (item.text!.title as { en: string }).en,
    words: item.text!.words,
    concept: item.text!.concept,
    note: item.text!.note,
    course: item.text!.course,
    memory: memories.get(item.id) ?? null,
    reviews: reviews.filter((r) => r.item === item.id).map(({ day, rating }) => [day, rating] as const),
  }));
}

const isMet = ({ memory }: PlainRow) => memory !== null && memory.state !== 0;

function recallOf({ memory }: PlainRow): number {
  const days = Math.max(0, today - memory!.lastStudyDay!);
  return (1 + (curve.factor * days) / memory!.stability) ** curve.decay;
}

function numberOf(row: PlainRow, field: string): number | null {
  const { memory } = row;
  if (field === "lapses") return memory?.lapses ?? 0;
  if (field === "reviews") return memory?.repetitions ?? 0;
  if (!memory || !isMet(row)) return null;
  if (field === "due") return memory.dueDay - today;
  return field === "recall"
    ? 100 * recallOf(row)
    : field === "stability"
      ? memory.stability
      : memory.difficulty;
}

function isIn(row: PlainRow, state: string): boolean {
  const { memory } = row;
  if (state === "new") return !isMet(row);
  if (!memory) return false;
  const isReview = memory.state === 2;
  switch (state) {
    case "learning":
      return isMet(row) && !isReview;
    case "review":
      return isReview;
    case "young":
      return isReview && memory.intervalDays < 21;
    case "mature":
      return isReview && memory.intervalDays >= 21;
    case "due":
      return isMet(row) && !memory.suspended && Math.max(memory.dueDay, memory.buriedUntil ?? 0) <= today;
    case "leech":
      return memory.lapses >= 8;
    case "suspended":
      return memory.suspended;
    default:
      return memory.buriedUntil !== null && memory.buriedUntil > today;
  }
}

function compares(number: number | null, comparison: string, value: number): boolean {
  if (number === null) return false;
  const half = 0.5 / 10 ** (String(value).split(".")[1] ?? "").length;
  const isEqual = number >= value - half && number < value + half;
  switch (comparison) {
    case "<":
      return number < value;
    case "<=":
      return number <= value;
    case ">":
      return number > value;
    case ">=":
      return number >= value;
    default:
      return (comparison === "=") === isEqual;
  }
}

/** The plain filter. */
function matches(row: PlainRow, query: Query): boolean {
  switch (query.type) {
    case "all":
      return true;
    case "and":
      return query.parts.every((part) => matches(row, part));
    case "or":
      return query.parts.some((part) => matches(row, part));
    case "not":
      return !matches(row, query.part);
    case "words":
      return row.words.includes(query.text);
    case "text":
      return (query.field === "id" ? row.name.toLowerCase() : row[query.field]).includes(query.text);
    case "kind":
      return row.kind === query.kind;
    case "is":
      return isIn(row, query.state);
    case "number":
      return compares(numberOf(row, query.field), query.comparison, query.value);
    case "rated":
      return row.reviews.some(
        ([day, rating]) => day > today - query.days && (query.rating === null || rating === query.rating),
      );
  }
}

const byDue: Sort = { column: "due", isDescending: false };

async function search(query: Query): Promise<string[]> {
  return findItemNames(getPrisma(), query, { ...context, sort: byDue, limit: 1_000 });
}

function filtered(query: Query): string[] {
  return rows.filter((row) => matches(row, query)).map(({ name }) => name);
}

const examples = [
  "",
  "question",
  "question 1",
  '"question 1"',
  "forget",
  "遗忘",
  "门遗忘",
  "遗忘门",
  "-question",
  "kind:card or kind:exercise",
  "-(kind:card or is:new) lapses:>2",
  "course:small note:first",
  "course:小课",
  "concept:一",
  "concept:c.one",
  "id:card-2",
  "id:gates/",
  "due:<3",
  "due:3",
  "due:!=3",
  "due:-4",
  "due:>=-2 due:<=2",
  "recall:<95",
  "recall:>=90 recall:<97",
  "stability:>20",
  "difficulty:5",
  "lapses:>4",
  "lapses:0",
  "lapses:!=0",
  "reviews:<3",
  "rated:1",
  "rated:7:1",
  "rated:30",
  "-rated:30:4",
  ...["new", "learning", "review", "young", "mature", "due", "leech", "suspended", "buried"].map(
    (s) => `is:${s}`,
  ),
];

describe("a search finds what a plain filter finds", () => {
  test.each(examples)("%s", async (text) => {
    const { query, problems } = parseQuery(text);
    expect(problems).toEqual([]);
    const folded = foldQuery(query);
    const expected = filtered(folded).toSorted();
    expect((await search(folded)).toSorted()).toEqual(expected);
    // None of these conditions is so narrow or so wide that a fault would not show.
    if (text !== "") expect(expected.length).toBeLessThan(rows.length);
    expect(expected.length).toBeGreaterThan(0);
  });

  test("any query, however it is put together", async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryQuery, async (query) => {
        const folded = foldQuery(query);
        expect((await search(folded)).toSorted(), printQuery(query)).toEqual(filtered(folded).toSorted());
      }),
      { numRuns: 150 },
    );
  });
});

describe("no text of a search is anything but text", () => {
  test.each([
    "'",
    "';DROP TABLE item_text;--",
    "') OR true --",
    "$1",
    "$$",
    "\\",
    "%",
    "_",
    "%%",
    "a%",
    "question_1",
    "\u0001",
    "☃",
    "\ud800",
  ])("%s", async (text) => {
    for (const query of [
      { type: "words", text, isPhrase: true },
      ...(["course", "note", "concept", "id"] as const).map(
        (field) => ({ type: "text", field, text }) as const,
      ),
    ] satisfies Query[]) {
      expect(await search(query)).toEqual(filtered(query));
    }
    expect(await getPrisma().itemText.count()).toBe(rows.length);
  });

  test("a percent sign is found where it stands", async () => {
    await getPrisma().$executeRawUnsafe(
      "UPDATE item_text SET words = words || E'\\n' || '90 % of a_b' WHERE item_id = $1::int",
      rows[0]!.id,
    );
    for (const text of ["90 %", "a_b", "% of"]) {
      expect(await search({ type: "words", text, isPhrase: true })).toEqual([rows[0]!.name]);
    }
  });
});

/** The value by which a row is sorted; null for one that comes last. */
function sortValue(row: PlainRow, column: Sort["column"]): string | number | null {
  switch (column) {
    case "item":
      return row.title;
    case "kind":
      return row.kind;
    case "note":
      return row.courseId * 1e6 + row.position;
    case "state":
      if (row.memory?.suspended) return 4;
      return !isMet(row) ? 0 : isIn(row, "learning") ? 1 : isIn(row, "young") ? 2 : 3;
    case "seen":
      return isMet(row) ? row.memory!.lastReviewedAt!.getTime() : null;
    case "lapses":
      return isMet(row) ? row.memory!.lapses : null;
    default:
      return numberOf(row, column);
  }
}

function sorted({ column, isDescending }: Sort): string[] {
  const compare = (a: PlainRow, b: PlainRow) => {
    const [x, y] = [sortValue(a, column), sortValue(b, column)];
    if (x === null || y === null) return Number(x === null) - Number(y === null) || a.id - b.id;
    const order =
      column === "item"
        ? String(x).localeCompare(String(y), "en", { numeric: true })
        : x < y
          ? -1
          : Number(x > y);
    return (isDescending ? -order : order) || a.id - b.id;
  };
  return rows.toSorted(compare).map(({ name }) => name);
}

test("titles are sorted as readers of the language sort them, Chinese by pinyin", async () => {
  const words = ["阿基米德", "波长", "残差块", "卷积层", "权重", "一维卷积", "注意力"];
  const cards = words.map((word, i) => `\`\`\`card\nid: word-${i}\nfront: ${word}\nback: ${word}\n\`\`\`\n`);
  const note = `---\ntitle: Words\n---\n\n## Words {#words}\n\n${cards.toReversed().join("\n")}`;
  const yaml =
    "title: { en: Words, zh: 词 }\nsummary: { en: Words., zh: 词。 }\nnotes: [words]\nconcepts: []\n";
  const files = new Map([
    ["course.yaml", yaml],
    ["words.en.md", note],
  ]);
  await publishCompiled(compileCourse("words", files, { gate: false }), note, publishedAt);
  const learnerId = await newLearner();
  const query: Query = { type: "text", field: "course", text: "words" };
  for (const [isDescending, expected] of [
    [false, words],
    [true, words.toReversed()],
  ] as const) {
    const sort: Sort = { column: "item", isDescending };
    const page = await findItems(getPrisma(), query, {
      ...{ ...context, learnerId, locale: "zh" },
      ...{ sort, after: null, limit: 20 },
    });
    expect(page.rows.map(({ title }) => title.en)).toEqual(expected);
    const [third, fourth] = page.rows.slice(2, 4);
    const after = { value: third!.sortValue, id: third!.id };
    const next = await findItems(getPrisma(), query, {
      ...{ ...context, learnerId, locale: "zh" },
      ...{ sort, after, limit: 1 },
    });
    expect(next.rows.map(({ id }) => id)).toEqual([fourth!.id]);
  }
});

describe("pages put together are the whole list, in the order of a plain sort", () => {
  const sorts = sortColumns.flatMap((column) =>
    [true, false].map((isDescending) => ({ column, isDescending })),
  );
  test.each(sorts)("by $column, descending: $isDescending", async (sort) => {
    const whole: BrowseRow[] = [];
    for (;;) {
      const last = whole.at(-1);
      const after = last === undefined ? null : { value: last.sortValue, id: last.id };
      const page = await findItems(getPrisma(), { type: "all" }, { ...context, sort, after, limit: 7 });
      expect(page.found).toBe(after === null ? rows.length : null);
      whole.push(...page.rows);
      if (page.rows.length < 7) break;
    }
    expect(whole.map(({ course, key }) => `${course}/${key}`)).toEqual(sorted(sort));
  });
});

test("a row says what its memory is", async () => {
  const { rows: found } = await findItems(
    getPrisma(),
    { type: "all" },
    { ...context, sort: byDue, after: null, limit: 1_000 },
  );
  for (const { id, memory, ...row } of found) {
    const plain = rows.find((each) => each.id === id)!;
    expect(memory === null).toBe(!isMet(plain));
    expect(row.suspended).toBe(isIn(plain, "suspended"));
    expect(row.buriedUntil !== null).toBe(isIn(plain, "buried"));
    expect(row.lapses).toBe(numberOf(plain, "lapses"));
    if (memory) expect(memory.recall).toBeCloseTo(recallOf(plain), 12);
  }
});

test("only live items of one's own courses are found: none of a course that one has left, that is closed or withdrawn", async () => {
  const db = getPrisma();
  const stranger = "stranger";
  await db.user.create({ data: { id: stranger, name: stranger, email: `${stranger}@example.test` } });
  const of = { ...context, learnerId: stranger };
  const names = () => findItemNames(db, { type: "all" }, { ...of, sort: byDue, limit: 1_000 });
  expect([await names(), await countItems(db, stranger)]).toEqual([[], 0]);
  const small = await db.course.findUniqueOrThrow({ where: { slug: "small" } });
  await db.enrolment.create({ data: { learnerId: stranger, courseId: small.id } });
  const live = await names();
  expect(live.length).toBeGreaterThan(20);
  expect(live.every((name) => name.startsWith("small/"))).toBe(true);
  expect(await countItems(db, stranger)).toBe(live.length);
  await db.item.updateMany({ where: { courseId: small.id, key: "card-1" }, data: { retiredAt: new Date() } });
  expect(await names()).toEqual(live.filter((name) => name !== "small/card-1"));
  await db.course.update({ where: { id: small.id }, data: { sourceHash: "" } });
  expect([await names(), await countItems(db, stranger)]).toEqual([[], 0]);
});
