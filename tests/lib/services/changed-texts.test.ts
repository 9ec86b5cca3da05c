import { strToU8, zipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { findEditedCourse } from "@/lib/db/authorship-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { findHead, markPublished } from "@/lib/db/revision-store";
import { loadChangedTexts } from "@/lib/services/changed-texts";
import { importCourse } from "@/lib/services/course-archive";
import { courseYaml, newLearner } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const slug = "means";
const minutes = (n: number) => new Date(Date.parse("2026-03-01T10:00:00Z") + 60_000 * n);
const live = ["mean", "holes.1", "holes.2"].map((key, id) => ({
  ...{ id, key, kind: "card", title: { en: `The ${key}` }, version: 1, graded: false },
  ...{ locales: ["en"], note: "first", concepts: [] },
})) as unknown as Parameters<typeof loadChangedTexts>[2];

let owner: string;
let courseId: number;

const note = (mean: string, spread: string, front = "Q?") =>
  `---\ntitle: Means\n---\n\n${mean}\n\n\`\`\`card\nid: mean\nfront: ${front}\nback: A.\n\`\`\`\n\n${spread}\n\n` +
  "```cloze\nid: holes\ntext: '{{1::a}} {{2::b}}'\n```\n\n```card\nid: retired\nfront: Q?\nback: A.\n```\n";

/** Saves the note at this minute; a published one is what learners see from then on. */
async function saved(at: number, text: string, isPublished: boolean): Promise<void> {
  const files = { "course.yaml": strToU8(courseYaml), "first.en.md": strToU8(text) };
  await importCourse(owner, slug, { archive: zipSync(files), now: minutes(at) });
  courseId = (await findEditedCourse(getPrisma(), slug))!.id;
  const { number } = (await findHead(getPrisma(), courseId))!;
  if (isPublished) await markPublished(getPrisma(), courseId, number, minutes(at));
}

const told = async () =>
  (await loadChangedTexts(getPrisma(), courseId, live, "en")).map(({ title, before, now, changedAt }) => [
    title,
    before,
    now,
    changedAt,
  ]);

beforeAll(async () => {
  owner = await newLearner();
  await getPrisma().user.update({ where: { id: owner }, data: { role: "instructor" } });
});

test("an author is told of live items whose text has changed since they were written, until these change, too", async () => {
  await saved(0, note("A mean.", "A spread."), true);
  // What was tried between two publications does not count.
  await saved(1, note("A mean, tried.", "A spread."), false);
  await saved(2, note("A mean.", "A wider spread."), true);
  expect(await told()).toEqual([["The holes.1", "A spread.", "A wider spread.", minutes(2)]]);
  // What is not published yet counts already.
  await saved(3, note("The mean.", "A wider spread."), false);
  expect(await told()).toEqual([
    ["The mean", "A mean.", "The mean.", minutes(3)],
    ["The holes.1", "A spread.", "A wider spread.", minutes(2)],
  ]);
  await saved(4, note("The mean.", "A wider spread.", "Which?"), true);
  expect(await told()).toEqual([["The holes.1", "A spread.", "A wider spread.", minutes(2)]]);
  await saved(5, note("The mean.", "A spread.", "Which?"), true);
  expect(await told()).toEqual([]);
});
