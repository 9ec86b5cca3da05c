/**
 * Who may open which page, call which endpoint and post which form. The table below is the law: the test finds all pages,
 * endpoints and actions itself, fails for one that the table lacks, and asks each as ten people. The objects named are
 * those of one course, `small`, that is closed and written in the editor, of one class of it, and of one of its learners.
 */
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { zipSync } from "fflate";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { messages } from "@/lib/i18n/messages";

vi.mock("next/headers", () => import("@/tests/support/fake-browser"));
vi.mock("next/cache", () => ({ refresh: () => undefined, revalidatePath: () => undefined }));
vi.mock("next-intl/server", async () => {
  const { createFormatter, createTranslator } = await import("use-intl/core");
  return {
    getRequestConfig: (config: unknown) => config,
    getLocale: async () => "en",
    getFormatter: async () => createFormatter({ locale: "en" }),
    getTranslations: async (namespace: never) =>
      createTranslator({ locale: "en", messages: messages.en, namespace, onError: () => undefined }),
  };
});

import type { FormAction } from "@/app/_boundary/use-form-action";
import { createEditedCourse, giveCourseRole, moveToEditor, noteOriginal } from "@/lib/db/authorship-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { contentHash } from "@/lib/services/content-hash";
import { storeRevision } from "@/lib/services/create-course";
import { openPractice } from "@/lib/services/practise";
import { startRehearsal } from "@/lib/services/rehearse";
import { openTrial } from "@/lib/services/try-item";
import { Browser } from "@/tests/support/fake-browser";
import { asGuest, forgetsCopy, signsUp, somebody } from "@/tests/support/people";
import { entryOf, rate, sessionId } from "@/tests/support/reviewing";
import { courseYaml, noteText, publishedAt, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const everybody = [
  "stranger",
  "guest",
  "learner",
  "learner of another class",
  "teacher of another class",
  "teacher",
  "author of another course",
  "author",
  "owner of the course",
  "owner of the installation",
] as const;
type Person = (typeof everybody)[number];
type Answer = "may" | "404" | "sign-in";
type Rights = Readonly<Record<Person, Answer>>;

/** These may; strangers are asked to sign in, and for everybody else it does not exist. */
function just(...people: Person[]): Rights {
  const answer = (who: Person): Answer =>
    people.includes(who) ? "may" : who === "stranger" ? "sign-in" : "404";
  return Object.fromEntries(everybody.map((who) => [who, answer(who)])) as Rights;
}

/** The same, where strangers are not sent away to sign in: for them, too, it does not exist. */
function onlyFor(...people: Person[]): Rights {
  return { ...just(...people), stranger: people.includes("stranger") ? "may" : "404" };
}

const anyone = just(...everybody);
const signedIn = just(...everybody.slice(1));
/** Of a course that is closed. */
const readers = ["learner", "teacher", "author", "owner of the course"] as const;
const picture = new TextEncoder().encode('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>');
const pictureHash = contentHash(picture);
const authors = just("author", "owner of the course");
const learner = just("learner");
const teacher = just("teacher");
const instructors = just(
  "teacher of another class",
  "teacher",
  "author of another course",
  "owner of the course",
  "owner of the installation",
);

/** Whoever may begin to teach, does, or was asked to. */
const teaching: Rights = { ...instructors, author: "may" };

type World = {
  readonly classId: string;
  readonly code: string;
  readonly people: Readonly<Record<Exclude<Person, "stranger">, string>>;
  readonly variantId: string;
  readonly reviewId: string;
  readonly rehearsalId: string;
  /** The tickets of a trial and of a question in practice, both of the learner. */
  readonly trial: string;
  readonly practised: string;
};

/** What is asked for: the parts of a page's address, the fields of a form, or the input of an endpoint. */
type Asked = (world: World) => Readonly<Record<string, unknown>>;
type Row = readonly [Rights, Asked?];

const course = () => ({ course: "small" });
const ofClass = ({ classId }: World) => ({ class: classId });
const item = { itemId: "small/card-1" };
const cardOf =
  (place: Asked): Asked =>
  (world) => ({ ...place(world), item: "card-1" });
const reviewOf =
  (place: Asked): Asked =>
  (world) => ({ ...place(world), item: "card-1", review: world.reviewId });

const pages: Readonly<Record<string, Row>> = {
  "app/page.tsx": [anyone],
  "app/start/page.tsx": [anyone],
  "app/sign-in/page.tsx": [anyone],
  "app/sign-up/page.tsx": [anyone],
  "app/join/page.tsx": [anyone],
  "app/join/[code]/page.tsx": [anyone, ({ code }) => ({ code })],
  "app/courses/page.tsx": [anyone],
  "app/courses/[course]/page.tsx": [onlyFor(...readers), course],
  "app/courses/[course]/[note]/page.tsx": [onlyFor(...readers), () => ({ course: "small", note: "first" })],
  "app/courses/join/[token]/page.tsx": [signedIn, () => ({ token: "linked" })],
  "app/today/page.tsx": [signedIn],
  "app/quiz/page.tsx": [signedIn],
  "app/quiz/summary/[session]/page.tsx": [learner, () => ({ session: sessionId })],
  "app/progress/page.tsx": [signedIn],
  "app/browse/page.tsx": [signedIn],
  // Of the learner's own items.
  "app/browse/[course]/[item]/page.tsx": [learner, () => ({ course: "small", item: "card-1" })],
  "app/practice/page.tsx": [signedIn],
  "app/practice/week/page.tsx": [signedIn],
  "app/practice/found/page.tsx": [signedIn],
  "app/practice/[course]/[concept]/page.tsx": [
    just(...readers),
    () => ({ course: "small", concept: "c.one" }),
  ],
  "app/practice/[course]/item/[item]/page.tsx": [
    just(...readers),
    () => ({ course: "small", item: "card-1" }),
  ],
  "app/practice/[course]/note/[note]/page.tsx": [
    just(...readers),
    () => ({ course: "small", note: "first" }),
  ],
  // Without a course to read there is nothing to rehearse.
  "app/rehearsal/page.tsx": [just(...readers)],
  "app/rehearsal/[id]/page.tsx": [learner, ({ rehearsalId }) => ({ id: rehearsalId })],
  "app/rehearsal/[id]/report/page.tsx": [learner, ({ rehearsalId }) => ({ id: rehearsalId })],
  "app/settings/page.tsx": [signedIn],
  "app/teach/page.tsx": [teaching],
  "app/teach/log/page.tsx": [teaching],
  "app/teach/accounts/page.tsx": [just("owner of the installation")],
  // Without a mail server.
  "app/forgot/page.tsx": [onlyFor()],
  "app/asked/[token]/page.tsx": [just(), () => ({ token: "none" })],
  "app/reset/[token]/page.tsx": [anyone, () => ({ token: "none" })],
  "app/teach/new/page.tsx": [instructors],
  "app/teach/[course]/page.tsx": [authors, course],
  "app/teach/[course]/edit/[note]/page.tsx": [authors, () => ({ course: "small", note: "first" })],
  "app/teach/[course]/people/page.tsx": [authors, course],
  "app/teach/[course]/translate/[note]/page.tsx": [authors, () => ({ course: "small", note: "first" })],
  "app/teach/[course]/publish/page.tsx": [authors, course],
  "app/teach/[course]/regrades/page.tsx": [authors, course],
  "app/teach/[course]/items/page.tsx": [authors, course],
  "app/teach/[course]/items/[item]/page.tsx": [authors, cardOf(course)],
  "app/teach/[course]/concepts/page.tsx": [authors, course],
  "app/teach/[course]/history/page.tsx": [authors, course],
  "app/teach/[course]/history/[number]/page.tsx": [authors, () => ({ course: "small", number: "1" })],
  "app/teach/[course]/insights/page.tsx": [authors, course],
  "app/teach/[course]/insights/items/page.tsx": [authors, course],
  "app/teach/[course]/insights/items/[item]/page.tsx": [authors, cardOf(course)],
  // One learner has met it: authors are told of five.
  "app/teach/[course]/insights/items/[item]/[review]/page.tsx": [just(), reviewOf(course)],
  "app/teach/[course]/insights/concepts/page.tsx": [authors, course],
  "app/teach/classes/[class]/insights/page.tsx": [teacher, ofClass],
  "app/teach/classes/[class]/insights/items/page.tsx": [teacher, ofClass],
  "app/teach/classes/[class]/insights/items/[item]/page.tsx": [teacher, cardOf(ofClass)],
  "app/teach/classes/[class]/insights/items/[item]/[review]/page.tsx": [teacher, reviewOf(ofClass)],
  "app/teach/classes/[class]/insights/concepts/page.tsx": [teacher, ofClass],
  "app/teach/classes/[class]/insights/learners/page.tsx": [teacher, ofClass],
  "app/teach/classes/[class]/insights/now/page.tsx": [teacher, ofClass],
  "app/settings/classes/[class]/page.tsx": [learner, ofClass],
  "app/teach/classes/new/page.tsx": [instructors],
  "app/teach/classes/[class]/page.tsx": [teacher, ofClass],
};

const nothing: Asked = () => ({});
const endpoints: Readonly<Record<string, Row>> = {
  "app/api/[[...path]]/route.ts": [onlyFor(), nothing],
  "app/api/quiz/route.ts": [signedIn, () => ({ holding: [] })],
  "app/api/answers/route.ts": [learner, ({ variantId }) => ({ variantId, answer: "1" })],
  "app/api/reviews/route.ts": [signedIn, nothing],
  "app/api/undo/route.ts": [learner, ({ reviewId }) => ({ reviewId })],
  "app/api/actions/route.ts": [
    just("learner"),
    () => ({ groupId: randomUUID(), type: "suspend", items: ["small/card-2"] }),
  ],
  "app/api/unclear/route.ts": [learner, ({ variantId }) => ({ variantId, words: "Why?" })],
  "app/api/readings/route.ts": [just(...readers), () => ({ course: "small", note: "first" })],
  "app/api/mistakes/route.ts": [learner, () => item],
  "app/api/trials/route.ts": [onlyFor(...readers), () => item],
  "app/api/trials/answer/route.ts": [onlyFor(...readers), ({ trial }) => ({ ticket: trial, answer: "1" })],
  "app/api/trials/adopt/route.ts": [learner, ({ trial }) => ({ ticket: trial, answer: "1" })],
  "app/api/practice/route.ts": [
    just(...readers),
    () => ({ scope: { of: "item", course: "small", item: "card-1" } }),
  ],
  "app/api/practice/answer/route.ts": [
    just(...readers),
    ({ practised }) => ({ ticket: practised, answer: "1", elapsedMs: 1 }),
  ],
  // The question has not been answered yet.
  "app/api/practice/count/route.ts": [just(), ({ practised }) => ({ ticket: practised })],
  "app/api/rehearsals/answer/route.ts": [
    learner,
    ({ rehearsalId }) => ({ rehearsalId, place: 0, elapsedMs: 1, answer: "1" }),
  ],
  "app/api/rehearsals/hand-in/route.ts": [learner, ({ rehearsalId }) => ({ rehearsalId })],
  "app/api/browse/route.ts": [signedIn, nothing],
  "app/api/browse/names/route.ts": [signedIn, nothing],
  "app/api/browse/words/route.ts": [signedIn, nothing],
  "app/api/browse/past/route.ts": [learner, ({ reviewId }) => ({ reviewId })],
  "app/api/teach/save/route.ts": [
    authors,
    () => ({ course: "small", changes: [{ name: "first.zh.md", base: null, text: "x" }] }),
  ],
  "app/api/teach/presence/route.ts": [authors, () => ({ course: "small", note: "first", tab: randomUUID() })],
  "app/teach/[course]/export/route.ts": [authors, course],
  "app/api/teach/picture/route.ts": [authors, () => ({ course: "small", called: "dot", picture })],
  // It is in the latest version alone: learners do not see it yet.
  "app/pictures/[course]/[hash]/[file]/route.ts": [
    onlyFor("author", "owner of the course"),
    () => ({ course: "small", hash: pictureHash }),
  ],
  "app/api/teach/import/route.ts": [
    authors,
    () => ({ course: "small", archive: zipSync({ "course.yaml": new TextEncoder().encode(courseYaml) }) }),
  ],
  "app/teach/[course]/insights/csv/[table]/route.ts": [authors, () => ({ course: "small", table: "items" })],
  "app/teach/classes/[class]/insights/csv/[table]/route.ts": [
    teacher,
    ({ classId }) => ({ class: classId, table: "learners" }),
  ],
  "app/progress/csv/[chart]/route.ts": [signedIn, () => ({ chart: "forecast" })],
};

const typedClass = ({ classId }: World) => ({ class: classId, name: "Tuesday", term: "", examDay: "" });

const actions: Readonly<Record<string, Row>> = {
  "app/_account/start-as-guest.ts startAsGuest": [anyone, nothing],
  "app/_ui/choose-locale.ts chooseLocale": [anyone, () => ({ locale: "en" })],
  "app/sign-up/actions.ts signUp": [anyone, nothing],
  "app/sign-in/actions.ts signIn": [anyone, nothing],
  "app/join/actions.ts findClass": [anyone, ({ code }) => ({ code })],
  "app/join/actions.ts join": [signedIn, ({ code }) => ({ code, name: "Me" })],
  "app/rehearsal/actions.ts beginRehearsal": [
    just(...readers),
    () => ({ id: randomUUID(), course: "small", items: "1", minutes: "5", "note:first": "on" }),
  ],
  "app/browse/actions.ts keepSearch": [signedIn, () => ({ name: "Mine", query: "card" })],
  "app/browse/actions.ts deleteSearch": [signedIn, () => ({ id: randomUUID() })],
  "app/today/actions.ts readCorrections": [signedIn, () => ({ acts: randomUUID() })],
  "app/settings/actions.ts saveAppearance": [signedIn, nothing],
  "app/settings/actions.ts saveStudy": [signedIn, nothing],
  "app/settings/actions.ts saveScheduling": [signedIn, nothing],
  "app/settings/actions.ts saveCourse": [
    just("learner"),
    () => ({ course: "small", newPerDay: "", desiredRetention: "" }),
  ],
  "app/settings/actions.ts leaveClass": [learner, ofClass],
  "app/settings/actions.ts changePassword": [signedIn, nothing],
  "app/settings/actions.ts endSessions": [signedIn, nothing],
  "app/settings/actions.ts signOut": [anyone, nothing],
  "app/teach/actions.ts makeCourse": [
    instructors,
    () => ({ slug: `c-${randomUUID()}`, title: "T", noteTitle: "N" }),
  ],
  // The author of the course may make none.
  "app/teach/actions.ts duplicate": [
    just("owner of the course"),
    () => ({ course: "small", slug: `c-${randomUUID()}` }),
  ],
  // The author of another course writes the copy, too, but not what it was copied from.
  "app/teach/actions.ts takeOver": [authors, () => ({ course: "copy" })],
  "app/teach/actions.ts moveToEditor": [just("owner of the installation"), () => ({ course: "folder" })],
  "app/teach/actions.ts publish": [authors, () => ({ course: "small", contents: "x" })],
  "app/teach/actions.ts changeItems": [
    authors,
    () => ({ course: "small", change: "add-concept", ids: "card-1", concept: "c.one" }),
  ],
  "app/teach/actions.ts saveConcept": [
    authors,
    () => ({ course: "small", id: "c.new", name: "New", nameZh: "", after: "" }),
  ],
  "app/teach/actions.ts deleteConcept": [authors, () => ({ course: "small", id: "c.new" })],
  "app/teach/actions.ts restore": [authors, () => ({ course: "small", number: "1" })],
  "app/teach/actions.ts describe": [authors, () => ({ course: "small", number: "1", message: "First" })],
  "app/teach/actions.ts newNote": [
    authors,
    () => ({ course: "small", slug: `n-${randomUUID().slice(0, 8)}`, title: "New" }),
  ],
  "app/teach/actions.ts orderNote": [authors, () => ({ course: "small", note: "first", places: "1" })],
  "app/courses/actions.ts enrol": [just(...readers), course],
  "app/courses/actions.ts leave": [learner, course],
  "app/courses/actions.ts joinByLink": [signedIn, () => ({ token: "linked" })],
  "app/teach/[course]/people/actions.ts saveVisibility": [
    just("owner of the course"),
    () => ({ course: "small", visibility: "private" }),
  ],
  "app/teach/[course]/people/actions.ts saveArchived": [
    just("owner of the course"),
    () => ({ course: "small", archived: "no" }),
  ],
  "app/teach/[course]/people/actions.ts askSomebody": [
    just("owner of the course"),
    () => ({ course: "small", email: "x@example.org" }),
  ],
  "app/teach/[course]/people/actions.ts withdrawQuestion": [
    just("owner of the course"),
    () => ({ course: "small", email: "x@example.org" }),
  ],
  // The teacher of another class was asked to write the course.
  "app/teach/[course]/people/actions.ts answerQuestion": [
    just("teacher of another class"),
    () => ({ course: "small", answer: "decline" }),
  ],
  "app/teach/[course]/people/actions.ts takeOut": [
    just("owner of the course"),
    () => ({ course: "small", person: secondAuthor }),
  ],
  "app/teach/[course]/people/actions.ts handOver": [
    just("owner of the course"),
    () => ({ course: "small", person: secondAuthor }),
  ],
  "app/asked/actions.ts answerAsked": [just(), () => ({ token: "none", answer: "accept" })],
  "app/forgot/actions.ts askForLink": [onlyFor(), () => ({ email: "x@example.org" })],
  "app/reset/actions.ts setPassword": [anyone, () => ({ token: "none", newPassword: "four words of mine" })],
  "app/teach/accounts/actions.ts saveInstructor": [
    just("owner of the installation"),
    ({ people }) => ({ person: people.learner, is: "no" }),
  ],
  "app/teach/accounts/actions.ts saveDisabled": [
    just("owner of the installation"),
    ({ people }) => ({ person: people.learner, is: "no" }),
  ],
  "app/teach/accounts/actions.ts makeResetLink": [
    just("owner of the installation"),
    ({ people }) => ({ person: people.learner }),
  ],
  // There is no such correction.
  "app/teach/actions.ts takeBack": [just(), () => ({ course: "small", act: randomUUID() })],
  "app/teach/classes/actions.ts makeClass": [
    // Other instructors may open classes, but not of a closed course.
    just("teacher", "owner of the course"),
    () => ({ course: "small", name: "New", term: "", examDay: "" }),
  ],
  "app/teach/classes/actions.ts saveClass": [teacher, typedClass],
  "app/teach/classes/actions.ts saveDates": [
    teacher,
    ({ classId }) => ({ class: classId, "opens:first": "2026-12-01" }),
  ],
  "app/teach/classes/actions.ts setArchived": [
    teacher,
    ({ classId }) => ({ class: classId, archived: "yes" }),
  ],
  "app/teach/classes/actions.ts makeCode": [teacher, ({ classId }) => ({ class: classId, days: "30" })],
  "app/teach/classes/actions.ts revokeCode": [teacher, ofClass],
  "app/teach/classes/actions.ts invite": [
    teacher,
    ({ classId }) => ({ class: classId, email: "x@example.org" }),
  ],
  "app/teach/classes/actions.ts withdraw": [
    teacher,
    ({ classId }) => ({ class: classId, email: "x@example.org" }),
  ],
  // The author of another course was asked to teach the class.
  "app/teach/classes/actions.ts answer": [
    just("author of another course"),
    ({ classId }) => ({ class: classId, answer: "accept" }),
  ],
  "app/teach/classes/actions.ts removePerson": [
    teacher,
    ({ classId, people }) => ({ class: classId, person: people.learner }),
  ],
  "app/teach/classes/actions.ts handOver": [
    just(),
    // Nobody can hand it over to one who does not teach it.
    ({ classId, people }) => ({ class: classId, person: people.learner }),
  ],
};

/** Writes the course, too. */
const secondAuthor = "second-author";

const now = new Date();
const browsers = new Map<Person, Browser>();
let people: World["people"];
let sessions: Awaited<ReturnType<ReturnType<typeof getPrisma>["session"]["findMany"]>>;

beforeAll(async () => {
  await publishSmallCourse();
  const signUp = async (who: Person) => {
    const browser = new Browser();
    browsers.set(who, browser);
    if (who === "stranger") return null;
    if (who === "guest") return (await asGuest(browser)).learnerId;
    return (await signsUp(browser, somebody(who.replaceAll(" ", "-")))).learnerId;
  };
  const ids = new Map<Person, string>();
  // The first account owns the installation.
  for (const who of [...everybody].reverse()) {
    const id = await signUp(who);
    if (id !== null) ids.set(who, id);
  }
  people = Object.fromEntries(ids) as World["people"];
  const db = getPrisma();
  const instructor: Person[] = [
    "teacher",
    "teacher of another class",
    "author of another course",
    "owner of the course",
  ];
  await db.user.updateMany({
    where: { id: { in: instructor.map((who) => ids.get(who)!) } },
    data: { role: "instructor" },
  });
  sessions = await db.session.findMany();
  const { id: courseId } = await db.course.findUniqueOrThrow({ where: { slug: "small" } });
  await moveToEditor(db, courseId);
  await db.course.update({ where: { id: courseId }, data: { open: false } });
  const bytes = (text: string) => new TextEncoder().encode(text);
  await storeRevision(db, courseId, {
    number: 1,
    userId: people["owner of the course"],
    kind: "named",
    message: "",
    files: new Map([
      ["course.yaml", bytes(courseYaml)],
      ["first.en.md", bytes(noteText())],
      ["dot.svg", picture],
    ]),
    pictures: new Map([[pictureHash, { width: 1, height: 1 }]]),
    now,
  });
  await db.user.create({ data: { id: secondAuthor, name: "Second", email: "second@example.org" } });
  const theirs = { title: { en: "T" }, summary: { en: "S" }, concepts: [], sourceHash: "x", publishedAt };
  const { id: otherId } = await db.course.create({
    data: { slug: "other", ...theirs, source: "editor", open: false, linkToken: "linked" },
  });
  await giveCourseRole(db, {
    userId: people["author of another course"],
    courseId: otherId,
    role: "owner",
    now,
  });
  const copyId = await createEditedCourse(db, {
    slug: "copy",
    title: { en: "T" },
    summary: { en: "S" },
    now,
  });
  await noteOriginal(db, copyId, { courseId, revision: 1 });
  const copy = { number: 1, kind: "named", message: "", files: new Map(), now } as const;
  await storeRevision(db, copyId, { ...copy, userId: people["owner of the course"] });
  for (const [who, role] of [
    ["owner of the course", "owner"],
    ["author", "author"],
    ["author of another course", "author"],
  ] as const)
    await giveCourseRole(db, { userId: people[who], courseId: copyId, role, now });
  await db.course.create({ data: { slug: "folder", ...theirs, open: false } });
  await rate(people.learner, await entryOf(people.learner, "small/card-1", now), 3, now);
});

/** A class with its teacher and its learner, another class of another course, and what the learner has done. */
async function newWorld(): Promise<World> {
  const db = getPrisma();
  // Signing out is an action, too.
  await db.session.createMany({ data: sessions, skipDuplicates: true });
  await db.rateLimit.deleteMany();
  await db.classMember.deleteMany();
  await db.enrolment.deleteMany({ where: { learnerId: { not: people.learner } } });
  await db.classInvitation.deleteMany();
  const [classId, otherClassId] = [randomUUID(), randomUUID()];
  const { id: courseId } = await db.course.findUniqueOrThrow({ where: { slug: "small" } });
  const { id: otherId } = await db.course.findUniqueOrThrow({ where: { slug: "other" } });
  const member = (learnerId: string, id: string, role: string) =>
    db.classMember.create({ data: { learnerId, classId: id, role, joinedAt: now } });
  for (const [id, of] of [[classId, courseId] as const, [otherClassId, otherId] as const])
    await db.class.create({ data: { id, courseId: of, name: "Class", term: "", createdAt: now } });
  await member(people.teacher, classId, "teacher");
  await member(people.learner, classId, "learner");
  await member(people["teacher of another class"], otherClassId, "teacher");
  await member(people["learner of another class"], otherClassId, "learner");
  const userId = people["author of another course"];
  await db.classInvitation.create({ data: { classId, email: "a@example.org", userId, invitedAt: now } });
  await db.courseInvitation.deleteMany();
  await db.courseInvitation.create({
    data: { courseId, email: "t@example.org", userId: people["teacher of another class"], invitedAt: now },
  });
  for (const [author, role] of [
    [people["owner of the course"], "owner"],
    [people.author, "author"],
    [secondAuthor, "author"],
  ] as const)
    await giveCourseRole(db, { userId: author, courseId, role, now });
  const code = randomCode();
  await db.classJoin.create({
    data: { code, classId, createdAt: now, expiresAt: new Date(now.getTime() + 86_400_000) },
  });
  return { classId, code, people, ...(await learnersThings()) };
}

function randomCode(): string {
  return Array.from(
    randomUUID().replaceAll("-", "").slice(0, 8),
    (sign) => "23456789ABCDEFGH"[Number.parseInt(sign, 16)],
  ).join("");
}

async function learnersThings(): Promise<
  Pick<World, "variantId" | "reviewId" | "rehearsalId" | "trial" | "practised">
> {
  const learnerId = people.learner;
  const given = { learnerId, locale: "en", now } as const;
  const { variantId } = await entryOf(learnerId, "small/sum", now);
  const { id: reviewId } = await getPrisma().review.findFirstOrThrow({ where: { learnerId } });
  const rehearsalId = randomUUID();
  await startRehearsal({
    learnerId,
    id: rehearsalId,
    course: "small",
    notes: ["first"],
    count: 1,
    minutes: 60,
    now,
  });
  const { ticket: trial } = await openTrial({ ...given, itemId: "small/gate" });
  const scope = { of: "item", course: "small", item: "gate" } as const;
  const { ticket: practised } = await openPractice({ ...given, scope });
  return { variantId, reviewId, rehearsalId, trial, practised };
}

/** Those who must not, before those who may and thereby change something. */
async function answersTo(
  [rights, asked]: Row,
  ask: (who: Person, given: Readonly<Record<string, unknown>>, browser: Browser) => Promise<Answer>,
): Promise<Rights> {
  const world = await newWorld();
  const order = [...everybody].sort((a, b) => Number(rights[a] === "may") - Number(rights[b] === "may"));
  const found = new Map<Person, Answer>();
  for (const who of order) {
    // Signing in and out is what some actions do.
    const browser = forgetsCopy(browsers.get(who)!.copy());
    found.set(who, await ask(who, asked?.(world) ?? {}, browser));
  }
  return Object.fromEntries(everybody.map((who) => [who, found.get(who)])) as Rights;
}

/** What a page or an action threw in order to show another page. */
function answerOf(error: unknown): Answer {
  const digest = String((error as { digest?: unknown }).digest ?? "");
  if (digest === "NEXT_HTTP_ERROR_FALLBACK;404") return "404";
  if (digest.startsWith("NEXT_REDIRECT")) return digest.includes(";/sign-in") ? "sign-in" : "may";
  throw error;
}

/** Runs the server components of a page down to the last, as far as they are its own: those that load something. */
async function render(node: unknown): Promise<void> {
  if (Array.isArray(node)) {
    for (const each of node) await render(each);
    return;
  }
  if (typeof node !== "object" || node === null || !("props" in node)) return;
  const { type, props } = node as { type: unknown; props: Record<string, unknown> };
  if (typeof type === "function" && type.constructor.name === "AsyncFunction")
    await render(await type(props));
  await render(props.children);
}

const root = new URL("../../", import.meta.url).pathname;
/** Files of the pages' folder with this ending. */
function found(ending: RegExp): string[] {
  const files = readdirSync(`${root}app`, { recursive: true, encoding: "utf8" });
  return files
    .map((file) => `app/${file.replaceAll("\\", "/")}`)
    .filter((file) => ending.test(file))
    .toSorted();
}
const load = (file: string) => import(/* @vite-ignore */ `${root}${file}`);

describe("every page", () => {
  test("is in the table", () => expect(Object.keys(pages).toSorted()).toEqual(found(/\/page\.tsx$/)));

  test.each(Object.entries(pages))("%s answers everybody as the table says", async (file, row) => {
    const { default: Page } = await load(file);
    const answers = await answersTo(row, (_, params, browser) =>
      browser.opens(async () => {
        try {
          await render(await Page({ params: Promise.resolve(params), searchParams: Promise.resolve({}) }));
          return "may";
        } catch (error) {
          return answerOf(error);
        }
      }),
    );
    expect(answers).toEqual(row[0]);
  });
});

/** A post of JSON, or of a file, with the other fields in the address. */
function requestWith({ archive, picture: sent, ...input }: Readonly<Record<string, unknown>>): Request {
  const address = new URL("http://localhost/");
  const file = archive ?? sent;
  const isJson = !(file instanceof Uint8Array);
  if (!isJson)
    for (const [name, value] of Object.entries(input)) address.searchParams.set(name, String(value));
  return new Request(address, {
    method: "POST",
    headers: { "content-type": isJson ? "application/json" : sent ? "image/svg+xml" : "application/zip" },
    body: isJson ? JSON.stringify(input) : new Uint8Array(file),
  });
}

describe("every endpoint", () => {
  test("is in the table, and the server's own door has no others", () => {
    expect(Object.keys(endpoints).toSorted()).toEqual(found(/\/route\.ts$/));
    for (const post of found(/^app\/api\/.*\/post\.ts$/))
      expect(readFileSync(`${root}${post.replace("post.ts", "route.ts")}`, "utf8")).toContain(
        'from "./post"',
      );
  });

  test.each(Object.entries(endpoints))("%s answers everybody as the table says", async (file, row) => {
    const route = await load(file);
    const answers = await answersTo(row, (_, input, browser) =>
      browser.posts(async () => {
        const { status } = await (route.POST ?? getFile)(requestWith(input));
        return status === 401 ? "sign-in" : status === 404 ? "404" : "may";

        function getFile() {
          const request = { nextUrl: new URL("http://localhost/") };
          return route.GET(request, { params: Promise.resolve(input) });
        }
      }),
    );
    expect(answers).toEqual(row[0]);
  });
});

describe("every action", () => {
  const files = found(/\.ts$/).filter((file) =>
    /^["']use server["']/m.test(readFileSync(`${root}${file}`, "utf8")),
  );

  test("is in the table", async () => {
    const names = await Promise.all(
      files.map(async (file) => Object.keys(await load(file)).map((name) => `${file} ${name}`)),
    );
    expect(Object.keys(actions).toSorted()).toEqual(names.flat().toSorted());
    // Nor are there actions inside components.
    for (const file of found(/\.tsx$/))
      expect(readFileSync(`${root}${file}`, "utf8")).not.toContain("use server");
  });

  test.each(Object.entries(actions))("%s answers everybody as the table says", async (name, row) => {
    const [file, exported] = name.split(" ") as [string, string];
    const action: FormAction = (await load(file))[exported];
    const code = messages.en.errors.code;
    const answers = await answersTo(row, (_, fields, browser) =>
      browser.posts(async () => {
        const form = new FormData();
        for (const [field, value] of Object.entries(fields)) form.set(field, String(value));
        try {
          const state = await action({ done: false, problem: null, fields: {}, typed: {} }, form);
          const said = [state.problem, ...Object.values(state.fields)];
          if (said.includes(code["signed-out"])) return "sign-in";
          return said.includes(code["not-found"]) ? "404" : "may";
        } catch (error) {
          return answerOf(error);
        }
      }),
    );
    expect(answers).toEqual(row[0]);
  });
});
