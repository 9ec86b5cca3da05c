import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { giveCourseRole, takeCourseRole } from "@/lib/db/authorship-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { createCourse, storeRevision } from "@/lib/services/create-course";
import { duplicateCourse, takeOverChanges } from "@/lib/services/duplicate-course";
import { loadAuthoredCourse } from "@/lib/services/load-authored-course";
import { loadHistory } from "@/lib/services/revisions";
import { loadWorkingCopy, saveWorkingCopy } from "@/lib/services/working-copy";
import { newInstructor, newLearner } from "@/tests/support/small-course";
import { withTestDatabase } from "@/tests/support/test-database";

withTestDatabase();

const now = new Date("2026-03-02T12:00:00Z");
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);
const note = "first-note.en.md";

let courses = 0;
const newName = () => {
  courses += 1;
  return `course-${courses}`;
};

async function courseId(slug: string): Promise<number> {
  return (await getPrisma().course.findUniqueOrThrow({ where: { slug } })).id;
}

/** Writes a file, or deletes it. */
async function write(userId: string, slug: string, name: string, text: string | null): Promise<void> {
  const base = (await loadWorkingCopy(userId, slug, "en")).hashes[name] ?? null;
  const saved = await saveWorkingCopy(userId, slug, [{ name, base, text }], now);
  expect(saved.files[0]?.status).toBe("saved");
}

const filesOf = async (userId: string, slug: string) =>
  Object.fromEntries((await loadWorkingCopy(userId, slug, "en")).files);

const originOf = async (userId: string, slug: string) =>
  (await loadAuthoredCourse(userId, slug, "en")).copiedFrom;

/** A course with a note of five lines, and a copy of it. */
async function courseAndCopy(): Promise<{ owner: string; original: string; copy: string }> {
  const [owner, original, copy] = [await newInstructor(), newName(), newName()];
  const texts = { title: "Algebra", titleZh: "", summary: "", noteTitle: "Groups" };
  await createCourse(owner, { slug: original, ...texts }, now);
  await write(owner, original, note, "one\ntwo\nthree\nfour\nfive\n");
  await duplicateCourse(owner, { course: original, slug: copy }, now);
  return { owner, original, copy };
}

describe("a copy of a course", () => {
  test("has its latest files as the first version, is private, and leaves the original alone", async () => {
    const { owner, original, copy } = await courseAndCopy();
    const files = await filesOf(owner, original);
    expect(files[note]).toBe("one\ntwo\nthree\nfour\nfive\n");
    expect(await filesOf(owner, copy)).toEqual(files);
    const { course, head, copiedFrom } = await loadAuthoredCourse(owner, copy, "en");
    expect(course).toMatchObject({ title: "Algebra", role: "owner", isOpen: false, linkToken: null });
    expect(course).toMatchObject({ isPublished: false, forEverybody: false });
    expect(head?.number).toBe(1);
    expect(copiedFrom).toEqual({ original: { slug: original, title: "Algebra", isAhead: false } });
    expect(await originOf(owner, original)).toBeNull();
    await write(owner, copy, note, "mine\n");
    expect(await filesOf(owner, original)).toEqual(files);
  });

  test("is made by authors who may make courses, under a free name", async () => {
    const { owner, original, copy } = await courseAndCopy();
    const [author, stranger] = [await newLearner(), await newInstructor()];
    await giveCourseRole(getPrisma(), {
      userId: author,
      courseId: await courseId(original),
      role: "author",
      now,
    });
    for (const who of [author, stranger])
      expect(await duplicateCourse(who, { course: original, slug: newName() }, now).catch(codeOf)).toBe(
        "not-found",
      );
    expect((await loadAuthoredCourse(author, original, "en")).mayDuplicate).toBe(false);
    expect((await loadAuthoredCourse(owner, original, "en")).mayDuplicate).toBe(true);
    expect(await duplicateCourse(owner, { course: original, slug: copy }, now).catch(codeOf)).toBe(
      "conflict",
    );
    await getPrisma().user.update({ where: { id: author }, data: { role: "instructor" } });
    const theirs = newName();
    await duplicateCourse(author, { course: original, slug: theirs }, now);
    expect((await loadAuthoredCourse(author, theirs, "en")).course.role).toBe("owner");
    expect(await loadAuthoredCourse(owner, theirs, "en").catch(codeOf)).toBe("not-found");
  });
});

