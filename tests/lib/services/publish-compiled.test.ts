import { expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { publishCompiled } from "@/lib/services/publish-content";
import { compileSmallCourse, noteText, publishedAt } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");

const card = "```card\nid: x\nconcepts: [c.one]\nfront: Why?\nback: Because.\n```\n";
const choice =
  "```choice\nid: x\nconcepts: [c.one]\nask: Why?\noptions:\n  - { text: Because, right: true }\n  - { text: Perhaps }\n  - { text: Never }\n```\n";

function publish(note: string, at = publishedAt) {
  return publishCompiled(compileSmallCourse(note), note, at);
}

async function rows() {
  return {
    items: await getPrisma().item.findMany({ orderBy: { id: "asc" } }),
    versions: await getPrisma().itemVersion.findMany({ orderBy: [{ itemId: "asc" }, { version: "asc" }] }),
    courses: await getPrisma().course.findMany(),
    texts: await getPrisma().noteText.findMany(),
  };
}

test("an item that comes back as another kind is held back with all that came with it", async () => {
  expect(await publish(noteText({ cards: 2, extra: card }))).toMatchObject({ status: "published" });
  const before = await rows();
  const report = await publish(noteText({ cards: 3, extra: choice }), now);
  expect(report).toMatchObject({ status: "held-back", plan: null });
  expect(report.findings.map(({ rule }) => rule)).toEqual(["kind-changed"]);
  expect(await rows()).toEqual(before);
});

test("an item that was retired stays of its kind", async () => {
  expect((await publish(noteText({ cards: 2 }), now)).plan?.retire).toEqual(["x"]);
  const before = await rows();
  const report = await publish(noteText({ cards: 2, extra: choice }), now);
  expect(report.findings.map(({ rule }) => rule)).toEqual(["kind-changed"]);
  expect(await rows()).toEqual(before);
});

test("the same change published several times at once is one change", async () => {
  await publish(noteText({ cards: 30 }), now);
  const before = await rows();
  const changed = noteText({ cards: 30 }).replaceAll("Reply", "A better reply");
  const reports = await Promise.all(Array.from({ length: 4 }, () => publish(changed, now)));
  expect(reports.map(({ status }) => status)).toEqual(Array(4).fill("published"));
  expect(reports.map(({ plan }) => plan?.update.length).sort()).toEqual([0, 0, 0, 30]);
  const after = await rows();
  expect(after.items.map(({ key, version }) => [key, version])).toEqual(
    before.items.map(({ key, version }) => [key, version + (/^card-/.test(key) ? 1 : 0)]),
  );
  expect(after.versions).toHaveLength(before.versions.length + 30);
});
