import { setTimeout } from "node:timers/promises";
import { beforeAll, expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { centredSums, correlationOf } from "@/lib/insights/correlation";
import { loadInsightConcepts } from "@/lib/services/insight-concepts";
import { loadInsightFile } from "@/lib/services/insight-file";
import { loadInsightAnswer, loadInsightItem } from "@/lib/services/insight-item";
import { loadInsightItems } from "@/lib/services/insight-items";
import { loadInsightLearners } from "@/lib/services/insight-learners";
import { loadInsightMistakes } from "@/lib/services/insight-mistakes";
import { loadInsightNow } from "@/lib/services/insight-now";
import { loadSummary } from "@/lib/services/insight-summary";
import { openClass } from "@/lib/services/open-class";
import { loadSeenOfMe } from "@/lib/services/seen-of-me";
import { memberId, seedClass } from "@/tests/support/class-answers";
import { newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");
const today = Math.floor(now.getTime() / 86_400_000);
const learners = 40;
const en = { locale: "en", now } as const;
const all = { ...en, filter: { by: "all" }, page: 1 } as const;
const course = { course: "small" };
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);

let owner: string;
let teacher: string;
let few: { class: string };

beforeAll(async () => {
  await publishSmallCourse(noteText({ cards: 8 }));
  const db = getPrisma();
  const query = async (sql: string, values: unknown[] = []) => ({
    rows: await db.$queryRawUnsafe<unknown[]>(sql, ...values),
  });
  await seedClass({ query }, { learners, reviewsOfItem: 3, today: today + 10 });
  owner = await newLearner();
  teacher = await newLearner();
  await db.user.update({ where: { id: owner }, data: { role: "owner" } });
  await db.user.update({ where: { id: teacher }, data: { role: "instructor" } });
  await db.enrolment.deleteMany({ where: { learnerId: { in: [owner, teacher] } } });
  const id = await openClass(teacher, { course: "small", name: "Two", term: "", examDay: null }, now);
  few = { class: id };
  await db.classMember.createMany({
    data: [0, 1].map((n) => ({ learnerId: memberId(n), classId: id, role: "learner", joinedAt: now })),
  });
});

type Row = {
  learner_id: string;
  item_id: number;
  key: string;
  rating: number;
  phase: number;
  elapsed_ms: number;
};

const rows = () =>
  getPrisma().$queryRawUnsafe<Row[]>(
    `SELECT r.learner_id, r.item_id, i.key, r.rating, r.phase, r.elapsed_ms FROM review r JOIN item i ON i.id = r.item_id`,
  );

test("facility, discrimination and times are those of first exposures, worked out one by one", async () => {
  const firsts = (await rows()).filter(({ phase }) => phase === 0);
  const view = await loadInsightItems(owner, course, en);
  expect(view.learners).toBe(learners);
  expect(view.items.map(({ key }) => key)).toEqual([
    ...Array.from({ length: 8 }, (_, i) => `card-${i + 1}`),
    "holes.1",
    "holes.2",
    "gate",
    "sum",
  ]);
  for (const item of view.items) {
    const own = firsts.filter(({ key }) => key === item.key);
    const right = own.filter(({ rating }) => rating > 1).length;
    expect(item.facility).toMatchObject({ n: learners, right, share: right / learners });
    const pairs = own.map(({ learner_id, rating }) => {
      const others = firsts.filter((r) => r.learner_id === learner_id && r.key !== item.key);
      const known = others.filter((r) => r.rating > 1).length;
      return [rating > 1 ? 1 : 0, known / others.length] as const;
    });
    expect(item.discrimination?.index ?? 9).toBeCloseTo(correlationOf(centredSums(pairs)) ?? 9, 9);
    const times = own.map(({ elapsed_ms }) => elapsed_ms).sort((a, b) => a - b);
    expect(item.time?.medianMs).toBeCloseTo((times[19]! + times[20]!) / 2, 6);
    expect(item.time?.p90Ms).toBeCloseTo(times[35]! + 0.1 * (times[36]! - times[35]!), 6);
  }
});

test("who had read the note before the first answer is counted apart from who had not, each from five learners on", async () => {
  const db = getPrisma();
  const { id: noteId } = await db.note.findFirstOrThrow({ where: { slug: "first" } });
  const { key, itemId, ...first } = (
    await db.$queryRawUnsafe<{ key: string; itemId: number; at: Date; answers: number }[]>(
      `SELECT i.key, i.id AS "itemId", min(r.reviewed_at) AS at, count(*)::int AS answers FROM review r
       JOIN item i ON i.id = r.item_id WHERE r.phase = 0 AND i.key = 'gate' GROUP BY i.id`,
    )
  )[0]!;
  expect(first.answers).toBe(learners);
  const minutes = (n: number) => new Date(first.at.getTime() + 60_000 * n);
  // Twelve had read it a minute before; three read it only afterwards; nobody else did.
  await db.noteReading.createMany({
    data: Array.from({ length: 15 }, (_, n) => ({
      learnerId: memberId(n),
      noteId,
      readAt: minutes(n < 12 ? -1 : 1),
    })),
  });
  const right = async (from: number, to: number) =>
    (await rows()).filter(
      (r) =>
        r.item_id === itemId &&
        r.phase === 0 &&
        r.rating > 1 &&
        memberId(from) <= r.learner_id &&
        r.learner_id < memberId(to),
    ).length;
  const figures = async () => {
    await db.insightSummary.deleteMany();
    return (await loadInsightItem(owner, course, key, all)).item;
  };
  const setSince = (readingsSince: Date) => db.course.updateMany({ data: { readingsSince } });
  // It was not recorded yet.
  await setSince(minutes(1));
  expect(await figures()).toMatchObject({ read: null, unread: null });
  await setSince(minutes(-10));
  const known = { read: await right(0, 12), unread: await right(12, learners) };
  expect(await figures()).toMatchObject({
    read: { n: 12, right: known.read, share: known.read / 12 },
    unread: { n: 28, right: known.unread, share: known.unread / 28 },
  });
  await db.noteReading.deleteMany({ where: { learnerId: { gte: memberId(4) } } });
  expect(await figures()).toMatchObject({ read: null, unread: { n: 36 } });
  await db.noteReading.deleteMany();
  await setSince(now);
  await db.insightSummary.deleteMany();
});

test("surprise counts later answers alone: outcome less prediction", async () => {
  const later = (await rows()).filter(({ key, phase }) => key === "gate" && phase !== 0);
  const { items } = await loadInsightItems(owner, course, en);
  const recalled = later.filter(({ rating }) => rating > 1).length;
  const gate = items.find(({ key }) => key === "gate")!;
  expect(gate.surprise?.n).toBe(2 * learners);
  expect(gate.surprise?.mean).toBeCloseTo(recalled / later.length - 0.9, 9);
});

test("an item asked anew after it was reset has had its first exposure", async () => {
  const db = getPrisma();
  const [first] = await db.$queryRawUnsafe<{ learner_id: string; item_id: number; id: string }[]>(
    "SELECT learner_id, item_id, id FROM review WHERE phase = 0 ORDER BY learner_id, item_id LIMIT 1",
  );
  const { learner_id: learnerId, item_id: itemId } = first!;
  await db.memoryAction.create({
    data: {
      learnerId,
      itemId,
      id: crypto.randomUUID(),
      groupId: crypto.randomUUID(),
      type: "reset",
      actedAt: now,
      studyDay: today,
      stageBefore: 2,
      stageAfter: 0,
    },
  });
  await db.$executeRawUnsafe(
    `INSERT INTO review SELECT r.* FROM jsonb_populate_recordset(NULL::review, (SELECT jsonb_agg(to_jsonb(r) || $3::jsonb)
       FROM review r WHERE learner_id = $1 AND id = $2::uuid)) r`,
    learnerId,
    first!.id,
    JSON.stringify({ id: crypto.randomUUID(), reviewed_at: new Date(now.getTime() + 60_000) }),
  );
  await db.insightSummary.deleteMany();
  const view = await loadInsightItems(owner, course, en);
  expect(view.items.find(({ id }) => id === itemId)?.n).toBe(learners);
});

test("an old summary is told as of its time and renewed behind the answer, by one process", async () => {
  const key = { scope: "test", view: "items" } as const;
  let computed = 0;
  const compute = async () => {
    computed += 1;
    await setTimeout(80);
    return computed;
  };
  const at = (ms: number) => new Date(now.getTime() + ms);
  expect(await loadSummary(key, at(0), compute)).toEqual({ data: 1, computedAt: at(0) });
  expect((await loadSummary(key, at(1_000), compute)).data).toBe(1);
  expect(computed).toBe(1);
  const later = at(3_600_000);
  const seen = await Promise.all([1, 2, 3].map(() => loadSummary(key, later, compute)));
  expect(seen.map(({ data }) => data)).toEqual([1, 1, 1]);
  await expect.poll(async () => (await loadSummary(key, later, compute)).computedAt).toEqual(later);
  expect(computed).toBe(2);
});

test("mistakes are counted by item, misconception and learner, and have their words", async () => {
  const { named, unnamed } = await loadInsightMistakes(owner, course, en);
  const expected = await getPrisma().$queryRawUnsafe<
    { key: string; misconception: string; learners: number }[]
  >(
    `SELECT i.key, coalesce(r.misconception, '') AS misconception, count(DISTINCT r.learner_id)::int AS learners
     FROM review r JOIN item i ON i.id = r.item_id WHERE r.verdict = 'wrong' GROUP BY 1, 2
     HAVING count(DISTINCT r.learner_id) >= 5`,
  );
  const found = [...named, ...unnamed].map(({ item, misconception, learners }) => ({
    key: item.key,
    misconception,
    learners,
  }));
  const sorted = (list: typeof found) => list.map((one) => JSON.stringify(one)).sort();
  expect(sorted(found)).toEqual(sorted(expected));
  expect(named.length).toBeGreaterThan(0);
  expect(named.every(({ words }) => words !== null)).toBe(true);
});

test("behind each figure of an item are its answers, and each as it was drawn", async () => {
  const sum = await loadInsightItem(owner, course, "sum", all);
  const count = await getPrisma().review.count({ where: { itemId: sum.item.id } });
  expect(sum.listed?.count).toBe(count);
  expect(sum.listed?.answers.every(({ learner }) => learner === null)).toBe(true);
  const [kind] = sum.wrong;
  const by =
    kind!.misconception === ""
      ? ({ by: "unexplained" } as const)
      : ({ by: "misconception", id: kind!.misconception } as const);
  const those = await loadInsightItem(owner, course, "sum", { ...all, filter: by });
  expect(those.listed?.count).toBe(kind!.answers);
  const answer = those.listed!.answers[0]!;
  const shown = await loadInsightAnswer(owner, course, {
    itemKey: "sum",
    reviewId: answer.reviewId,
    locale: "en",
  });
  expect(shown.past.scored?.score.verdict).toBe("wrong");
  expect(shown.past.ask.ask).toContain(String(answer.given.a));

  const gate = await loadInsightItem(owner, course, "gate", all);
  expect(gate.options?.map(({ isRight }) => isRight)).toEqual([true, false, false]);
  expect(gate.options?.reduce((total, { chosen }) => total + chosen, 0)).toBe(learners);
  const option = gate.options![1]!;
  const chose = await loadInsightItem(owner, course, "gate", {
    ...all,
    filter: { by: "option", id: option.id },
  });
  expect(chose.listed?.count).toBe(option.chosen);
});

test("what is expected to be recalled is the mean of the learners' means", async () => {
  const { concepts, learners: people } = await loadInsightConcepts(owner, course, en);
  expect(people).toEqual([]);
  const [one] = concepts;
  expect(one).toMatchObject({ id: "c.one", name: "One", items: 12 });
  expect(one!.now?.learners).toBe(learners);
  expect(one!.later!.mean).toBeLessThan(one!.now!.mean);
});

test("a class's teacher sees the answers of two learners by name, but no figure; an author none of them", async () => {
  const { items } = await loadInsightItems(teacher, few, en);
  expect(
    items.every(({ n, facility, discrimination, time }) => n === 2 && !facility && !discrimination && !time),
  ).toBe(true);
  const sum = await loadInsightItem(teacher, few, "sum", all);
  expect(new Set(sum.listed?.answers.map(({ learner }) => learner))).toEqual(
    new Set([memberId(0), memberId(1)]),
  );
  expect(sum.wrong).toEqual([]);
  const { learners: people } = await loadInsightLearners(teacher, few, en);
  expect(people.map(({ name, met }) => [name, met])).toEqual([
    [memberId(0), 12],
    [memberId(1), 12],
  ]);
  const grid = await loadInsightConcepts(teacher, few, en);
  expect(grid.learners.map(({ name }) => name)).toEqual([memberId(0), memberId(1)]);
  expect(grid.concepts[0]?.now).toBeNull();
  const foreign = await getPrisma().review.findFirstOrThrow({
    where: { learnerId: memberId(5), itemId: sum.item.id },
  });
  await expect(
    loadInsightAnswer(teacher, few, { itemKey: "sum", reviewId: foreign.id, locale: "en" }).catch(codeOf),
  ).resolves.toBe("not-found");
});

test("a learner sees what the class's teachers see of them, and nobody else does", async () => {
  const seen = await loadSeenOfMe(memberId(1), few.class, en);
  const row = (await loadInsightLearners(teacher, few, en)).learners.find(
    ({ name }) => name === memberId(1),
  )!;
  expect(seen.me).toEqual({ ...row, name: "" });
  const grid = await loadInsightConcepts(teacher, few, en);
  const recall = grid.learners.find(({ name }) => name === memberId(1))!.recall.get("c.one");
  expect(seen.concepts).toEqual([{ id: "c.one", name: "One", recall }]);
  for (const who of [memberId(7), teacher])
    expect(await loadSeenOfMe(who, few.class, en).catch(codeOf)).toBe("not-found");
});

test("what a class answers now counts sessions and practice of the last quarter of an hour", async () => {
  const db = getPrisma();
  const sum = await db.item.findFirstOrThrow({ where: { key: "sum" } });
  const practised = (learnerId: string, minutesAgo: number, misconception: string | null) =>
    db.practiceAnswer.create({
      data: {
        learnerId,
        id: crypto.randomUUID(),
        itemId: sum.id,
        version: 1,
        given: { a: 20, b: 3 },
        answer: misconception === null ? "26" : "23",
        verdict: misconception === null ? "correct" : "wrong",
        misconception,
        elapsedMs: 1_000,
        answeredAt: new Date(now.getTime() - minutesAgo * 60_000),
      },
    });
  await practised(memberId(0), 5, "once");
  await practised(memberId(1), 10, null);
  await practised(memberId(1), 20, "once");
  await practised(memberId(9), 1, "once");
  // A card has no mistakes: its learner says whether it was known.
  const card = await db.item.findFirstOrThrow({ where: { key: "card-7" } });
  const graded = await db.practiceAnswer.findFirstOrThrow({ where: { learnerId: memberId(0) } });
  await db.practiceAnswer.create({
    data: {
      ...{ ...graded, id: crypto.randomUUID(), itemId: card.id, given: {}, answer: null },
      ...{ verdict: "wrong", misconception: null },
    },
  });
  const view = await loadInsightNow(teacher, few, en);
  expect(view.items.find(({ key }) => key === "card-7")).toMatchObject({ answers: 1, right: 0, wrong: [] });
  expect(view.learners).toBe(2);
  const found = view.items.find(({ key }) => key === "sum");
  expect(found).toMatchObject({ learners: 2, answers: 2, right: 1 });
  expect(found!.wrong.map(({ answers, words }) => [answers, words !== null])).toEqual([[1, true]]);
  expect(await loadInsightNow(owner, course, en).catch(codeOf)).toBe("not-found");
});

test("who has just joined and not begun needs no word yet; a week later perhaps", async () => {
  const db = getPrisma();
  const learnerId = await newLearner();
  const row = { learnerId, classId: few.class, role: "learner" };
  const isBehind = async (daysAgo: number) => {
    const joinedAt = new Date(now.getTime() - daysAgo * 86_400_000);
    await db.classMember.upsert({
      where: { learnerId_classId: { learnerId, classId: few.class } },
      create: { ...row, joinedAt },
      update: { joinedAt },
    });
    await db.insightSummary.deleteMany();
    const view = await loadInsightLearners(teacher, few, en);
    return view.learners.find((one) => one.learnerId === learnerId)?.isBehind;
  };
  expect([await isBehind(0), await isBehind(6), await isBehind(7)]).toEqual([false, false, true]);
  await db.classMember.deleteMany({ where: { learnerId } });
  await db.insightSummary.deleteMany();
});

test("the same item stands beside itself in the other classes that one teaches, where they are large enough", async () => {
  const id = await openClass(teacher, { course: "small", name: "All", term: "Spring", examDay: null }, now);
  await getPrisma().classMember.createMany({
    data: Array.from({ length: 12 }, (_, n) => ({
      learnerId: memberId(n),
      classId: id,
      role: "learner",
      joinedAt: now,
    })),
  });
  const { classes } = await loadInsightItem(teacher, { class: id }, "gate", all);
  expect(classes.map(({ name, term, facility }) => [name, term, facility.n])).toEqual([
    ["All", "Spring", 12],
  ]);
});

test("a file has the numbers of its room, and is as hidden as the room", async () => {
  const asked = { ...en, item: "sum" };
  const items = await loadInsightFile(owner, course, "items", asked);
  expect(items.content.split("\r\n")).toHaveLength(1 + 12 + 1);
  const answers = await loadInsightFile(teacher, few, "answers", asked);
  expect(answers.content).toContain(memberId(0));
  expect((await loadInsightFile(owner, course, "answers", asked)).content).not.toContain("member-");
  for (const table of ["items", "mistakes", "concepts", "learners", "answers", "toString"])
    expect(await loadInsightFile(memberId(0), few, table, asked).catch(codeOf)).toBe("not-found");
  expect(await loadInsightFile(owner, course, "learners", asked).catch(codeOf)).toBe("not-found");
});

test("for everybody else these rooms do not exist", async () => {
  const stranger = await newLearner();
  for (const who of [stranger, memberId(0), teacher])
    expect(await loadInsightItems(who, course, en).catch(codeOf)).toBe("not-found");
  for (const who of [stranger, memberId(0), owner]) {
    expect(await loadInsightItem(who, few, "sum", all).catch(codeOf)).toBe("not-found");
    expect(await loadInsightLearners(who, few, en).catch(codeOf)).toBe("not-found");
    expect(await loadInsightConcepts(who, few, en).catch(codeOf)).toBe("not-found");
    expect(await loadInsightMistakes(who, few, en).catch(codeOf)).toBe("not-found");
  }
  expect(await loadInsightLearners(owner, course, en).catch(codeOf)).toBe("not-found");
  expect(await loadInsightItems(owner, { class: "no id" }, en).catch(codeOf)).toBe("not-found");
});
