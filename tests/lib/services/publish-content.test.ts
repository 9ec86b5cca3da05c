import { mkdir, mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { publishContent } from "@/lib/services/publish-content";
import { entryOf, memoryOf, rate } from "@/tests/support/reviewing";
import { courseYaml, newLearner, noteText, publishedAt } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

let contentDir: string;
const now = new Date("2026-03-02T12:00:00Z");

beforeAll(async () => {
  contentDir = await mkdtemp(join(tmpdir(), "notecurve-content-"));
  await mkdir(join(contentDir, "small"));
});

async function publish(note: string, at = publishedAt) {
  await writeFile(join(contentDir, "small", "course.yaml"), courseYaml);
  await writeFile(join(contentDir, "small", "first.en.md"), note);
  const { courses } = await publishContent({ contentDir, now: at });
  return courses[0]!;
}

async function rows() {
  const db = getPrisma();
  return {
    items: await db.item.findMany({ orderBy: { id: "asc" } }),
    versions: await db.itemVersion.findMany({ orderBy: [{ itemId: "asc" }, { version: "asc" }] }),
    notes: await db.note.findMany(),
    texts: await db.noteText.findMany(),
    courses: await db.course.findMany(),
  };
}

test("publishing twice changes nothing", async () => {
  expect(await publish(noteText({ cards: 3 }))).toMatchObject({ status: "published" });
  const before = await rows();
  expect(before.items).toHaveLength(7);
  expect(await publish(noteText({ cards: 3 }), now)).toMatchObject({ status: "unchanged" });
  expect(await rows()).toEqual(before);
});

test("a text that was edited keeps the memory and becomes a new version", async () => {
  const learnerId = await newLearner();
  await rate(learnerId, await entryOf(learnerId, "small/card-1", now), 3, now);
  const memory = await memoryOf(learnerId, "card-1");
  const report = await publish(noteText({ cards: 3 }).replace("Reply 1.", "A better reply."), now);
  expect(report.plan).toMatchObject({ update: ["card-1"], create: [], retire: [] });
  expect(await memoryOf(learnerId, "card-1")).toEqual(memory);
  expect(await getPrisma().item.findFirst({ where: { key: "card-1" } })).toMatchObject({
    version: 2,
    publishedAt,
  });
  expect(await getPrisma().itemVersion.count({ where: { item: { key: "card-1" } } })).toBe(2);
});

test("a block that was renamed with `was` keeps the memory under the new name", async () => {
  const learnerId = await newLearner();
  await rate(learnerId, await entryOf(learnerId, "small/card-2", now), 3, now);
  const memory = await memoryOf(learnerId, "card-2");
  const report = await publish(noteText({ cards: 3 }).replace("id: card-2", "id: renamed\nwas: card-2"), now);
  expect(report.plan).toMatchObject({ rename: [{ from: "card-2", to: "renamed" }], create: [], retire: [] });
  expect(await memoryOf(learnerId, "renamed")).toEqual(memory);
});

test("a block that was removed retires its item, and comes back with its memory", async () => {
  const learnerId = await newLearner();
  await rate(learnerId, await entryOf(learnerId, "small/card-3", now), 3, now);
  expect((await publish(noteText({ cards: 2 }), now)).plan?.retire).toContain("card-3");
  await expect(entryOf(learnerId, "small/card-3", new Date("2026-03-20T12:00:00Z"))).rejects.toThrow(
    "not among",
  );
  expect((await publish(noteText({ cards: 3 }), now)).plan?.revive).toContain("card-3");
  expect(await entryOf(learnerId, "small/card-3", new Date("2026-03-20T12:00:00Z"))).toMatchObject({
    memory: { state: "learning" },
  });
});

test("a note with an error is held back, and what was live stays live", async () => {
  const before = await rows();
  const report = await publish(noteText({ cards: 3 }).replace("right: true", "rihgt: true"), now);
  expect(report).toMatchObject({ status: "held-back" });
  expect(report.findings[0]).toMatchObject({
    file: expect.stringContaining("first.en.md"),
    line: expect.any(Number),
  });
  expect(await rows()).toEqual(before);
});
