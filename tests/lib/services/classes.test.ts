import { randomUUID } from "node:crypto";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { compileCourse } from "@/lib/notes/compile-course";
import { type StudyDay, studyDayOfIsoDate } from "@/lib/scheduling/study-day";
import { archiveClass, changeClass, setClassDates } from "@/lib/services/change-class";
import {
  answerInvitation,
  handOverClass,
  inviteTeacher,
  removeFromClass,
  withdrawInvitation,
} from "@/lib/services/class-people";
import { joinClass, leaveClass, loadClassToJoin, loadOwnClasses } from "@/lib/services/join-class";
import { makeJoinCode, revokeJoinCode } from "@/lib/services/join-codes";
import { loadLearnerQueue } from "@/lib/services/learner-queue";
import { loadClass } from "@/lib/services/load-class";
import { loadExams } from "@/lib/services/load-exams";
import { findTeaching } from "@/lib/services/load-teaching";
import { loadToday } from "@/lib/services/load-today";
import { loadCoursesForClass, openClass } from "@/lib/services/open-class";
import { publishCompiled } from "@/lib/services/publish-content";
import { entryOf, rate } from "@/tests/support/reviewing";
import { newLearner, publishedAt } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");
const today = studyDayOfIsoDate("2026-03-02")!;
const later = (days: number) => new Date(now.getTime() + days * 86_400_000);
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);

const card = (id: string) =>
  `\`\`\`card\nid: ${id}\nfront: What is ${id}?\nback: It is ${id} itself.\n\`\`\`\n`;
const note = (title: string, ...ids: string[]) =>
  `---\ntitle: ${title}\n---\n\nWords.\n\n## Part {#part}\n\nA paragraph.\n\n${ids.map(card).join("\n")}`;

beforeAll(async () => {
  const files = new Map([
    [
      "course.yaml",
      "title: { en: Two notes, zh: 两篇 }\nsummary: { en: Short, zh: 短 }\nnotes: [first, second]\nconcepts: []\n",
    ],
    ["first.en.md", note("First", "one", "two")],
    ["second.en.md", note("Second", "three", "four")],
  ]);
  const course = compileCourse("two", files, { gate: false });
  const report = await publishCompiled(course, "v1", publishedAt);
  if (report.status !== "published") throw new Error(JSON.stringify(report.findings));
});

beforeEach(() => getPrisma().rateLimit.deleteMany());

async function person(role = "learner"): Promise<string> {
  const id = await newLearner();
  await getPrisma().user.update({ where: { id }, data: { role, name: `Name of ${id}` } });
  return id;
}

async function newClass(examDay: StudyDay | null = null): Promise<{ teacher: string; id: string }> {
  const teacher = await person("instructor");
  return {
    teacher,
    id: await openClass(teacher, { course: "two", name: "Tuesday", term: "Spring", examDay }, now),
  };
}

async function newCode({ teacher, id }: { teacher: string; id: string }, at = now): Promise<string> {
  await makeJoinCode(teacher, id, 30, at);
  return (await loadClass(teacher, id, { locale: "en", now: at })).join!.code;
}

const bearer = (learnerId: string, guestName: string | null = null) => ({
  learnerId,
  address: "203.0.113.9",
  guestName,
});

async function memberOf(taught: { teacher: string; id: string }): Promise<string> {
  const learner = await person();
  await joinClass(await newCode(taught), bearer(learner), now);
  return learner;
}

const view = (userId: string, id: string) => loadClass(userId, id, { locale: "en", now });

async function newItems(learnerId: string, at = now): Promise<string[]> {
  const { queue } = await loadLearnerQueue(learnerId, at);
  const ids = queue.filter(({ memory }) => memory === null).map(({ itemId }) => itemId);
  const items = await getPrisma().item.findMany({ where: { id: { in: ids } }, orderBy: { position: "asc" } });
  return items.map(({ key }) => key);
}

const all = ["one", "two", "three", "four"];