describe("taking over changes", () => {
  test("merges what both changed at different places, once", async () => {
    const { owner, original, copy } = await courseAndCopy();
    await write(owner, copy, note, "one\ntwo\nthree\nfour\nMY FIVE\n");
    expect(await takeOverChanges(owner, copy, now)).toBeNull();
    await write(owner, original, note, "THEIR ONE\ntwo\nthree\nfour\nfive\n");
    await write(owner, original, "second.en.md", "new there\n");
    expect((await originOf(owner, copy))?.original?.isAhead).toBe(true);
    const number = await takeOverChanges(owner, copy, now);
    expect(number).toBe(3);
    expect(await filesOf(owner, copy)).toMatchObject({
      [note]: "THEIR ONE\ntwo\nthree\nfour\nMY FIVE\n",
      "second.en.md": "new there\n",
    });
    expect((await loadHistory(owner, copy, "en")).revisions[0]).toMatchObject({
      number,
      kind: "taken-over",
      message: "",
    });
    expect((await originOf(owner, copy))?.original?.isAhead).toBe(false);
    expect(await takeOverChanges(owner, copy, now)).toBeNull();
    // What it took over is the base of the next time.
    await write(owner, original, note, "THEIR ONE\nTHEIR TWO\ntwo\nthree\nfour\nfive\n");
    await takeOverChanges(owner, copy, now);
    expect((await filesOf(owner, copy))[note]).toBe("THEIR ONE\nTHEIR TWO\ntwo\nthree\nfour\nMY FIVE\n");
  });

  test("keeps files that contradict as they are and names them, deleted ones, too", async () => {
    const { owner, original, copy } = await courseAndCopy();
    await write(owner, original, "gone-here.en.md", "a\n");
    await write(owner, original, "gone-there.en.md", "a\n");
    await write(owner, original, "untouched.en.md", "a\n");
    await takeOverChanges(owner, copy, now);
    await write(owner, copy, note, "one\nMY TWO\nthree\nfour\nfive\n");
    await write(owner, copy, "gone-here.en.md", null);
    await write(owner, copy, "gone-there.en.md", "mine\n");
    await write(owner, copy, "only-here.en.md", "mine\n");
    await write(owner, original, note, "one\nTHEIR TWO\nthree\nfour\nTHEIR FIVE\n");
    await write(owner, original, "gone-here.en.md", "theirs\n");
    await write(owner, original, "gone-there.en.md", null);
    await write(owner, original, "untouched.en.md", null);
    const before = await filesOf(owner, copy);
    expect(before["untouched.en.md"]).toBe("a\n");
    await takeOverChanges(owner, copy, now);
    const { "untouched.en.md": _, ...kept } = before;
    expect(await filesOf(owner, copy)).toEqual(kept);
    expect((await loadHistory(owner, copy, "en")).revisions[0]).toMatchObject({
      kind: "taken-over",
      message: `${note}, gone-here.en.md, gone-there.en.md`,
    });
  });

  test("takes pictures whole, from the side that changed them", async () => {
    const { owner, original, copy } = await courseAndCopy();
    const id = await courseId(original);
    const picture = async (number: number, ...pixels: number[]) => {
      const texts = Object.entries(await filesOf(owner, original)).map(
        ([name, text]) => [name, new TextEncoder().encode(String(text))] as const,
      );
      const files = new Map([...texts, ["map.png", new Uint8Array(pixels)] as const]);
      await storeRevision(getPrisma(), id, {
        number,
        userId: owner,
        kind: "imported",
        message: "",
        files,
        now,
      });
    };
    await picture(10, 255, 1);
    await takeOverChanges(owner, copy, now);
    const hash = async (slug: string) => (await loadWorkingCopy(owner, slug, "en")).hashes["map.png"];
    expect(await hash(copy)).toBe(await hash(original));
    await picture(11, 255, 2);
    await takeOverChanges(owner, copy, now);
    expect(await hash(copy)).toBe(await hash(original));
    // Both have another one now.
    const mine = { number: 4, userId: owner, kind: "imported", message: "", now } as const;
    const files = new Map([["map.png", new Uint8Array([255, 3])]]);
    await storeRevision(getPrisma(), await courseId(copy), { ...mine, files });
    const before = await hash(copy);
    await picture(12, 255, 4);
    await takeOverChanges(owner, copy, now);
    expect(await hash(copy)).toBe(before);
    expect((await loadHistory(owner, copy, "en")).revisions[0]?.message).toBe("map.png");
  });

  test("happens once, though it is asked for twice at the same time", async () => {
    const { owner, original, copy } = await courseAndCopy();
    await write(owner, original, note, "THEIR ONE\ntwo\nthree\nfour\nfive\n");
    const numbers = await Promise.all([1, 2].map(() => takeOverChanges(owner, copy, now)));
    expect(numbers.toSorted()).toEqual([2, null]);
    expect((await loadHistory(owner, copy, "en")).revisions).toHaveLength(2);
  });

  test("is for those who still write both courses; others are not told of the original", async () => {
    const { owner, original, copy } = await courseAndCopy();
    const [author, stranger] = [await newLearner(), await newInstructor()];
    const [db, originalId, copyId] = [getPrisma(), await courseId(original), await courseId(copy)];
    await write(owner, original, note, "changed\n");
    await giveCourseRole(db, { userId: author, courseId: copyId, role: "author", now });
    expect(await originOf(author, copy)).toEqual({ original: null });
    for (const who of [author, stranger])
      expect(await takeOverChanges(who, copy, now).catch(codeOf)).toBe("not-found");
    expect(await takeOverChanges(owner, original, now).catch(codeOf)).toBe("not-found");
    await giveCourseRole(db, { userId: author, courseId: originalId, role: "author", now });
    expect((await originOf(author, copy))?.original?.isAhead).toBe(true);
    await takeCourseRole(db, originalId, owner);
    expect(await takeOverChanges(owner, copy, now).catch(codeOf)).toBe("not-found");
    expect(await originOf(owner, copy)).toEqual({ original: null });
    expect(await takeOverChanges(author, copy, now)).toBe(2);
  });
});
