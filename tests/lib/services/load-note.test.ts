import { beforeAll, describe, expect, test } from "vitest";
import { getPrisma } from "@/lib/db/prisma-client";
import { compileCourse } from "@/lib/notes/compile-course";
import { loadNote } from "@/lib/services/load-note";
import { publishCompiled } from "@/lib/services/publish-content";
import { courseYaml, newLearner, noteText, publishSmallCourse } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();
beforeAll(() => publishSmallCourse());

const now = new Date("2026-03-02T12:00:00Z");
const asked = { learnerId: null, course: "small", note: "first", locale: "en", now } as const;

async function pageOf(learnerId: string | null = null) {
  const { segments, items, headings } = await loadNote({ ...asked, learnerId });
  const text = segments.map((segment) => (segment.type === "prose" ? segment.html : "")).join("");
  const titles = Object.fromEntries(Object.entries(items).map(([key, { title }]) => [key, title]));
  return { text, titles, headings: headings.map((heading) => heading.text) };
}

describe("a reading page", () => {
  test("shows what was published last, however often it was read before", async () => {
    const first = await pageOf();
    expect(await pageOf()).toEqual(first);
    expect(first.titles).toMatchObject({ "card-1": "Question 1?", sum: "A sum" });

    const changed = noteText()
      .replace("Some words.", "Other words.")
      .replace("## Items {", "## Things {")
      .replace("front: Question 1?", "front: What now?")
      .replace(/```choice[\s\S]*?```/, "");
    await publishSmallCourse(changed);
    const second = await pageOf();
    expect(second.text).toContain("Other words.");
    expect(second.text).not.toContain("Some words.");
    expect(second.headings).toEqual(["Things"]);
    expect(second.titles["card-1"]).toBe("What now?");
    expect(second.titles).not.toHaveProperty("gate");

    await publishSmallCourse();
    expect(await pageOf()).toEqual(first);
  });

  test("calls an item by its question, or where that is long by its concept", async () => {
    const long = "What would anybody who has just read this short paragraph want to be asked about it?";
    await publishSmallCourse(noteText().replace("front: Question 1?", `front: ${long}`));
    const { items } = await loadNote(asked);
    expect(items["card-1"]).toMatchObject({ title: long, name: "One" });
    expect(items["card-2"]).toMatchObject({ title: "Question 2?", name: "Question 2?" });
    await publishSmallCourse();
  });

  test("says of each item which language it is in, where not all of a note is translated", async () => {
    const zh =
      "---\ntitle: 第一\n---\n\n## 题目 {#items}\n\n```card\nid: card-1\nfront: 问题一？\nback: 答案。\n```\n";
    const files = new Map([
      ["course.yaml", courseYaml],
      ["first.en.md", noteText()],
      ["first.zh.md", zh],
    ]);
    await publishCompiled(compileCourse("small", files, { gate: false }), zh, now);
    const { locale, items } = await loadNote({ ...asked, locale: "zh" });
    expect(locale).toBe("zh");
    expect(items["card-1"]).toMatchObject({ title: "问题一？", locale: "zh" });
    expect(items["card-2"]).toMatchObject({ title: "Question 2?", locale: "en" });
    await publishSmallCourse();
  });

  test("lets whoever is in the course count what they try, and nobody else", async () => {
    const learnerId = await newLearner();
    expect(await loadNote({ ...asked, learnerId })).toMatchObject({ countsItems: true });
    expect(await loadNote(asked)).toMatchObject({ countsItems: false });
    await getPrisma().enrolment.deleteMany({ where: { learnerId } });
    expect(await loadNote({ ...asked, learnerId })).toMatchObject({ countsItems: false });
  });

  test("of a closed course is there for whoever is in it, also after somebody else has read it", async () => {
    const learnerId = await newLearner();
    await getPrisma().course.updateMany({ data: { open: false } });
    expect((await pageOf(learnerId)).text).toContain("Some words.");
    await expect(pageOf()).rejects.toMatchObject({ code: "not-found" });
    await getPrisma().course.updateMany({ data: { open: true } });
  });

  test("names each item in the margin beside the very paragraph that it tests", async () => {
    const { segments } = await loadNote(asked);
    const at = segments.findIndex(({ type }) => type === "items");
    expect(segments[at - 1]).toMatchObject({
      type: "prose",
      html: expect.stringMatching(/^<p id="at-card-1">/),
    });
    expect(segments[at - 2]).toMatchObject({ type: "prose", html: expect.stringMatching(/<h2/) });
  });
});