test("who joins a class leaves the courses that everybody is in and that they have not begun", async () => {
  const db = getPrisma();
  const shape = { title: { en: "T" }, summary: { en: "S" }, concepts: [], sourceHash: "x", publishedAt: now };
  const courses = new Map<string, number>();
  for (const slug of ["begun", "own", "of-a-class", "untouched", "chosen"])
    courses.set(
      slug,
      (await db.course.create({ data: { ...shape, slug, forEverybody: slug !== "chosen" } })).id,
    );
  const learner = await person();
  await db.enrolment.deleteMany({ where: { learnerId: learner } });
  for (const [slug, courseId] of courses)
    await db.enrolment.create({ data: { learnerId: learner, courseId, own: slug === "own" } });
  const [template] = await db.item.findMany({ take: 1 });
  const { id: _, concepts, requires, locales, ...item } = template!;
  const { id: noteId } = await db.note.create({
    data: { courseId: courses.get("begun")!, slug: "n", position: 0 },
  });
  const { id: itemId } = await db.item.create({
    data: { ...item, concepts, requires, locales, courseId: courses.get("begun")!, noteId },
  });
  await db.$executeRawUnsafe(
    `INSERT INTO memory (learner_id, item_id, state, stability, difficulty, step, repetitions, lapses, interval_days,
       due_day, asked_day, first_study_day, last_study_day, last_reviewed_at, last_event_at, version)
     VALUES ($1, $2::int, 2, 4, 5, 0, 1, 0, 8, 1, 1, 1, 1, now(), now(), 1)`,
    learner,
    itemId,
  );
  const classId = randomUUID();
  await db.class.create({
    data: { id: classId, courseId: courses.get("of-a-class")!, name: "A", term: "", createdAt: now },
  });
  await db.classMember.create({ data: { learnerId: learner, classId, role: "learner", joinedAt: now } });
  await joinClass(await newCode(await newClass()), bearer(learner), now);
  const left = await db.enrolment.findMany({ where: { learnerId: learner }, select: { courseId: true } });
  const slugs = await db.course.findMany({
    where: { id: { in: left.map(({ courseId }) => courseId) } },
    select: { slug: true },
  });
  expect(slugs.map(({ slug }) => slug).sort()).toEqual(["begun", "chosen", "of-a-class", "own", "two"]);
  await db.memory.deleteMany({ where: { learnerId: learner } });
  await db.item.delete({ where: { id: itemId } });
  await db.course.updateMany({ where: { slug: { in: [...courses.keys()] } }, data: { open: false } });
});

describe("opening a class", () => {
  test("makes an instructor its teacher, and nobody else sees it", async () => {
    const { teacher, id } = await newClass();
    expect(await view(teacher, id)).toMatchObject({
      name: "Tuesday",
      term: "Spring",
      course: { slug: "two", title: "Two notes" },
      join: null,
      people: [{ userId: teacher, isTeacher: true }],
    });
    expect((await findTeaching(teacher, "en"))?.classes.map((each) => each.id)).toEqual([id]);
    for (const other of [await person("instructor"), await person("owner"), await person()]) {
      expect(await view(other, id).catch(codeOf)).toBe("not-found");
      expect(await changeClass(other, id, { name: "x", term: "", examDay: null }, now).catch(codeOf)).toBe(
        "not-found",
      );
    }
    expect(await view(teacher, "no-uuid").catch(codeOf)).toBe("not-found");
  });

  test("is for instructors alone, and for courses that they may read", async () => {
    const fields = { course: "two", name: "Mine", term: "", examDay: null };
    expect(await openClass(await person(), fields, now).catch(codeOf)).toBe("not-found");
    expect(await loadCoursesForClass(await person(), "en").catch(codeOf)).toBe("not-found");
    const instructor = await person("instructor");
    expect(await openClass(instructor, { ...fields, course: "none" }, now).catch(codeOf)).toBe("not-found");
    expect(await loadCoursesForClass(instructor, "en")).toEqual([{ slug: "two", title: "Two notes" }]);
  });

  test("and everything done to it is in the log", async () => {
    const taught = await newClass();
    const learner = await memberOf(taught);
    await removeFromClass(taught.teacher, taught.id, learner, now);
    await archiveClass(taught.teacher, taught.id, true, now);
    const acts = await getPrisma().roleAct.findMany({
      where: { classId: taught.id },
      orderBy: { id: "asc" },
    });
    expect(acts.map(({ type, actorId, subjectId }) => [type, actorId, subjectId])).toEqual([
      ["class.create", taught.teacher, null],
      ["class.code", taught.teacher, null],
      ["class.remove", taught.teacher, learner],
      ["class.archive", taught.teacher, null],
    ]);
  });
});

