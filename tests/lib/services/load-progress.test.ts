import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import type { ProgressChoice } from "@/lib/services/load-progress";
import { loadProgress, loadProgressFile } from "@/lib/services/load-progress";
import { undoLast } from "@/lib/services/undo-event";
import { chances, study } from "@/tests/support/simulated-learner";
import { newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const from = new Date("2026-02-02T00:00:00Z");
const now = new Date("2026-04-13T12:00:00Z");
const everything: ProgressChoice = { course: null, days: null, by: "week" };

let learnerId: string;

beforeAll(async () => {
  await publishSmallCourse(noteText({ cards: 20 }));
  learnerId = await newLearner();
  const other = await newLearner();
  const habits = { from, days: 40, hours: [8, 8.5], most: 20, recall: 0.8 };
  await study({ ...habits, learnerId, chance: chances(7) });
  const later = new Date("2026-03-14T00:00:00Z");
  await study({ ...habits, learnerId, from: later, days: 30, hours: [21, 21.5], chance: chances(9) });
  await study({ ...habits, learnerId: other, days: 5, chance: chances(8) });
  await undoLast({ learnerId });
}, 240_000);

function load(choice: Partial<ProgressChoice> = {}, whose = learnerId) {
  return loadProgress({ learnerId: whose, locale: "en", now, choice: { ...everything, ...choice } });
}

/** Plain SQL over the log of the learner `$1`, without what was taken back. */
async function sql<Row>(select: string): Promise<Row[]> {
  return getPrisma().$queryRawUnsafe<Row[]>(
    `WITH log AS (SELECT r.* FROM review r WHERE r.learner_id = $1
       AND r.id NOT IN (SELECT event_id FROM undo WHERE learner_id = $1)) ${select}`,
    learnerId,
  );
}

/** The interval before each review, from the log alone: the days since the one before, as far as they were promised. */
const spaced = "phase IN (3, 4)";

test("true retention is the log's: right answers among those to items that had waited a day or more", async () => {
  const { charts } = await load();
  const rows = await sql<{ monday: number; mature: boolean; reviews: number; right: number }>(
    `SELECT study_day - (study_day + 3) % 7 AS monday, phase = 4 AS mature, count(*)::int AS reviews,
       (count(*) FILTER (WHERE rating > 1))::int AS right FROM log WHERE ${spaced} GROUP BY 1, 2`,
  );
  expect(rows.length).toBeGreaterThan(8);
  const told = charts.retention.data.buckets.flatMap(({ to, young, mature }) =>
    [young, mature].flatMap(({ reviews, recalled }, i) =>
      reviews === 0 ? [] : [{ monday: to - ((to + 3) % 7), mature: i === 1, reviews, right: recalled }],
    ),
  );
  const sorted = (all: readonly { monday: number; mature: boolean }[]) =>
    all.toSorted((a, b) => a.monday - b.monday || Number(a.mature) - Number(b.mature));
  expect(sorted(told)).toEqual(sorted(rows));
});

test("days, minutes and streak are the log's", async () => {
  const { charts, figures } = await load();
  const rows = await sql<{ day: number; reviews: number; minutes: number }>(
    `SELECT study_day AS day, count(*)::int AS reviews, sum(elapsed_ms)::float8 / 60000 AS minutes
     FROM log GROUP BY 1 ORDER BY 1`,
  );
  expect(charts.year.table.rows.map(([day, reviews]) => [day, reviews])).toEqual(
    rows.map(({ day, reviews }) => [day, reviews]),
  );
  for (const [i, row] of charts.year.table.rows.entries()) expect(row[2]).toBeCloseTo(rows[i]!.minutes, 6);
  const byPhase = await sql<{ phase: number; reviews: number }>(
    "SELECT phase::int AS phase, count(*)::int AS reviews FROM log GROUP BY 1 ORDER BY 1",
  );
  const told = ["new", "learning", "relearning", "young", "mature"].map((phase) =>
    charts.activity.data.reduce(
      (sum, { phases }) => sum + phases.find((each) => each.phase === phase)!.reviews,
      0,
    ),
  );
  expect(told).toEqual(
    [0, 1, 2, 3, 4].map((phase) => byPhase.find((row) => row.phase === phase)?.reviews ?? 0),
  );
  expect(figures.done).toBe(0);
  expect(figures.streak.longest).toBeGreaterThan(0);
});

test("the stock is what the memories are now", async () => {
  const { charts } = await load();
  const [row] = await getPrisma().$queryRawUnsafe<Record<string, number>[]>(
    `SELECT (count(*) FILTER (WHERE state IN (1, 3)))::int AS learning,
       (count(*) FILTER (WHERE state = 2 AND interval_days < 21))::int AS young,
       (count(*) FILTER (WHERE state = 2 AND interval_days >= 21))::int AS mature, 0 AS suspended
     FROM memory WHERE learner_id = $1`,
    learnerId,
  );
  expect(charts.stock.data.at(-1)).toMatchObject(row!);
});

test("calibration, log loss, RMSE and AUC are those of the predictions in the log", async () => {
  const { charts } = await load();
  const rows = await sql<{ p: number; right: boolean; bin: number }>(
    `SELECT predicted_recall AS p, rating > 1 AS right, calibration_bin % 4096 AS bin
     FROM log WHERE predicted_recall IS NOT NULL`,
  );
  const { data } = charts.calibration;
  expect(data.reviews).toBe(rows.length);
  expect(data.groups.reduce((sum, { recalled }) => sum + recalled, 0)).toBe(
    rows.filter(({ right }) => right).length,
  );
  const losses = rows.map(({ p, right }) => -Math.log(right ? p : 1 - p));
  expect(data.logLoss).toBeCloseTo(losses.reduce((a, b) => a + b, 0) / rows.length, 5);
  let squares = 0;
  for (const number of new Set(rows.map(({ bin }) => bin))) {
    const bin = rows.filter((row) => row.bin === number);
    const error = bin.reduce((sum, { p, right }) => sum + Number(right) - p, 0) / bin.length;
    squares += bin.length * error ** 2;
  }
  expect(data.rmse).toBeCloseTo(Math.sqrt(squares / rows.length), 7);
  const step = ({ p }: { readonly p: number }) => Math.min(39, Math.floor(p * 40));
  const pairs = rows
    .filter(({ right }) => right)
    .flatMap((a) => rows.filter(({ right }) => !right).map((b) => step(a) - step(b)));
  const won = pairs.reduce((sum, ahead) => sum + (1 + Math.sign(ahead)) / 2, 0);
  expect(data.auc).toBeCloseTo(won / pairs.length, 9);
});

test("hours and answer times are the log's", async () => {
  const { charts } = await load();
  const rows = await sql<{ hour: number; reviews: number; recalled: number }>(
    `SELECT hour::int AS hour, (count(*) FILTER (WHERE ${spaced}))::int AS reviews,
       (count(*) FILTER (WHERE ${spaced} AND rating > 1))::int AS recalled FROM log
     GROUP BY 1 HAVING count(*) FILTER (WHERE ${spaced}) > 0 ORDER BY 1`,
  );
  expect(rows.length).toBeGreaterThan(1);
  const told = charts.hours.data.filter(({ reviews }) => reviews > 0);
  expect(told.map(({ hour, reviews, recalled }) => ({ hour, reviews, recalled }))).toEqual(rows);
  const times = await sql<{ group: number; reviews: number }>(
    `SELECT width_bucket(elapsed_ms / 1000.0, ARRAY[2, 5, 10, 20, 40, 80, 160]::numeric[]) AS "group",
       count(*)::int AS reviews FROM log GROUP BY 1`,
  );
  for (const [group, { count }] of charts.answerSeconds.data.groups.entries())
    expect([group, count]).toEqual([group, times.find((row) => row.group === group)?.reviews ?? 0]);
});

test("distributions, concepts and what is due are those of the memories", async () => {
  const { charts, figures } = await load();
  const memories = await getPrisma().memory.findMany({ where: { learnerId, state: { not: 0 } } });
  expect(figures.items).toBe(memories.length);
  const inGroup = (values: readonly number[], from: number | null, to: number | null) =>
    values.filter((value) => value >= (from ?? -1) && value < (to ?? Number.POSITIVE_INFINITY)).length;
  const today = charts.forecast.data[0]!.studyDay;
  // FSRS-6 with the default parameters: R = (1 + factor · t / S) ^ −w20, factor = 0.9 ^ (−1 / w20) − 1.
  const decay = -0.1542;
  const factor = 0.9 ** (1 / decay) - 1;
  const recalls = memories.map(
    ({ stability, lastStudyDay }) => (1 + (factor * (today - lastStudyDay!)) / stability) ** decay,
  );
  const values = {
    stability: memories.map(({ stability }) => stability),
    difficulty: memories.map(({ difficulty }) => difficulty),
    interval: memories.map(({ intervalDays }) => intervalDays),
    recall: recalls,
  };
  for (const [name, own] of Object.entries(values))
    for (const { from, to, count } of charts[name as keyof typeof values].data.groups)
      expect([name, from, count]).toEqual([name, from, inGroup(own, from, to)]);
  const mean = recalls.reduce((a, b) => a + b, 0) / recalls.length;
  expect(figures.recall).toBeCloseTo(mean, 6);
  expect(charts.concepts.data.weakest).toEqual([
    expect.objectContaining({ id: "small/c.one", name: "One", met: memories.length, items: memories.length }),
  ]);
  expect(charts.concepts.data.weakest[0]?.recall).toBeCloseTo(mean, 6);
  for (const { studyDay, due } of charts.forecast.data) {
    const own = memories.filter(({ dueDay }) => (studyDay === today ? dueDay <= today : dueDay === studyDay));
    expect([studyDay, due]).toEqual([studyDay, own.length]);
  }
});

test("mistakes are the log's: how often, when last, how many of the last ten, and by their names", async () => {
  const { charts } = await load();
  const rows = await sql<{ item: string; misconception: string | null; times: number; last: number }>(
    `SELECT 'small/' || i.key AS item, log.misconception, count(*)::int AS times, max(study_day) AS last
     FROM log JOIN item i ON i.id = log.item_id WHERE verdict = 'wrong' GROUP BY 1, 2`,
  );
  const told = charts.mistakes.data.map(({ item, misconception, times, lastDay }) => ({
    item,
    misconception,
    times,
    last: lastDay,
  }));
  expect(told).toHaveLength(rows.length);
  expect(told).toEqual(expect.arrayContaining(rows));
  for (const { item, misconception, recent } of charts.mistakes.data) {
    const last = await sql<{ hit: boolean }>(
      `SELECT verdict = 'wrong' AND misconception IS NOT DISTINCT FROM ${misconception === null ? "NULL" : `'${misconception}'`} AS hit
       FROM log JOIN item i ON i.id = log.item_id WHERE 'small/' || i.key = '${item}'
       ORDER BY reviewed_at DESC LIMIT 10`,
    );
    expect(recent).toEqual(last.map(({ hit }) => hit).toReversed());
  }
  const named = charts.mistakes.data.find(({ item, misconception }) => item === "small/sum" && misconception);
  expect(named?.words?.name).toMatch(/^\d counts twice$|^It is \d that is doubled$/);
  expect(named?.source).toMatch(/^\/courses\/small\/first#/);
});

test("a period counts what lies in it, one course what belongs to it; an unknown course is not found", async () => {
  const month = await load({ days: 30 });
  const [{ reviews } = { reviews: 0 }] = await sql<{ reviews: number }>(
    `SELECT count(*)::int AS reviews FROM log WHERE study_day > ${month.today} - 30`,
  );
  const sum = month.charts.activity.table.rows.reduce((all, row) => all + Number(row[3]), 0);
  expect(sum).toBe(reviews);
  const whole = await load();
  expect(month.charts.stock.data.at(-1)).toMatchObject({
    mature: whole.charts.stock.data.at(-1)?.mature,
    young: whole.charts.stock.data.at(-1)?.young,
  });
  expect((await load({ course: "small" })).charts.retention).toEqual(whole.charts.retention);
  await expect(load({ course: "other" })).rejects.toMatchObject({ code: "not-found" });
});

test("who begins sees examples, and a file without them; a chart that there is not is not found", async () => {
  const beginner = await newLearner();
  const view = await load({}, beginner);
  expect(view.isNew).toBe(true);
  expect(view.charts.retention.exampleUntil).toBeGreaterThan(view.today);
  const input = { learnerId: beginner, locale: "en" as const, now, choice: everything };
  expect(await loadProgressFile(input, "retention")).toEqual({
    name: "retention-2026-04-13.csv",
    text: "\uFEFFfrom,to,kind,reviews,recalled,recall,low,high\r\n",
  });
  await expect(loadProgressFile(input, "constructor")).rejects.toMatchObject({ code: "not-found" });
});
