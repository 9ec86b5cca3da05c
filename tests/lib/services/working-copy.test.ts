import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { longestText } from "@/lib/authoring/file-law";
import { getPrisma } from "@/lib/db/prisma-client";
import { createCourse } from "@/lib/services/create-course";
import { editHere } from "@/lib/services/edit-here";
import { bePresent } from "@/lib/services/editor-presence";
import { findTeaching } from "@/lib/services/load-teaching";
import { publishContent } from "@/lib/services/publish-content";
import { planPublication, publishRevision } from "@/lib/services/publish-revision";
import { loadWorkingCopy, saveWorkingCopy } from "@/lib/services/working-copy";
import { courseYaml, newInstructor, newLearner, noteText } from "../../support/small-course";
import { withTestDatabase } from "../../support/test-database";

withTestDatabase();

const now = new Date("2026-03-01T10:00:00Z");
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const noteFile = "first-note.en.md";

let courses = 0;
async function newCourse(userId: string): Promise<string> {
  courses += 1;
  const slug = `course-${courses}`;
  const texts = { title: "Algebra", titleZh: "", summary: "", noteTitle: "Groups" };
  await createCourse(userId, { slug, ...texts }, now);
  return slug;
}

async function textOf(userId: string, slug: string, name = noteFile): Promise<string> {
  const file = (await loadWorkingCopy(userId, slug, "en")).files.get(name);
  return typeof file === "string" ? file : "";
}

async function coAuthor(slug: string): Promise<string> {
  const userId = await newLearner();
  const { id: courseId } = await getPrisma().course.findUniqueOrThrow({ where: { slug } });
  await getPrisma().courseRole.create({ data: { userId, courseId, role: "author", since: now } });
  return userId;
}

const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);

describe("a new course", () => {
  test("belongs to who made it, and does not exist for others", async () => {
    const [owner, other] = [await newInstructor(), await newInstructor()];
    const slug = await newCourse(owner);
    expect(await textOf(owner, slug)).toBe("---\ntitle: Groups\n---\n\n");
    expect((await findTeaching(owner, "en"))?.courses.map((course) => course.slug)).toEqual([slug]);
    expect((await findTeaching(other, "en"))?.courses).toEqual([]);
    expect(await loadWorkingCopy(other, slug, "en").catch(codeOf)).toBe("not-found");
    expect(await saveWorkingCopy(other, slug, [], now).catch(codeOf)).toBe("not-found");
    expect(await planPublication(other, slug, "en").catch(codeOf)).toBe("not-found");
  });

  test("can't be made by a learner, nor take the name of another", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner);
    const texts = { title: "Algebra", titleZh: "", summary: "", noteTitle: "Groups" };
    expect(await createCourse(await newLearner(), { slug: "mine", ...texts }, now).catch(codeOf)).toBe(
      "not-found",
    );
    expect(await createCourse(owner, { slug, ...texts }, now).catch(codeOf)).toBe("conflict");
  });
});

