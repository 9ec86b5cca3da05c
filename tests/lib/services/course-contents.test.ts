import { strToU8, zipSync } from "fflate";
import { expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { importCourse } from "@/lib/services/course-archive";
import {
  changeItems,
  changeItemsSchema,
  deleteConcept,
  loadCourseContents,
  saveConcept,
} from "@/lib/services/course-contents";
import { loadWorkingCopy } from "@/lib/services/working-copy";
import { courseYaml, newLearner, noteText } from "../../support/small-course";
import { withTestDatabase } from "../../support/test-database";

withTestDatabase();

const now = new Date("2026-03-01T10:00:00Z");
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);

const translation = "---\ntitle: 一\n---\n\n```card\nid: card-1\nfront: 问？\nback: 答。\n```\n";
const second = "---\ntitle: Second\n---\n\nMore.\n";

let courses = 0;
async function newCourse(): Promise<{ owner: string; slug: string }> {
  const owner = await newLearner();
  await getPrisma().user.update({ where: { id: owner }, data: { role: "instructor" } });
  courses += 1;
  const slug = `contents-${courses}`;
  const files = {
    "course.yaml": strToU8(courseYaml.replace("[first]", "[first, second]")),
    "first.en.md": strToU8(noteText()),
    "first.zh.md": strToU8(translation),
    "second.en.md": strToU8(second),
    "second.zh.md": strToU8(second),
  };
  await importCourse(owner, slug, { archive: zipSync(files), now });
  return { owner, slug };
}

test("items are moved to another note in all languages, and keep their ids", async () => {
  const { owner, slug } = await newCourse();
  await changeItems(owner, slug, { change: "move", ids: ["card-1", "sum"], note: "second" }, now);
  const { items } = await loadCourseContents(owner, slug, "en");
  expect(items.filter(({ note }) => note === "second").map(({ id }) => id)).toEqual(["card-1", "sum"]);
  const { files } = await loadWorkingCopy(owner, slug, "en");
  expect(files.get("second.zh.md")).toContain("id: card-1");
  expect(files.get("first.zh.md")).not.toContain("card-1");
});

test("items are retired, and a concept is added to many and taken away", async () => {
  const { owner, slug } = await newCourse();
  const all = async () => (await loadCourseContents(owner, slug, "en")).items;
  const before = await all();
  await saveConcept(owner, slug, { id: "c.two", name: "Two", nameZh: "二", after: ["c.one"] }, now);
  const ids = before.map(({ id }) => id);
  await changeItems(owner, slug, { change: "add-concept", ids, concept: "c.two" }, now);
  expect((await all()).every(({ concepts }) => concepts.includes("c.two"))).toBe(true);
  await changeItems(owner, slug, { change: "retire", ids: ["card-1", "card-2"] }, now);
  expect((await all()).map(({ id }) => id)).toEqual(ids.filter((id) => !["card-1", "card-2"].includes(id)));
  await deleteConcept(owner, slug, "c.two", now);
  const { concepts, items } = await loadCourseContents(owner, slug, "zh");
  expect(concepts.map(({ id }) => id)).toEqual(["c.one"]);
  expect(items.flatMap((item) => item.concepts)).not.toContain("c.two");
});

test("a concept can't come after itself by way of others, nor after one that there is not", async () => {
  const { owner, slug } = await newCourse();
  await saveConcept(owner, slug, { id: "c.two", name: "Two", nameZh: "", after: ["c.one"] }, now);
  const circle = { id: "c.one", name: "One", nameZh: "一", after: ["c.two"] };
  expect(await saveConcept(owner, slug, circle, now).catch(codeOf)).toBe("invalid-input");
  const unknown = { ...circle, after: ["c.three"] };
  expect(await saveConcept(owner, slug, unknown, now).catch(codeOf)).toBe("invalid-input");
});

test("none of it exists for anybody else", async () => {
  const { slug } = await newCourse();
  const other = await newLearner();
  for (const attempt of [
    () => loadCourseContents(other, slug, "en"),
    () => changeItems(other, slug, { change: "retire", ids: ["card-1"] }, now),
    () => saveConcept(other, slug, { id: "x", name: "X", nameZh: "", after: [] }, now),
    () => deleteConcept(other, slug, "c.one", now),
  ])
    expect(await attempt().catch(codeOf)).toBe("not-found");
});

test("a form without a choice, or with a name that is none, is refused", () => {
  const read = (input: object) => changeItemsSchema.safeParse(input).success;
  expect(read({ change: "retire", ids: "a,b" })).toBe(true);
  expect(read({ change: "retire", ids: "" })).toBe(false);
  expect(read({ change: "add-concept", ids: "a", concept: "A b" })).toBe(false);
  expect(read({ change: "explode", ids: "a" })).toBe(false);
});