describe("a code", () => {
  test("tells what the class is, and joins it and its course", async () => {
    const taught = await newClass();
    const code = await newCode(taught);
    expect(code).toMatch(/^[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}$/);
    const learner = await person();
    await getPrisma().enrolment.deleteMany({ where: { learnerId: learner } });
    const shown = () => loadClassToJoin(code.toLowerCase(), bearer(learner), { locale: "en", now });
    expect(await shown()).toEqual({
      code,
      name: "Tuesday",
      term: "Spring",
      course: "Two notes",
      teachers: [`Name of ${taught.teacher}`],
      isMember: false,
    });
    await joinClass(code, bearer(learner), now);
    expect(await shown()).toMatchObject({ isMember: true });
    expect(await getPrisma().enrolment.count({ where: { learnerId: learner } })).toBe(1);
    expect((await view(taught.teacher, taught.id)).people.map(({ userId }) => userId)).toEqual([
      taught.teacher,
      learner,
    ]);
    expect(await loadOwnClasses(learner, "en")).toMatchObject([{ id: taught.id, isTeacher: false }]);
  });

  test("that is wrong, expired, revoked, replaced, or of an archived class is answered alike", async () => {
    const taught = await newClass();
    const learner = await person();
    const problem = (code: string, at = now) =>
      joinClass(code, bearer(learner), at).then(
        () => "joined",
        (error: AppError) => `${error.code} ${error.field}`,
      );
    const refused = "not-found code";
    expect(await problem("ABCD-2345")).toBe(refused);
    expect(await problem("hello")).toBe(refused);
    const first = await newCode(taught);
    expect(await problem(first, later(31))).toBe(refused);
    const second = await newCode(taught);
    expect(await problem(first)).toBe(refused);
    await revokeJoinCode(taught.teacher, taught.id, now);
    expect(await problem(second)).toBe(refused);
    const third = await newCode(taught);
    await archiveClass(taught.teacher, taught.id, true, now);
    expect(await problem(third)).toBe(refused);
    await archiveClass(taught.teacher, taught.id, false, now);
    expect(await problem(third)).toBe("joined");
  });

  test("can't be guessed: wrong ones are limited by address and account, right ones are not", async () => {
    const taught = await newClass();
    const code = await newCode(taught);
    const learner = await person();
    const show = (typed: string) => loadClassToJoin(typed, bearer(learner), { locale: "en", now });
    for (let tries = 0; tries < 40; tries += 1) await show(code);
    const answers: unknown[] = [];
    for (let tries = 0; tries < 31; tries += 1) answers.push(await show("ABCD-2345").catch(codeOf));
    expect(answers.slice(0, 30)).toEqual(Array(30).fill("not-found"));
    expect(answers[30]).toBe("rate-limited");
  });

  test("makes no learner of a teacher, and lets back in who has left", async () => {
    const taught = await newClass();
    const code = await newCode(taught);
    await joinClass(code, bearer(taught.teacher), now);
    expect((await view(taught.teacher, taught.id)).people).toMatchObject([{ isTeacher: true }]);
    const learner = await person();
    await joinClass(code, bearer(learner, "Called so"), now);
    await leaveClass(learner, taught.id, now);
    expect((await view(taught.teacher, taught.id)).people).toHaveLength(1);
    expect(await leaveClass(learner, taught.id, now).catch(codeOf)).toBe("not-found");
    await joinClass(code, bearer(learner, "Called so"), later(1));
    expect((await view(taught.teacher, taught.id)).people[1]).toMatchObject({ name: "Called so" });
  });
});

describe("teachers", () => {
  test("are asked by address, without a word on whether there is an account", async () => {
    const { teacher, id } = await newClass();
    const other = await person();
    await inviteTeacher(teacher, id, `${other.toUpperCase()}@example.test`, now);
    await inviteTeacher(teacher, id, "nobody@example.test", now);
    expect((await view(teacher, id)).invited).toEqual(
      ["nobody@example.test", `${other}@example.test`].toSorted(),
    );
    expect((await view(teacher, id)).people).toHaveLength(1);
    expect(await view(other, id).catch(codeOf)).toBe("not-found");
    expect((await findTeaching(other, "en"))?.invitations).toMatchObject([{ classId: id, name: "Tuesday" }]);
    await answerInvitation(other, id, true, now);
    expect((await view(other, id)).people.map(({ isTeacher }) => isTeacher)).toEqual([true, true]);
    expect(await answerInvitation(other, id, true, now).catch(codeOf)).toBe("not-found");
  });

  test("are not made by an invitation that was withdrawn or declined, nor by somebody else's, nor of a guest", async () => {
    const { teacher, id } = await newClass();
    const [other, guest] = [await person(), await person()];
    await getPrisma().user.update({ where: { id: guest }, data: { isAnonymous: true } });
    for (const each of [other, guest]) await inviteTeacher(teacher, id, `${each}@example.test`, now);
    expect(await answerInvitation(guest, id, true, now).catch(codeOf)).toBe("not-found");
    await withdrawInvitation(teacher, id, `${other}@example.test`, now);
    expect(await answerInvitation(other, id, true, now).catch(codeOf)).toBe("not-found");
    await inviteTeacher(teacher, id, `${other}@example.test`, now);
    await answerInvitation(other, id, false, now);
    expect(await findTeaching(other, "en")).toBeNull();
  });

  test("can hand a class over, but never leave it without one", async () => {
    const { teacher, id } = await newClass();
    const learner = await memberOf({ teacher, id });
    expect(await removeFromClass(teacher, id, teacher, now).catch(codeOf)).toBe("conflict");
    expect(await handOverClass(teacher, id, learner, now).catch(codeOf)).toBe("not-found");
    const other = await person();
    await inviteTeacher(teacher, id, `${other}@example.test`, now);
    await answerInvitation(other, id, true, now);
    await handOverClass(teacher, id, other, now);
    expect(await view(teacher, id).catch(codeOf)).toBe("not-found");
    expect((await view(other, id)).people[0]).toMatchObject({ userId: other, isTeacher: true });
  });
});

