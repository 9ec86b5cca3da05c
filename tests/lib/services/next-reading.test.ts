import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { good } from "@/lib/scheduling/memory";
import { loadCourse } from "@/lib/services/load-course";
import { loadToday } from "@/lib/services/load-today";
import { undoLastEvent } from "@/lib/services/undo-event";
import { entryOf, rate } from "@/tests/support/reviewing";
import { newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() =>
  publishSmallCourse(
    noteText({
      cards: 1,
      extra:
        "\n## Later {#later}\n\nMore.\n\n```card\nid: last\nconcepts: [c.one]\nfront: And?\nback: So.\n```\n",
    }),
  ),
);

const now = new Date("2026-03-02T12:00:00Z");
const locale = "en";
const fromTheStart = { title: "First", href: "/courses/small/first", section: null };

test("a beginner reads the first note from its beginning, and so does a visitor", async () => {
  const learnerId = await newLearner();
  expect((await loadToday({ learnerId, locale, now })).reading).toMatchObject(fromTheStart);
  for (const who of [learnerId, null]) {
    const { reading } = await loadCourse({ learnerId: who, course: "small", locale, now });
    expect(reading).toMatchObject(fromTheStart);
  }
});

test("reading goes on in the section of the first item that was not met, and ends with the last", async () => {
  const learnerId = await newLearner();
  const reading = async () => (await loadToday({ learnerId, locale, now })).reading;
  await rate(learnerId, await entryOf(learnerId, "small/card-1", now), good, now);
  expect(await reading()).toMatchObject({ href: "/courses/small/first#items", section: "Items" });
  for (const key of await keysAfter("card-1")) await meet(learnerId, key);
  expect(await reading()).toBeNull();
  await getPrisma().memory.deleteMany({ where: { learnerId, itemId: await idOf("last") } });
  expect(await reading()).toMatchObject({ href: "/courses/small/first#later", section: "Later" });
});

test("what was taken back was not met", async () => {
  const learnerId = await newLearner();
  await rate(learnerId, await entryOf(learnerId, "small/card-1", now), good, now);
  await undoLastEvent({ learnerId, locale, now });
  expect((await loadToday({ learnerId, locale, now })).reading).toMatchObject(fromTheStart);
});

/** Keys of the items after this one. */
async function keysAfter(key: string): Promise<string[]> {
  const items = await getPrisma().item.findMany({ orderBy: { position: "asc" } });
  return items.map((item) => item.key).slice(items.findIndex((item) => item.key === key) + 1);
}

async function idOf(key: string): Promise<number> {
  return (await getPrisma().item.findFirstOrThrow({ where: { key } })).id;
}

/** Simulates an answer, with the memory of the card. */
async function meet(learnerId: string, key: string): Promise<void> {
  const row = await getPrisma().memory.findFirstOrThrow({ where: { learnerId } });
  await getPrisma().memory.create({ data: { ...row, itemId: await idOf(key) } });
}
