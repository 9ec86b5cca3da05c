import { expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import {
  answerAuthorInvitation,
  handOverCourse,
  inviteAuthor,
  loadCoursePeople,
  removeAuthor,
  withdrawAuthorInvitation,
} from "@/lib/services/course-people";
import { createCourse } from "@/lib/services/create-course";
import { findTeaching } from "@/lib/services/load-teaching";
import { loadWorkingCopy } from "@/lib/services/working-copy";
import { newLearner, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);

let people = 0;
/** An account with an address of its own. */
async function person({
  role = "learner",
  isAnonymous = false,
} = {}): Promise<{ id: string; email: string }> {
  people += 1;
  const id = await newLearner();
  const email = `person-${people}@example.org`;
  await getPrisma().user.update({ where: { id }, data: { role, email, isAnonymous, name: `P${people}` } });
  return { id, email };
}

async function newCourse(): Promise<{ owner: string; ownersEmail: string; slug: string }> {
  const { id: owner, email: ownersEmail } = await person({ role: "instructor" });
  const slug = `course-${people}`;
  const texts = { title: "Algebra", titleZh: "代数", summary: "", noteTitle: "Groups" };
  await createCourse(owner, { slug, ...texts }, now);
  return { owner, ownersEmail, slug };
}

async function newAuthor({ owner, slug }: { owner: string; slug: string }): Promise<string> {
  const { id, email } = await person();
  await inviteAuthor(owner, slug, email, now);
  await answerAuthorInvitation(id, slug, true, now);
  return id;
}

const writes = (userId: string, slug: string) =>
  loadWorkingCopy(userId, slug, "en").then(({ course }) => course.role, codeOf);

async function acts(slug: string): Promise<[string, string, string | null][]> {
  const { id: courseId } = await getPrisma().course.findUniqueOrThrow({ where: { slug } });
  const rows = await getPrisma().roleAct.findMany({ where: { courseId }, orderBy: { id: "asc" } });
  return rows
    .filter(({ type }) => type !== "course.create")
    .map(({ type, actorId, subjectId }) => [type, actorId, subjectId]);
}

test("Whoever is asked by address and accepts writes the course, and the owner learns nothing of them before", async () => {
  const { owner, slug } = await newCourse();
  const { id, email } = await person();
  await inviteAuthor(owner, slug, email.toUpperCase(), now);
  await inviteAuthor(owner, slug, "nobody@example.org", new Date(now.getTime() + 1));
  expect(await loadCoursePeople(owner, slug, "en")).toMatchObject({
    course: { title: "Algebra" },
    authors: [{ userId: owner, role: "owner" }],
    invited: [email, "nobody@example.org"],
  });
  expect(await writes(id, slug)).toBe("not-found");
  expect((await findTeaching(id, "zh"))?.courseInvitations).toEqual([{ slug, title: "代数" }]);
  await answerAuthorInvitation(id, slug, true, now);
  expect(await writes(id, slug)).toBe("author");
  expect((await findTeaching(id, "en"))?.courseInvitations).toEqual([]);
  expect((await loadCoursePeople(id, slug, "en")).authors.map(({ role }) => role)).toEqual([
    "owner",
    "author",
  ]);
  // Only the owner sees who else was asked.
  expect((await loadCoursePeople(id, slug, "en")).invited).toEqual([]);
  expect((await loadCoursePeople(owner, slug, "en")).invited).toEqual(["nobody@example.org"]);
  expect(await acts(slug)).toEqual([
    ["course.invite", owner, null],
    ["course.invite", owner, null],
    ["course.write", id, null],
  ]);
});

test("A question that was withdrawn or declined makes nobody an author", async () => {
  const { owner, slug } = await newCourse();
  const [one, other] = [await person(), await person()];
  await inviteAuthor(owner, slug, one.email, now);
  await inviteAuthor(owner, slug, other.email, now);
  await withdrawAuthorInvitation(owner, slug, one.email, now);
  await withdrawAuthorInvitation(owner, slug, "never@example.org", now);
  expect(await answerAuthorInvitation(one.id, slug, true, now).catch(codeOf)).toBe("not-found");
  await answerAuthorInvitation(other.id, slug, false, now);
  expect(await answerAuthorInvitation(other.id, slug, true, now).catch(codeOf)).toBe("not-found");
  expect([await writes(one.id, slug), await writes(other.id, slug)]).toEqual(["not-found", "not-found"]);
  expect(await findTeaching(other.id, "en")).toBeNull();
  expect((await acts(slug)).map(([type]) => type)).toEqual([
    "course.invite",
    "course.invite",
    "course.uninvite",
  ]);
});

test("Guests and disabled accounts never become authors", async () => {
  const { owner, slug } = await newCourse();
  const guest = await person({ isAnonymous: true });
  await inviteAuthor(owner, slug, guest.email, now);
  expect(await answerAuthorInvitation(guest.id, slug, true, now).catch(codeOf)).toBe("not-found");
  // Not even where a row names them.
  await getPrisma().courseInvitation.updateMany({
    where: { email: guest.email },
    data: { userId: guest.id },
  });
  expect(await answerAuthorInvitation(guest.id, slug, true, now).catch(codeOf)).toBe("not-found");
  expect(await findTeaching(guest.id, "en")).toBeNull();
  const disabled = await person();
  await inviteAuthor(owner, slug, disabled.email, now);
  await getPrisma().user.update({ where: { id: disabled.id }, data: { banned: true } });
  expect(await answerAuthorInvitation(disabled.id, slug, true, now).catch(codeOf)).toBe("not-found");
  expect((await loadCoursePeople(owner, slug, "en")).authors).toHaveLength(1);
});

test("An author leaves or is removed by the owner; the owner can't go, not even by accepting a question", async () => {
  const course = await newCourse();
  const { owner, ownersEmail, slug } = course;
  const [one, other] = [await newAuthor(course), await newAuthor(course)];
  expect(await removeAuthor(one, slug, other, now).catch(codeOf)).toBe("not-found");
  expect(await removeAuthor(one, slug, owner, now).catch(codeOf)).toBe("not-found");
  await removeAuthor(one, slug, one, now);
  await removeAuthor(owner, slug, other, now);
  expect([await writes(one, slug), await writes(other, slug)]).toEqual(["not-found", "not-found"]);
  expect(await removeAuthor(owner, slug, other, now).catch(codeOf)).toBe("not-found");
  expect(await removeAuthor(owner, slug, owner, now).catch(codeOf)).toBe("conflict");
  await inviteAuthor(owner, slug, ownersEmail, now);
  await answerAuthorInvitation(owner, slug, true, now);
  expect(await writes(owner, slug)).toBe("owner");
  expect((await acts(slug)).slice(4, 6)).toEqual([
    ["course.stop-writing", one, null],
    ["course.remove", owner, other],
  ]);
});

test("Who hands a course over to an author stays one, and a course always has one owner", async () => {
  const course = await newCourse();
  const { owner, slug } = course;
  const [next, stranger] = [await newAuthor(course), (await person()).id];
  expect(await handOverCourse(owner, slug, stranger, now).catch(codeOf)).toBe("not-found");
  expect(await handOverCourse(owner, slug, owner, now).catch(codeOf)).toBe("not-found");
  expect(await handOverCourse(next, slug, next, now).catch(codeOf)).toBe("not-found");
  await handOverCourse(owner, slug, next, now);
  expect([await writes(owner, slug), await writes(next, slug)]).toEqual(["author", "owner"]);
  expect(await inviteAuthor(owner, slug, "x@example.org", now).catch(codeOf)).toBe("not-found");
  // Of two that want to go at the same time, the owner stays.
  await Promise.allSettled([
    removeAuthor(owner, slug, owner, now),
    removeAuthor(next, slug, next, now),
    handOverCourse(next, slug, owner, now),
  ]);
  const { id: courseId } = await getPrisma().course.findUniqueOrThrow({ where: { slug } });
  expect(await getPrisma().courseRole.count({ where: { courseId, role: "owner" } })).toBe(1);
});

test("A course of a folder has no authors, not even for the installation's owner", async () => {
  await publishSmallCourse();
  const { id } = await person({ role: "owner" });
  expect(await loadCoursePeople(id, "small", "en").catch(codeOf)).toBe("not-found");
  expect(await inviteAuthor(id, "small", "x@example.org", now).catch(codeOf)).toBe("conflict");
});

test("For everybody else the course does not exist", async () => {
  const { owner, slug } = await newCourse();
  const others = [await person({ role: "instructor" }), await person(), await person({ isAnonymous: true })];
  for (const { id } of others) {
    const answers = [
      loadCoursePeople(id, slug, "en"),
      inviteAuthor(id, slug, "x@example.org", now),
      withdrawAuthorInvitation(id, slug, "x@example.org", now),
      answerAuthorInvitation(id, slug, true, now),
      removeAuthor(id, slug, owner, now),
      handOverCourse(id, slug, id, now),
      handOverCourse(id, "no-course", id, now),
    ].map((answer) => answer.catch(codeOf));
    expect(new Set(await Promise.all(answers))).toEqual(new Set(["not-found"]));
  }
});
