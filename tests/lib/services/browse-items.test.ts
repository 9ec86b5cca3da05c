import { beforeAll, describe, expect, test } from "vitest";
import { usualSort } from "@/lib/browse/sort";
import { getPrisma } from "@/lib/db/prisma-client";
import { actOnItems } from "@/lib/services/act-on-items";
import { browseFurther, browseItems, browseNames, pageSize } from "@/lib/services/browse-items";
import { forgetSearch, listSavedSearches, mostSaved, saveSearch } from "@/lib/services/browse-saved";
import { fillItemTexts } from "@/lib/services/browse-texts";
import { loadVocabulary } from "@/lib/services/browse-vocabulary";
import { publishCompiled } from "@/lib/services/publish-content";
import { compileTwoLanguages } from "../../support/language-course";
import { entryOf, later, minute, rate } from "../../support/reviewing";
import { newLearner, noteText, publishedAt, publishSmallCourse } from "../../support/small-course";
import { withTestDatabase } from "../../support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");

beforeAll(async () => {
  await publishSmallCourse(noteText({ cards: pageSize + 5 }));
  await publishCompiled(compileTwoLanguages(), "gates", publishedAt);
});

function search(learnerId: string, text: string, locale: "en" | "zh" = "en") {
  return browseItems({ learnerId, locale, now, text, sort: usualSort });
}

const titles = async (learnerId: string, text: string) =>
  (await search(learnerId, text)).rows.map(({ title }) => title);

describe("words", () => {
  test("are found in both languages, whichever the page is in, and Chinese without spaces", async () => {
    const learner = await newLearner();
    for (const text of ["scales", "缩放", "门什么作用", "什么作用门", '"有什么作用"', "It SCALES."]) {
      expect.soft(await titles(learner, `${text} kind:card`), text).toEqual(["What does a gate do?"]);
    }
    expect(await titles(learner, '"作用什么"')).toEqual([]);
    expect((await search(learner, "缩放 kind:card", "zh")).rows[0]).toMatchObject({
      title: "门有什么作用？",
      locale: "zh",
    });
  });

  test("that are not translated keep their own language on the page of another", async () => {
    const learner = await newLearner();
    const { rows } = await search(learner, '"Question 3?"', "zh");
    expect(rows[0]).toMatchObject({ title: "Question 3?", locale: "en" });
  });

  test("include those of what was published since, and no longer those of what it replaces", async () => {
    const learner = await newLearner();
    const changed = noteText({ cards: pageSize + 5 }).replace("Reply 1.", "Rejoinder.");
    await publishSmallCourse(changed, new Date("2026-01-02T00:00:00Z"));
    expect(await titles(learner, "rejoinder")).toEqual(["Question 1?"]);
    expect(await titles(learner, '"reply 1."')).toEqual([]);
  });

  test("are computed at the start for items that an earlier version of the program has published", async () => {
    const before = await getPrisma().itemText.findMany({ orderBy: { itemId: "asc" } });
    await getPrisma().itemText.deleteMany();
    expect(await fillItemTexts()).toBe(before.length);
    expect(await getPrisma().itemText.findMany({ orderBy: { itemId: "asc" } })).toEqual(before);
    expect(await fillItemTexts()).toBe(0);
  });
});

test("a search that cannot be read finds nothing and says why, so that nobody acts on the wrong items", async () => {
  const learner = await newLearner();
  const { rows, problems, found, all } = await search(learner, "kind:crad");
  expect({ rows, found }).toEqual({ rows: [], found: 0 });
  expect(problems).toMatchObject([{ code: "unknown-value", instead: "kind:card" }]);
  expect(all).toBeGreaterThan(pageSize);
  const input = { learnerId: learner, locale: "en" as const, now, text: "kind:crad", sort: usualSort };
  await expect(browseNames(input)).rejects.toThrow("invalid-input");
  await expect(browseFurther({ ...input, after: { value: "1", id: 1 } })).rejects.toThrow("invalid-input");
});

