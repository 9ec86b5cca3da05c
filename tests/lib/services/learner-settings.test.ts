import { beforeAll, describe, expect, test } from "vitest";
import { readPastClocks } from "@/lib/db/clock-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { messages } from "@/lib/i18n/messages";
import { defaultSettings } from "@/lib/quiz/learner-settings";
import {
  loadScheduling,
  loadSettings,
  type SchedulingSettings,
  saveScheduling,
  saveSettings,
  settingsSchema,
} from "@/lib/services/learner-settings";
import { submitReviews } from "@/lib/services/submit-reviews";
import { allFaults } from "@/tests/support/counters";
import { entryOf, review } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const { newPerDay, reviewsPerDay, timeZone } = settingsSchema.shape;

test("a number of cards is digits within its bounds; an emptied field is no zero", () => {
  expect(["0", " 7 ", "1000", "２０"].map((text) => newPerDay.parse(text))).toEqual([0, 7, 1000, 20]);
  for (const text of ["", " ", "-1", "1001", "5.5", "1e2", "0x10", "many", "9".repeat(400)]) {
    expect(newPerDay.safeParse(text).error?.issues[0]?.message, text).toBe("newPerDay");
  }
  expect(reviewsPerDay.safeParse("0").success).toBe(false);
});

test("a time zone has a name", () => {
  expect(timeZone.parse("Asia/Kathmandu")).toBe("Asia/Kathmandu");
  for (const text of ["", "Mars/Phobos", "+05:30", "<b>"]) {
    expect(timeZone.safeParse(text).error?.issues[0]?.message, text).toBe("timeZone");
  }
});

test("whoever has set one thing has the product's settings for the rest, as if nothing were set", async () => {
  const learnerId = "somebody";
  expect(await loadSettings(learnerId)).toEqual(defaultSettings);
  await saveSettings(learnerId, { locale: "zh" }, new Date());
  expect(await loadSettings(learnerId)).toEqual({ ...defaultSettings, locale: "zh" });
});

test("the clock that a new zone or rollover hour ends is kept, and nothing else is", async () => {
  const learnerId = "traveller";
  const at = (hour: number) => new Date(Date.UTC(2026, 2, 2, hour));
  await saveSettings(learnerId, { timeZone: "Asia/Tokyo" }, at(1));
  expect(await readPastClocks(getPrisma(), learnerId)).toEqual([]);
  await saveSettings(learnerId, { timeZone: "Europe/Berlin", rolloverHour: 4 }, at(2));
  await saveSettings(learnerId, { timeZone: "Europe/Berlin", rolloverHour: 4, buttons: 2 }, at(3));
  await saveSettings(learnerId, { rolloverHour: 0 }, at(5));
  expect(await readPastClocks(getPrisma(), learnerId)).toEqual([
    { timeZone: "Asia/Tokyo", rolloverHour: 4, until: at(2) },
    { timeZone: "Europe/Berlin", rolloverHour: 4, until: at(5) },
  ]);
});

test.each(Object.entries(settingsSchema.shape))("whoever posts no %s is told so in words", (name, field) => {
  const told = field.safeParse(undefined).error?.issues.map(({ message }) => message);
  expect(told).toEqual([name]);
  expect(Object.keys(messages.en.settings.problem)).toContain(name);
});

describe("scheduling parameters", () => {
  beforeAll(() => publishSmallCourse());
  const now = new Date("2026-03-02T12:00:00Z");
  const save = (learnerId: string, change: Partial<SchedulingSettings>) =>
    saveScheduling(learnerId, {
      newInBacklog: false,
      reviewOrder: "falling-recall",
      interleaved: true,
      desiredRetention: 0.9,
      learningSteps: ["1m", "10m"],
      relearningSteps: ["10m"],
      ...change,
    });
  const versions = async (learnerId: string) => {
    const { presetVersion } = await loadSettings(learnerId);
    return [presetVersion, await getPrisma().preset.count({ where: { learnerId } })];
  };

  test("are a preset of their own when they change, one used before if they change back", async () => {
    const learnerId = await newLearner();
    await save(learnerId, { reviewOrder: "shuffled" });
    expect(await versions(learnerId)).toEqual([0, 0]);
    await save(learnerId, { desiredRetention: 0.8 });
    expect(await versions(learnerId)).toEqual([1, 1]);
    await save(learnerId, { desiredRetention: 0.8, learningSteps: [] });
    expect(await versions(learnerId)).toEqual([2, 2]);
    await save(learnerId, {});
    expect(await versions(learnerId)).toEqual([0, 2]);
    await save(learnerId, { desiredRetention: 0.8 });
    expect(await versions(learnerId)).toEqual([1, 2]);
    expect(await loadScheduling(learnerId)).toMatchObject({ desiredRetention: 0.8, costs: null });
  });

  test("that change between question and answer break no button's promise, and apply from the next question on", async () => {
    const learnerId = await newLearner();
    const entry = await entryOf(learnerId, "small/card-1", now);
    await save(learnerId, { desiredRetention: 0.7 });
    const named = review(entry, now, { rating: 4, presetVersion: entry.presetVersion });
    const [outcome] = await submitReviews({ learnerId, reviews: [named], now });
    expect(outcome).toMatchObject({ status: "accepted", next: entry.previews[3] });
    const next = await entryOf(learnerId, "small/card-2", now);
    expect(next.presetVersion).toBe(1);
    expect(next.previews[3]).not.toEqual(entry.previews[3]);
    const unknown = review(next, now, { rating: 4, presetVersion: 99 });
    const [other] = await submitReviews({ learnerId, reviews: [unknown], now });
    expect(other).toMatchObject({ next: next.previews[3] });
    expect(await allFaults()).toEqual([]);
  });

  test("are read as people write them", () => {
    const { learningSteps, desiredRetention } = settingsSchema.shape;
    expect(learningSteps.parse(" 1M, 10m　１ｈ 7d ")).toEqual(["1m", "10m", "1h", "7d"]);
    expect(learningSteps.parse("")).toEqual([]);
    for (const text of ["10", "0m", "8d", "1w", "1m-2m", "1m ".repeat(9)])
      expect(learningSteps.safeParse(text).error?.issues[0]?.message, text).toBe("learningSteps");
    expect(desiredRetention.parse("85")).toBe(0.85);
    for (const text of ["69", "98", "0.9"])
      expect(desiredRetention.safeParse(text).success, text).toBe(false);
  });
});