describe("a note with a day", () => {
  const dates = (taught: { teacher: string; id: string }, days: Record<string, number>) =>
    setClassDates(taught.teacher, taught.id, new Map(Object.entries(days)), now);

  test("gives the class no new items before that day", async () => {
    const taught = await newClass();
    const learner = await memberOf(taught);
    expect(await newItems(learner)).toEqual(all);
    await dates(taught, { second: today + 3 });
    expect(await newItems(learner)).toEqual(all.slice(0, 2));
    expect(await newItems(learner, later(2))).toEqual(all.slice(0, 2));
    expect(await newItems(learner, later(3))).toEqual(all);
    const soon = await loadToday({ learnerId: learner, locale: "en", now });
    expect(soon.work.new).toBe(2);
    await dates(taught, {});
    expect(await newItems(learner)).toEqual(all);
    expect(await dates(taught, { third: today }).catch(codeOf)).toBe("not-found");
  });

  test("leaves alone who is in no class, who teaches it, and who was learning the course before", async () => {
    const taught = await newClass();
    await dates(taught, { first: today + 9, second: today + 9 });
    expect(await newItems(await person())).toEqual(all);
    expect(await newItems(taught.teacher)).toEqual(all);
    const learner = await person();
    await rate(learner, await entryOf(learner, "two/one", later(-1)), 3, later(-1));
    await joinClass(await newCode(taught), bearer(learner), now);
    expect(await newItems(learner)).toEqual(all.slice(1));
    const sameDay = await person();
    await rate(sameDay, await entryOf(sameDay, "two/one", now), 3, now);
    await joinClass(await newCode(taught), bearer(sameDay), now);
    expect(await newItems(sameDay)).toEqual([]);
  });

  test("is open by another class of theirs that opens it earlier, and once the class is archived or left", async () => {
    const [late, early] = [await newClass(), await newClass()];
    await dates(late, { second: today + 9 });
    await dates(early, { second: today + 2 });
    const learner = await memberOf(late);
    await joinClass(await newCode(early), bearer(learner), now);
    expect(await newItems(learner)).toEqual(all.slice(0, 2));
    expect(await newItems(learner, later(2))).toEqual(all);
    await leaveClass(learner, early.id, now);
    expect(await newItems(learner, later(2))).toEqual(all.slice(0, 2));
    await archiveClass(late.teacher, late.id, true, now);
    expect(await newItems(learner)).toEqual(all);
  });

  test("still asks what was met before", async () => {
    const taught = await newClass();
    const learner = await memberOf(taught);
    await rate(learner, await entryOf(learner, "two/three", now), 3, now);
    await dates(taught, { first: today + 9, second: today + 9 });
    const { queue } = await loadLearnerQueue(learner, later(1));
    expect(queue.map(({ memory }) => memory !== null)).toEqual([true]);
  });
});

test("The exam of a class is told to its learners until it is over, and to nobody else", async () => {
  const taught = await newClass((today + 12) as StudyDay);
  const learner = await memberOf(taught);
  expect(await loadExams(learner, "zh", now)).toEqual([
    { course: "两篇", isoDate: "2026-03-14", inDays: 12 },
  ]);
  expect(await loadExams(learner, "en", later(12))).toMatchObject([{ inDays: 0 }]);
  expect(await loadExams(learner, "en", later(13))).toEqual([]);
  expect(await loadExams(taught.teacher, "en", now)).toEqual([]);
  await changeClass(taught.teacher, taught.id, { name: "Tuesday", term: "", examDay: null }, now);
  expect(await loadExams(learner, "en", now)).toEqual([]);
});