describe("saving", () => {
  test("while typing goes into one revision, later into another, and each keeps its texts", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner);
    let base = (await loadWorkingCopy(owner, slug, "en")).hashes[noteFile] ?? null;
    const numbers: number[] = [];
    for (const minutes of [0, 1, 14, 16, 17]) {
      const text = `at ${minutes}`;
      const saved = await saveWorkingCopy(owner, slug, [{ name: noteFile, base, text }], later(minutes));
      numbers.push(saved.revision);
      base = saved.files[0]?.hash ?? null;
    }
    expect(numbers).toEqual([2, 2, 2, 3, 3]);
    expect(await textOf(owner, slug)).toBe("at 17");
  });

  test("merges what somebody else has saved, or gives both back and overwrites nothing", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner);
    const other = await coAuthor(slug);
    const start = (await loadWorkingCopy(owner, slug, "en")).hashes[noteFile] ?? null;
    const [first] = (
      await saveWorkingCopy(owner, slug, [{ name: noteFile, base: start, text: "one\ntwo\nthree\n" }], now)
    ).files;
    const base = first?.hash ?? null;
    await saveWorkingCopy(owner, slug, [{ name: noteFile, base, text: "ONE\ntwo\nthree\n" }], now);
    const merged = await saveWorkingCopy(
      other,
      slug,
      [{ name: noteFile, base, text: "one\ntwo\nTHREE\n" }],
      now,
    );
    expect(merged.files[0]).toMatchObject({ status: "merged", text: "ONE\ntwo\nTHREE\n" });
    const refused = await saveWorkingCopy(
      other,
      slug,
      [{ name: noteFile, base, text: "eins\ntwo\nthree\n" }],
      now,
    );
    expect(refused.files[0]).toMatchObject({ status: "conflict", text: "ONE\ntwo\nTHREE\n" });
    expect(await textOf(owner, slug)).toBe("ONE\ntwo\nTHREE\n");
  });

  test("of two at the same time loses neither", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner);
    const start = (await loadWorkingCopy(owner, slug, "en")).hashes[noteFile] ?? null;
    const text = Array.from({ length: 10 }, (_, line) => `line ${line}\n`).join("");
    const [{ hash: base } = { hash: null }] = (
      await saveWorkingCopy(owner, slug, [{ name: noteFile, base: start, text }], now)
    ).files;
    await Promise.all(
      Array.from({ length: 5 }, (_, line) =>
        saveWorkingCopy(
          owner,
          slug,
          [{ name: noteFile, base, text: text.replace(`line ${2 * line}\n`, `changed ${line}\n`) }],
          now,
        ),
      ),
    );
    expect(await textOf(owner, slug)).toBe(
      Array.from({ length: 10 }, (_, line) => (line % 2 ? `line ${line}\n` : `changed ${line / 2}\n`)).join(
        "",
      ),
    );
  });

  test("refuses more text than a course may have, and keeps what was there", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner);
    // One content for all of them: it counts for each.
    const text = "a".repeat(longestText);
    const changes = Array.from({ length: 20 }, (_, at) => ({ name: `n${at}.en.md`, base: null, text }));
    expect(await saveWorkingCopy(owner, slug, changes, now).catch(codeOf)).toBe("invalid-input");
    await saveWorkingCopy(owner, slug, changes.slice(1), later(1));
    expect((await loadWorkingCopy(owner, slug, "en")).files.size).toBe(21);
  });

  test("refuses names that no file of a course has", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner);
    for (const name of ["../x.en.md", "x.md", "x.fr.md", "X.en.md", "course.yml", "a.png", "__proto__", ""])
      expect(
        await saveWorkingCopy(owner, slug, [{ name, base: null, text: "x" }], now).catch(codeOf),
        name,
      ).toBe("invalid-input");
  });
});

describe("publishing", () => {
  test("shows the plan first, publishes just that, and keeps memories", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner);
    const learner = await newLearner();
    const save = async (text: string, minutes: number) => {
      const { hashes } = await loadWorkingCopy(owner, slug, "en");
      const changes = [
        {
          name: "course.yaml",
          base: hashes["course.yaml"] ?? null,
          text: courseYaml.replace("[first]", "[first-note]"),
        },
        { name: noteFile, base: hashes[noteFile] ?? null, text },
      ];
      await saveWorkingCopy(owner, slug, changes, later(minutes));
    };
    await save(noteText(), 0);
    const plan = await planPublication(owner, slug, "en");
    expect(plan.findings).toEqual([]);
    expect(plan.items?.created.map(({ id }) => id)).toContain("card-1");
    expect(plan.isLive).toBe(false);
    await save(noteText({ cards: 2 }), 1);
    const publish = (contents: string, minutes: number) =>
      publishRevision(owner, slug, {
        contents,
        message: "First",
        regraded: [],
        askedAgain: [],
        now: later(minutes),
      });
    expect(await publish(plan.contents, 2).catch(codeOf)).toBe("conflict");
    await save(noteText(), 3);
    expect((await publish(plan.contents, 4)).status).toBe("published");

    const course = await getPrisma().course.findUniqueOrThrow({ where: { slug } });
    const item = await getPrisma().item.findFirstOrThrow({ where: { courseId: course.id, key: "card-1" } });
    await getPrisma().enrolment.create({ data: { learnerId: learner, courseId: course.id } });
    const memory = { learnerId: learner, itemId: item.id, state: 2, stability: 3, difficulty: 5, step: 0 };
    const rest = { repetitions: 1, lapses: 0, intervalDays: 3, dueDay: 20_600, askedDay: 20_600, version: 1 };
    await getPrisma().memory.create({ data: { ...memory, ...rest } });

    await save(
      noteText().replace("Question 1?", "Another question?").replace("id: card-2", "id: card-9"),
      30,
    );
    const next = await planPublication(owner, slug, "en");
    expect(next.items).toMatchObject({
      created: [{ id: "card-9" }],
      changed: [{ id: "card-1", learners: 1 }],
      retired: [{ id: "card-2", learners: 0 }],
    });
    expect((await publish(next.contents, 31)).status).toBe("published");
    expect((await planPublication(owner, slug, "en")).isLive).toBe(true);
    expect(await getPrisma().memory.findMany({ where: { learnerId: learner } })).toMatchObject([
      { itemId: item.id, stability: 3, version: 1 },
    ]);
  });

  test("is refused with findings, and says why", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner);
    const { hashes } = await loadWorkingCopy(owner, slug, "en");
    const text = "---\ntitle: Groups\n---\n\n## A {#a}\n\nWords.\n\n```card\nid: one\nfront: Why?\n```\n";
    await saveWorkingCopy(owner, slug, [{ name: noteFile, base: hashes[noteFile] ?? null, text }], now);
    const plan = await planPublication(owner, slug, "en");
    expect(plan.findings.map(({ file, line }) => `${file}:${line}`)).toContain(`${noteFile}:10`);
    const report = await publishRevision(owner, slug, {
      contents: plan.contents,
      message: "",
      regraded: [],
      askedAgain: [],
      now,
    });
    expect(report.status).toBe("held-back");
    expect((await findTeaching(owner, "en"))?.courses[0]?.isPublished).toBe(false);
  });
});

