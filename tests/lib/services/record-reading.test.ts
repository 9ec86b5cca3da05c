import { beforeAll, expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { banLearner } from "@/lib/db/user-store";
import { recordReading } from "@/lib/services/record-reading";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);

test("the first time that a note was open stays, whenever it is told again", async () => {
  const learnerId = await newLearner();
  const minutesLater = (n: number) => new Date(now.getTime() + 60_000 * n);
  for (const at of [5, 9, 2, 7])
    await recordReading({ learnerId, course: "small", note: "first", now: minutesLater(at) });
  const rows = await getPrisma().noteReading.findMany({ where: { learnerId } });
  expect(rows.map(({ readAt }) => readAt)).toEqual([minutesLater(2)]);
});

test("a note that there is not, or that this person may not read, is not found", async () => {
  const learnerId = await newLearner();
  const told = (course: string, note: string) =>
    recordReading({ learnerId, course, note, now }).catch(codeOf);
  expect(await told("small", "second")).toBe("not-found");
  expect(await told("large", "first")).toBe("not-found");
  await getPrisma().enrolment.deleteMany({ where: { learnerId } });
  await getPrisma().course.updateMany({ data: { open: false } });
  expect(await told("small", "first")).toBe("not-found");
  await getPrisma().course.updateMany({ data: { open: true } });
  await banLearner(getPrisma(), learnerId);
  expect(await told("small", "first")).toBe("not-found");
  expect(await getPrisma().noteReading.count({ where: { learnerId } })).toBe(0);
});
