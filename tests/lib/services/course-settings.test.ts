import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { compileCourse } from "@/lib/notes/compile-course";
import { good } from "@/lib/scheduling/memory";
import { actOnItems } from "@/lib/services/act-on-items";
import { courseSettingsSchema, loadCourseSettings, saveCourseSettings } from "@/lib/services/course-settings";
import { saveScheduling, saveSettings } from "@/lib/services/learner-settings";
import { loadProgress } from "@/lib/services/load-progress";
import { loadToday } from "@/lib/services/load-today";
import { publishCompiled } from "@/lib/services/publish-content";
import { submitReviews } from "@/lib/services/submit-reviews";
import { undoLast } from "@/lib/services/undo-event";
import { allFaults } from "@/tests/support/counters";
import { day, entriesAt, entryOf, later, minute, rate, review } from "@/tests/support/reviewing";
import {
  courseYaml,
  newLearner,
  noteText,
  publishedAt,
  publishSmallCourse,
} from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");
const nothing = { newPerDay: null, desiredRetention: null };

beforeAll(async () => {
  await publishSmallCourse();
  const note = noteText({ cards: 6 });
  const files = new Map([
    ["course.yaml", courseYaml.replace("Small", "Second")],
    ["first.en.md", note],
  ]);
  await publishCompiled(compileCourse("second", files, { gate: false }), note, publishedAt);
});

test("Every course is as everywhere until something is set for it, and again when that is taken away", async () => {
  const learnerId = await newLearner();
  const everywhere = { newPerDay: 20, desiredRetention: 0.9 };
  const small = { slug: "small", title: "Small" };
  const second = { slug: "second", title: "Second", ...nothing };
  const view = () => loadCourseSettings(learnerId, "en");
  expect(await view()).toEqual({ courses: [{ ...small, ...nothing }, second], everywhere });
  await saveCourseSettings(learnerId, { course: "small", newPerDay: 0, desiredRetention: 0.95 });
  expect(await view()).toEqual({
    courses: [{ ...small, newPerDay: 0, desiredRetention: 0.95 }, second],
    everywhere,
  });
  await saveCourseSettings(learnerId, { course: "small", ...nothing });
  expect(await view()).toEqual({ courses: [{ ...small, ...nothing }, second], everywhere });
  expect(await getPrisma().courseSettings.count({ where: { learnerId } })).toBe(0);
});

test("A course that the learner is not in looks like one that does not exist", async () => {
  const learnerId = await newLearner();
  await getPrisma().enrolment.deleteMany({ where: { learnerId } });
  for (const course of ["small", "nowhere"])
    await expect(
      saveCourseSettings(learnerId, { course, newPerDay: 3, desiredRetention: null }),
    ).rejects.toMatchObject({
      code: "not-found",
    });
  expect((await loadCourseSettings(learnerId, "en")).courses).toEqual([]);
});

test("A field is empty or within its bounds", () => {
  const read = (newPerDay: string, desiredRetention: string) =>
    courseSettingsSchema.safeParse({ course: "small", newPerDay, desiredRetention });
  expect(read(" ", "").data).toEqual({ course: "small", ...nothing });
  expect(read("0", "９５").data).toEqual({ course: "small", newPerDay: 0, desiredRetention: 0.95 });
  expect(read("1001", "69").error?.issues.map(({ message }) => message)).toEqual([
    "newPerDay",
    "desiredRetention",
  ]);
});

test("A course has its own new items a day, today and on the days ahead; the others share", async () => {
  const learnerId = await newLearner();
  await saveSettings(learnerId, { newPerDay: 2 }, now);
  const asked = async () => {
    const { courses, work, forecast } = await loadToday({ learnerId, locale: "en", now });
    const of = (slug: string) => courses.find((course) => course.slug === slug)?.work.new ?? 0;
    const tomorrow = forecast[1]!.new;
    return { small: of("small"), second: of("second"), all: work.new, tomorrow };
  };
  expect(await asked()).toMatchObject({ all: 2, tomorrow: 2 });
  await saveCourseSettings(learnerId, { course: "second", newPerDay: 3, desiredRetention: null });
  expect(await asked()).toEqual({ small: 2, second: 3, all: 5, tomorrow: 5 });
  const [{ forecast }, { charts }] = await Promise.all([
    loadToday({ learnerId, locale: "en", now }),
    loadProgress({ learnerId, locale: "en", now, choice: { course: null, days: 30, by: null } }),
  ]);
  const ahead = charts.forecast.data.slice(0, forecast.length).map(({ fresh }) => fresh);
  expect(ahead).toEqual(forecast.map((each) => each.new));
  await saveCourseSettings(learnerId, { course: "small", newPerDay: 0, desiredRetention: null });
  expect(await asked()).toEqual({ small: 0, second: 3, all: 3, tomorrow: 3 });
  await rate(learnerId, await entryOf(learnerId, "second/card-1", now), good, now);
  expect(await asked()).toMatchObject({ small: 0, second: 2 });
});