describe("a course of a folder", () => {
  test("moves to the editor to the byte; then the folder is left alone, and the course stays live", async () => {
    const contentDir = await mkdtemp(join(tmpdir(), "notecurve-content-"));
    const directory = join(contentDir, "small");
    await mkdir(directory);
    const note = noteText().replaceAll("\n", "\r\n");
    await writeFile(join(directory, "course.yaml"), `\ufeff${courseYaml}`);
    await writeFile(join(directory, "first.en.md"), note);
    expect((await publishContent({ contentDir, now })).courses[0]?.status).toBe("published");
    const owner = await newInstructor("owner");
    const other = await newInstructor();
    expect(await editHere(other, "small", { contentDir, now }).catch(codeOf)).toBe("not-found");
    await editHere(owner, "small", { contentDir, now });
    expect(await textOf(owner, "small", "first.en.md")).toBe(note);
    expect(await textOf(owner, "small", "course.yaml")).toBe(`\ufeff${courseYaml}`);
    expect((await planPublication(owner, "small", "en")).isLive).toBe(true);

    await writeFile(join(directory, "first.en.md"), noteText({ cards: 1 }));
    expect((await publishContent({ contentDir, now })).courses).toMatchObject([
      { slug: "small", status: "edited" },
    ]);
    expect(await getPrisma().item.count({ where: { course: { slug: "small" }, retiredAt: null } })).toBe(7);
    expect(await readFile(join(directory, "first.en.md"), "utf8")).toBe(noteText({ cards: 1 }));
  });
});

describe("two who have a course open", () => {
  test("see each other, until one leaves or is not heard of for a minute, and nobody else sees them", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner);
    const other = await coAuthor(slug);
    const [mine, theirs] = [randomUUID(), randomUUID()];
    const be = (userId: string, tab: string, minutes: number, isLeaving = false) =>
      bePresent(userId, { course: slug, note: "first-note", tab, isLeaving, now: later(minutes) });
    expect((await be(owner, mine, 0)).others).toEqual([]);
    const seen = await be(other, theirs, 0.5);
    expect(seen.others).toEqual([{ name: owner, note: "first-note", isMe: false }]);
    expect(seen.hashes).toEqual((await loadWorkingCopy(owner, slug, "en")).hashes);
    expect((await be(owner, mine, 0.6)).others).toEqual([{ name: other, note: "first-note", isMe: false }]);
    expect((await be(owner, randomUUID(), 0.7)).others).toContainEqual({
      name: owner,
      note: "first-note",
      isMe: true,
    });
    await be(other, theirs, 0.8, true);
    expect((await be(owner, mine, 0.9)).others.map(({ name }) => name)).toEqual([owner]);
    expect((await be(owner, mine, 5)).others).toEqual([]);
    expect(await be(await newInstructor(), mine, 5).catch(codeOf)).toBe("not-found");
  });
});
