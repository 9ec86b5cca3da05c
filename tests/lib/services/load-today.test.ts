import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { good } from "@/lib/scheduling/memory";
import { saveSettings } from "@/lib/services/learner-settings";
import { loadToday } from "@/lib/services/load-today";
import { day, entryOf, later, rate } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");
const locale = "en";

test("What is due beyond the day's limit is told as waiting, not as nothing", async () => {
  const learnerId = await newLearner();
  for (const key of ["card-1", "card-2"]) {
    for (const at of [now, later(now, day)]) {
      await rate(learnerId, await entryOf(learnerId, `small/${key}`, at), good, at);
    }
  }
  const muchLater = later(now, 100 * day);
  expect(await loadToday({ learnerId, locale, now: muchLater })).toMatchObject({
    work: { due: 2 },
    waiting: 0,
  });
  await getPrisma().learnerSettings.update({ where: { learnerId }, data: { reviewsPerDay: 1 } });
  expect(await loadToday({ learnerId, locale, now: muchLater })).toMatchObject({
    work: { due: 1 },
    waiting: 1,
  });
});

test("Somebody who is in no course is told so", async () => {
  const learnerId = await newLearner();
  expect((await loadToday({ learnerId, locale, now })).isEnrolled).toBe(true);
  await getPrisma().enrolment.deleteMany({ where: { learnerId } });
  expect((await loadToday({ learnerId, locale, now })).isEnrolled).toBe(false);
});

test("What new items will bring is part of the days ahead, until there are none left", async () => {
  const learnerId = await newLearner();
  const { work, forecast } = await loadToday({ learnerId, locale, now });
  expect(forecast[0]).toMatchObject({ due: 0, new: work.new });
  // Items met today come back on later days, though they have no memory yet.
  const brought = forecast.slice(1).reduce((sum, day) => sum + day.new, 0);
  expect(forecast.slice(1).every((day) => day.due === 0)).toBe(true);
  expect(brought).toBeGreaterThanOrEqual(work.new);
});

test("New, learning and due are told apart", async () => {
  const learnerId = await newLearner();
  const before = (await loadToday({ learnerId, locale, now })).work;
  await rate(learnerId, await entryOf(learnerId, "small/card-1", now), 1, now);
  const after = (await loadToday({ learnerId, locale, now: later(now, 2 * 60_000) })).work;
  expect(after).toEqual({ new: before.new - 1, learning: 1, due: 0 });
});

test("A missed day is a rest day; one that a flight east cut short is none", async () => {
  const flight = new Date("2026-03-03T18:00:00Z");
  const streakOf = async (hasFlown: boolean) => {
    const learnerId = await newLearner("America/Los_Angeles");
    const first = new Date("2026-03-02T18:00:00Z");
    await rate(learnerId, await entryOf(learnerId, "small/card-1", first), good, first);
    if (hasFlown) await saveSettings(learnerId, { timeZone: "Asia/Tokyo" }, flight);
    // 3 March began in Los Angeles at noon UTC and ended in Tokyo at 19:00: seven hours.
    const second = new Date(hasFlown ? "2026-03-04T03:00:00Z" : "2026-03-04T18:00:00Z");
    await rate(learnerId, await entryOf(learnerId, "small/card-2", second), good, second);
    const { streak, lastDays } = await loadToday({ learnerId, locale, now: second });
    return { streak, rested: lastDays.flatMap(({ isRestDay, isoDate }) => (isRestDay ? [isoDate] : [])) };
  };
  expect(await streakOf(false)).toEqual({
    streak: { days: 2, longest: 2, restDaysLeft: 1 },
    rested: ["2026-03-03"],
  });
  expect(await streakOf(true)).toEqual({ streak: { days: 2, longest: 2, restDaysLeft: 2 }, rested: [] });
});
