import { beforeAll, expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { giveCourseRole, moveToEditor } from "@/lib/db/authorship-store";
import { getPrisma } from "@/lib/db/prisma-client";
import {
  archiveCourse,
  enrolByLink,
  enrolInCourse,
  leaveCourse,
  loadLinkedCourse,
  setVisibility,
} from "@/lib/services/course-access";
import { loadCourse } from "@/lib/services/load-course";
import { entriesAt, memoryOf, rate } from "@/tests/support/reviewing";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);

let owner: string;
let courseId: number;
beforeAll(async () => {
  await publishSmallCourse();
  owner = await newLearner();
  courseId = (await getPrisma().course.findUniqueOrThrow({ where: { slug: "small" } })).id;
  await moveToEditor(getPrisma(), courseId);
  await giveCourseRole(getPrisma(), { userId: owner, courseId, role: "owner", now });
});

/** Somebody who is enrolled in nothing. */
async function outsider(): Promise<string> {
  const id = await newLearner();
  await getPrisma().enrolment.deleteMany({ where: { learnerId: id } });
  return id;
}

const sees = (learnerId: string) =>
  loadCourse({ learnerId, course: "small", locale: "en", now }).then(({ isEnrolled }) => isEnrolled, codeOf);

async function token(): Promise<string | null> {
  return (await getPrisma().course.findUniqueOrThrow({ where: { id: courseId } })).linkToken;
}

test("A private course exists for those who are enrolled alone; by its link others enrol until it is revoked", async () => {
  const [before, other, late] = [await newLearner(), await outsider(), await outsider()];
  await setVisibility(owner, "small", "private", now);
  expect([await sees(before), await sees(other)]).toEqual([true, "not-found"]);
  expect(await enrolInCourse(other, "small").catch(codeOf)).toBe("not-found");
  await setVisibility(owner, "small", "link", now);
  const link = (await token())!;
  expect(await sees(other)).toBe("not-found");
  expect(await loadLinkedCourse(link, "zh")).toEqual({ title: "小课" });
  expect(await enrolByLink(other, link)).toBe("small");
  expect(await sees(other)).toBe(true);
  await setVisibility(owner, "small", "private", now);
  await setVisibility(owner, "small", "link", now);
  expect(await token()).not.toBe(link);
  expect(await enrolByLink(late, link).catch(codeOf)).toBe("not-found");
  await setVisibility(owner, "small", "public", now);
  expect(await token()).toBeNull();
  expect(await sees(late)).toBe(false);
});

test("Whoever reads a course may enrol and leave; then nothing of it is asked, and what was learned is kept", async () => {
  const learner = await outsider();
  expect(await entriesAt(learner, now)).toEqual([]);
  await enrolInCourse(learner, "small");
  const [first] = await entriesAt(learner, now);
  await rate(learner, first!, 3, now);
  const key = first!.itemId.split("/")[1]!;
  const memory = await memoryOf(learner, key);
  expect(memory).not.toBeNull();
  await leaveCourse(learner, "small");
  expect(await entriesAt(learner, now)).toEqual([]);
  expect(await memoryOf(learner, key)).toEqual(memory);
  expect(await leaveCourse(learner, "small").catch(codeOf)).toBe("not-found");
});

test("An archived course is kept by those who are enrolled and offered to nobody else", async () => {
  const [learner, other] = [await newLearner(), await outsider()];
  await archiveCourse(owner, "small", true, now);
  expect([await sees(learner), await sees(other), await sees(await newLearner())]).toEqual([
    true,
    "not-found",
    "not-found",
  ]);
  expect((await entriesAt(learner, now)).length).toBeGreaterThan(0);
  await archiveCourse(owner, "small", false, now);
  expect(await sees(other)).toBe(false);
});

test("Nobody but its owner changes who may see a course", async () => {
  const author = await newLearner();
  await giveCourseRole(getPrisma(), { userId: author, courseId, role: "author", now });
  for (const who of [author, await newLearner()]) {
    expect(await setVisibility(who, "small", "private", now).catch(codeOf)).toBe("not-found");
    expect(await archiveCourse(who, "small", true, now).catch(codeOf)).toBe("not-found");
  }
});
