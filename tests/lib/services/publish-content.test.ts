import { mkdir, mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { describePublication } from "@/lib/services/describe-publication";
import { loadCourses } from "@/lib/services/load-courses";
import { publishContent } from "@/lib/services/publish-content";
import { entryOf, memoryOf, rate } from "@/tests/support/reviewing";
import { courseYaml, newLearner, noteText, publishedAt } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

// Compiled in this process: starting another for each takes longer than all the rest (compile-apart.test.ts does).
vi.mock("@/lib/services/compile-apart", async () => {
  const { recompileCourse } = await import("@/lib/notes/recompile-course");
  return {
    compileApart: (...[slug, files, options]: Parameters<typeof recompileCourse>) => {
      if (slug === "a-broken") throw new RangeError("Maximum call stack size exceeded");
      return recompileCourse(slug, files, options, undefined);
    },
  };
});

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

describe("what does not fit what is published", () => {
  const printed = (report: Awaited<ReturnType<typeof publishContent>>) =>
    describePublication("content", report)
      .map(({ text }) => text)
      .join("\n");

  test("holds the course back, and the start says where, by which rule and what to do", async () => {
    const choice = "ask: Which?\noptions: [{ text: This, right: true }, { text: That }]\n";
    const note = noteText({ cards: 3 }).replace(
      "```card\nid: card-1\nconcepts: [c.one]\nfront: Question 1?\nback: Reply 1.\n",
      `\`\`\`choice\nid: card-1\nconcepts: [c.one]\n${choice}`,
    );
    const report = await publish(note, now);
    expect(report).toMatchObject({ status: "held-back", findings: [{ rule: "kind-changed" }] });
    const said = printed({ courses: [report], withdrawn: [] });
    expect(said).toContain("Held back content/small.");
    expect(said).toMatch(/content\/small\/first\.en\.md:\d+ error kind-changed: .*card.*choice/);
    expect(said).toContain("Give the new item an id of its own.");
  });
  test("is said too if it is published all the same", async () => {
    const note = noteText({ cards: 3 }).replace("id: card-2", "id: card-two\nwas: crad-2");
    const report = await publish(note, now);
    expect(report).toMatchObject({ status: "published", warnings: [{ rule: "was-unknown" }] });
    expect(printed({ courses: [report], withdrawn: [] })).toMatch(
      /content\/small\/first\.en\.md:\d+ warning was-unknown: .*`crad-2`.*\n +If that is a slip/,
    );
    await publish(noteText({ cards: 3 }), now);
  });
});

describe("a folder of content/", () => {
  const later = new Date("2026-03-20T12:00:00Z");
  const slugs = async (learnerId: string | null) =>
    (await loadCourses({ learnerId, locale: "en", now: later })).map(({ slug }) => slug);

  test("that holds no course.yaml is no course", async () => {
    await mkdir(join(contentDir, "drafts"));
    await writeFile(join(contentDir, "drafts", "idea.en.md"), noteText({ cards: 1 }));
    const { courses } = await publishContent({ contentDir, now });
    expect(courses.map(({ slug }) => slug)).toEqual(["small"]);
  });
  test("that is taken away withdraws its course, and brings it back with its memories", async () => {
    const learnerId = await newLearner();
    await rate(learnerId, await entryOf(learnerId, "small/card-1", now), 3, now);
    const memory = await memoryOf(learnerId, "card-1");
    await mkdir(join(contentDir, "other"));
    await writeFile(join(contentDir, "other", "course.yaml"), courseYaml.replace("[first]", "[]"));
    const away = join(await mkdtemp(join(tmpdir(), "notecurve-away-")), "small");
    await rename(join(contentDir, "small"), away);

    expect((await publishContent({ contentDir, now })).withdrawn).toEqual(["small"]);
    expect(await slugs(learnerId)).toEqual(["other"]);
    expect(await slugs(null)).toEqual(["other"]);
    await expect(entryOf(learnerId, "small/card-1", later)).rejects.toThrow("not among");
    expect((await publishContent({ contentDir, now })).withdrawn).toEqual([]);

    await rename(away, join(contentDir, "small"));
    const { courses } = await publishContent({ contentDir, now });
    expect(courses.map(({ slug, status }) => [slug, status])).toEqual([
      ["other", "unchanged"],
      ["small", "published"],
    ]);
    expect((await slugs(learnerId)).sort()).toEqual(["other", "small"]);
    expect(await memoryOf(learnerId, "card-1")).toEqual(memory);
    expect(await entryOf(learnerId, "small/card-1", later)).toMatchObject({ memory: { state: "learning" } });
  });
  test("that only loses its course.yaml leaves its course live", async () => {
    await rm(join(contentDir, "small", "course.yaml"));
    const { courses, withdrawn } = await publishContent({ contentDir, now });
    expect(withdrawn).toEqual([]);
    expect(courses.at(-1)).toMatchObject({ status: "held-back", findings: [{ rule: "missing-file" }] });
    expect(await slugs(null)).toContain("small");
  });
});

test("a content directory that is empty or missing withdraws nothing", async () => {
  const empty = await mkdtemp(join(tmpdir(), "notecurve-content-"));
  const before = await rows();
  const report = await publishContent({ contentDir: empty, now });
  expect(report).toEqual({ courses: [], withdrawn: [] });
  expect(describePublication("content", report)).toMatchObject([
    { isFine: false, text: expect.stringContaining("nothing withdrawn") },
  ]);
  await expect(publishContent({ contentDir: join(empty, "gone"), now })).rejects.toThrow("ENOENT");
  expect(await rows()).toEqual(before);
});

test("a course that can't be published for whatever reason keeps no other from it", async () => {
  const content = await mkdtemp(join(tmpdir(), "notecurve-content-"));
  for (const slug of ["a-broken", "b-whole"]) {
    await mkdir(join(content, slug));
    await writeFile(join(content, slug, "course.yaml"), courseYaml);
    await writeFile(
      join(content, slug, "first.en.md"),
      noteText({ cards: 1 }).replaceAll(/^id: /gm, `id: ${slug}.`),
    );
  }
  const { courses } = await publishContent({ contentDir: content, now });
  expect(courses.map(({ slug, status }) => `${slug} ${status}`)).toEqual([
    "a-broken held-back",
    "b-whole published",
  ]);
  expect(courses[0]?.findings).toMatchObject([{ rule: "not-published" }]);
});