test("the next page begins behind the last row, and a key that is none is refused", async () => {
  const learner = await newLearner();
  const input = { learnerId: learner, locale: "en" as const, now, text: "course:small", sort: usualSort };
  const first = await browseItems(input);
  expect(first.rows.length).toBe(pageSize);
  const next = await browseFurther({ ...input, after: first.next! });
  expect(first.rows.length + next.rows.length).toBe(first.found);
  expect(next.next).toBeNull();
  const names = [...first.rows, ...next.rows].map(({ name }) => name);
  expect(new Set(names).size).toBe(first.found);
  expect(await browseNames(input)).toEqual(names);
  for (const value of ["", "x", "NaN"]) {
    await expect(browseFurther({ ...input, after: { value, id: 1 } })).rejects.toThrow("invalid-input");
  }
});

test("rows follow what is done: reviewed, suspended, buried, due on another day, reset", async () => {
  const learner = await newLearner();
  const name = "small/card-1";
  await rate(learner, await entryOf(learner, name, now), 4, now);
  let minutes = 0;
  const row = async () =>
    (await search(learner, "id:small/card-1 -id:card-10")).rows.find((each) => each.name === name);
  const act = (type: "suspend" | "resume" | "bury" | "set-due" | "reset", untilDay?: number) => {
    minutes += 1;
    return actOnItems({
      learnerId: learner,
      groupId: crypto.randomUUID(),
      type,
      items: [name],
      untilDay,
      now: later(now, minutes * minute),
    });
  };
  expect(await row()).toMatchObject({
    stage: "young",
    isSuspended: false,
    memory: { daysSince: 0, recall: 1 },
  });
  const { today } = await search(learner, "");
  await act("suspend");
  expect(await row()).toMatchObject({ stage: "young", isSuspended: true });
  expect(await titles(learner, "is:suspended")).toEqual(["Question 1?"]);
  await act("resume");
  await act("set-due", today + 3);
  expect(await row()).toMatchObject({ memory: { dueInDays: 3 } });
  expect(await titles(learner, "due:3")).toEqual(["Question 1?"]);
  await act("set-due", today);
  expect(await titles(learner, "is:due")).toEqual(["Question 1?"]);
  await act("bury");
  expect(await row()).toMatchObject({ buriedForDays: 1 });
  expect(await titles(learner, "is:due")).toEqual([]);
  expect(await titles(learner, "is:buried rated:1:easy")).toEqual(["Question 1?"]);
  await act("reset");
  expect(await row()).toMatchObject({ stage: "new", memory: null });
  expect(await titles(learner, "rated:1")).toEqual(["Question 1?"]);
});

test("the names to search by are those of one's own courses", async () => {
  const learner = await newLearner();
  const gates = await getPrisma().course.findUniqueOrThrow({ where: { slug: "gates" } });
  await getPrisma().enrolment.deleteMany({ where: { learnerId: learner, courseId: gates.id } });
  expect(await loadVocabulary(learner, "zh")).toEqual({
    course: [{ id: "small", name: "小课" }],
    note: [{ id: "first", name: "First" }],
    concept: [{ id: "c.one", name: "一" }],
  });
});

describe("saved searches", () => {
  test("are one's own, and one under a known name replaces it", async () => {
    const [learner, other] = [await newLearner(), await newLearner()];
    await saveSearch(learner, { name: "Hard ones", query: "lapses:>4" }, now);
    await saveSearch(learner, { name: "Again", query: "rated:7:1" }, now);
    await saveSearch(learner, { name: "Hard ones", query: "is:leech" }, now);
    const saved = await listSavedSearches(learner);
    expect(saved.map(({ name, query }) => [name, query])).toEqual([
      ["Again", "rated:7:1"],
      ["Hard ones", "is:leech"],
    ]);
    expect(await listSavedSearches(other)).toEqual([]);
    await forgetSearch(other, saved[0]!.id);
    expect(await listSavedSearches(learner)).toEqual(saved);
    await forgetSearch(learner, saved[0]!.id);
    expect((await listSavedSearches(learner)).map(({ name }) => name)).toEqual(["Hard ones"]);
  });

  test("are limited in number", async () => {
    const learner = await newLearner();
    for (let n = 0; n < mostSaved; n += 1) await saveSearch(learner, { name: `${n}`, query: "is:due" }, now);
    await expect(saveSearch(learner, { name: "more", query: "is:due" }, now)).rejects.toThrow("conflict");
    await saveSearch(learner, { name: "0", query: "is:new" }, now);
    expect(await listSavedSearches(learner)).toHaveLength(mostSaved);
  });
});