test("A reset item counts among the new ones of its course", async () => {
  const learnerId = await newLearner();
  const at = later(now, -30 * day);
  await rate(learnerId, await entryOf(learnerId, "second/card-2", at), good, at);
  await saveCourseSettings(learnerId, { course: "second", newPerDay: 1, desiredRetention: null });
  const reset = { type: "reset" as const, items: ["second/card-2"], groupId: randomUUID() };
  await actOnItems({ ...reset, learnerId, now: later(at, minute) });
  const fresh = (await entriesAt(learnerId, now)).filter((entry) => entry.itemId.startsWith("second/"));
  expect(fresh.map(({ itemId }) => itemId)).toEqual(["second/card-1"]);
});

describe("A desired retention of its own", () => {
  async function withOwn() {
    const learnerId = await newLearner();
    await saveCourseSettings(learnerId, { course: "small", newPerDay: null, desiredRetention: 0.97 });
    return learnerId;
  }
  const memoryOf = async (learnerId: string, slug: string) =>
    getPrisma().memory.findFirstOrThrow({
      where: {
        learnerId,
        itemId: (await getPrisma().item.findFirstOrThrow({ where: { key: "card-1", course: { slug } } })).id,
      },
    });

  test("shortens the intervals of that course alone, on the buttons and in the schedule, and replays", async () => {
    const learnerId = await withOwn();
    const [own, other] = [
      await entryOf(learnerId, "small/card-1", now),
      await entryOf(learnerId, "second/card-1", now),
    ];
    expect([own.retention, other.retention]).toEqual([0.97, 0.9]);
    expect([own.presetVersion, other.presetVersion]).toEqual([1, 0]);
    // Easy leaves the steps at once.
    expect(own.previews[3]).toMatchObject({ days: expect.any(Number) });
    for (const entry of [own, other]) {
      const posted = review(entry, now, { rating: 4, presetVersion: entry.presetVersion });
      await submitReviews({ learnerId, reviews: [posted], now });
    }
    const [short, long] = [await memoryOf(learnerId, "small"), await memoryOf(learnerId, "second")];
    expect(short.intervalDays).toBeLessThan(long.intervalDays);
    expect({ days: short.intervalDays }).toEqual(own.previews[3]);
    expect(await allFaults()).toEqual([]);
  });

  test("holds for a post that names no preset; no due date moves when it changes, and undo is exact", async () => {
    const learnerId = await withOwn();
    await rate(learnerId, await entryOf(learnerId, "small/card-1", now), 4, now);
    const first = await memoryOf(learnerId, "small");
    expect(await getPrisma().review.findFirst({ where: { learnerId } })).toMatchObject({ presetVersion: 1 });
    await saveCourseSettings(learnerId, { course: "small", newPerDay: null, desiredRetention: 0.8 });
    expect(await memoryOf(learnerId, "small")).toEqual(first);
    const due = later(now, first.intervalDays * day);
    await rate(learnerId, await entryOf(learnerId, "small/card-1", due), good, due);
    const second = await getPrisma().review.findFirst({
      where: { learnerId },
      orderBy: { reviewedAt: "desc" },
    });
    expect(second).toMatchObject({ presetVersion: 2 });
    await saveCourseSettings(learnerId, { course: "small", ...nothing });
    expect(await allFaults()).toEqual([]);
    await undoLast({ learnerId });
    const { version: _, ...undone } = await memoryOf(learnerId, "small");
    const { version: __, ...before } = first;
    expect(undone).toEqual(before);
    expect((await entryOf(learnerId, "small/card-1", later(due, minute))).presetVersion).toBe(0);
  });

  test("stays with other parameters of everywhere, and the steps are those of everywhere", async () => {
    const learnerId = await withOwn();
    await saveScheduling(learnerId, {
      newInBacklog: false,
      reviewOrder: "falling-recall",
      interleaved: true,
      desiredRetention: 0.85,
      learningSteps: ["5m"],
      relearningSteps: ["10m"],
    });
    const { presetVersion } = await entryOf(learnerId, "small/card-1", now);
    expect(
      await getPrisma().preset.findFirst({ where: { learnerId, version: presetVersion } }),
    ).toMatchObject({ desiredRetention: 0.97, learningSteps: ["5m"] });
    expect((await entryOf(learnerId, "second/card-1", now)).retention).toBe(0.85);
    const { courses, everywhere } = await loadCourseSettings(learnerId, "en");
    expect([courses[0]!.desiredRetention, everywhere.desiredRetention]).toEqual([0.97, 0.85]);
  });
});
