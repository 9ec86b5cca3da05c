import { afterEach, beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { easy } from "@/lib/scheduling/memory";
import { loadCourse } from "@/lib/services/load-course";
import { loadCourses } from "@/lib/services/load-courses";
import { day, entryOf, later, memoryOf, rate } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());
afterEach(() => getPrisma().course.updateMany({ data: { open: true } }));

const now = new Date("2026-03-02T12:00:00Z");

function course(learnerId: string | null, at = now, slug = "small") {
  return loadCourse({ learnerId, course: slug, locale: "en", now: at });
}

function courses(learnerId: string | null, at = now) {
  return loadCourses({ learnerId, locale: "en", now: at });
}

test("What is due is what this learner has met and has to see again by today", async () => {
  const [learnerId, other] = [await newLearner(), await newLearner()];
  for (const key of ["card-1", "card-2"])
    await rate(learnerId, await entryOf(learnerId, `small/${key}`, now), easy, now);
  const days = [];
  for (const key of ["card-1", "card-2"]) days.push((await memoryOf(learnerId, key))!.dueDay);
  const last = Math.max(...days);
  for (const [studyDay, due] of [
    [Math.min(...days) - 1, 0],
    [last - 1, days.filter((one) => one < last).length],
    [last, 2],
    [last + 30, 2],
  ] as const) {
    const at = new Date(studyDay * day + day / 2);
    expect(await courses(learnerId, at)).toMatchObject([{ slug: "small", notes: 1, items: 7, due }]);
    expect((await course(learnerId, at)).notes).toMatchObject([{ slug: "first", items: 7, met: 2, due }]);
    for (const who of [other, null]) {
      expect(await courses(who, at)).toMatchObject([{ due: 0 }]);
      expect((await course(who, at)).notes).toMatchObject([{ met: 0, due: 0, recall: null }]);
    }
  }
  const { notes } = await course(learnerId, later(now, 30 * day));
  expect(notes[0]!.recall).toBeGreaterThan(0);
  expect(notes[0]!.recall).toBeLessThan(1);
});

test("A closed course is there for those who are in it, and does not exist for anybody else", async () => {
  const [inside, outside] = [await newLearner(), await newLearner()];
  await getPrisma().enrolment.deleteMany({ where: { learnerId: outside } });
  await getPrisma().course.updateMany({ data: { open: false } });
  expect(await courses(inside)).toHaveLength(1);
  expect(await course(inside)).toMatchObject({ slug: "small", title: "Small" });
  for (const who of [outside, null]) {
    expect(await courses(who)).toEqual([]);
    await expect(course(who)).rejects.toMatchObject({ code: "not-found", field: "course" });
  }
  await expect(course(inside, now, "nothing")).rejects.toMatchObject({ code: "not-found", field: "course" });
});
