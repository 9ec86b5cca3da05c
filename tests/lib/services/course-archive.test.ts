import fc from "fast-check";
import { strToU8, unzipSync, zipSync } from "fflate";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { getPrisma } from "@/lib/db/prisma-client";
import { exportCourse, importCourse, readArchive } from "@/lib/services/course-archive";
import { addNote, moveNote } from "@/lib/services/course-notes";
import { loadItemHistory } from "@/lib/services/item-history";
import { loadAuthoredCourse } from "@/lib/services/load-authored-course";
import { compareRevisions, describeRevision, loadHistory, restoreRevision } from "@/lib/services/revisions";
import { loadWorkingCopy, saveWorkingCopy } from "@/lib/services/working-copy";
import { courseYaml, newInstructor, newLearner, noteText } from "../../support/small-course";
import { withTestDatabase } from "../../support/test-database";

withTestDatabase();

const now = new Date("2026-03-01T10:00:00Z");
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);

const zip = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

const textOf = (files: ReadonlyMap<string, Uint8Array>, name: string) =>
  new TextDecoder().decode(files.get(name));

let courses = 0;
async function imported(userId: string, files: Record<string, string>): Promise<string> {
  courses += 1;
  const slug = `imported-${courses}`;
  await importCourse(userId, slug, { archive: zip(files), now });
  return slug;
}

describe("an archive", () => {
  test("that was exported and imported has the same files to the byte", async () => {
    const owner = await newInstructor();
    const bytes = fc.uint8Array({ maxLength: 200 });
    const name = fc.constantFrom("a.en.md", "a.zh.md", "b-2.en.md", "picture.png", "drawing.svg");
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, bytes), bytes, async (files, course) => {
        courses += 1;
        const slug = `round-${courses}`;
        const all = { ...files, "course.yaml": course };
        await importCourse(owner, slug, { archive: zipSync(all), now });
        const exported = unzipSync(await exportCourse(owner, slug));
        const found = Object.entries(exported).map(([path, content]) => [path, [...content]]);
        const wanted = Object.entries(all).map(([path, content]) => [`${slug}/${path}`, [...content]]);
        expect(Object.fromEntries(found)).toEqual(Object.fromEntries(wanted));
      }),
      { numRuns: 20 },
    );
  });

  test("of plain Markdown becomes notes without items, with the first heading as title", () => {
    const { files, left } = readArchive(
      zip({
        "lectures/Week 1.md": "# Vectors\n\nA vector has a length.\n",
        "lectures/第二周.md": "Matrices multiply.\n",
        "lectures/slides.pdf": "x",
      }),
    );
    expect([...files.keys()].sort()).toEqual(["course.yaml", "note.en.md", "week-1.en.md"]);
    expect(textOf(files, "week-1.en.md")).toBe("---\ntitle: Vectors\n---\n\nA vector has a length.\n");
    expect(textOf(files, "note.en.md")).toBe("---\ntitle: 第二周\n---\n\nMatrices multiply.\n");
    expect(textOf(files, "course.yaml")).toContain("- week-1");
    expect(left).toEqual(["lectures/slides.pdf"]);
  });

  test("can't put files elsewhere, and leaves hidden ones out", () => {
    const { files, left } = readArchive(
      zip({
        "course.yaml": courseYaml,
        "../evil.en.md": "x",
        "/etc/passwd": "x",
        "a/b.en.md": "x",
        "c:\\x.en.md": "x",
        ".git/config": "x",
        "__MACOSX/._course.yaml": "x",
      }),
    );
    expect([...files.keys()].filter((name) => name !== "course.yaml")).toEqual([]);
    expect([...left].sort()).toEqual(["/etc/passwd", "a/b.en.md", "c:\\x.en.md"].sort());
  });

  test("that unpacks to too much, is broken, or has no course in it is refused", async () => {
    const owner = await newInstructor();
    const bomb = zipSync({ "course.yaml": new Uint8Array(120 * 1024 * 1024) }, { level: 1 });
    expect(bomb.byteLength).toBeLessThan(2_000_000);
    const lying = Uint8Array.from(bomb);
    // The sizes that the directory and the entry state are made small.
    const size = new Uint8Array(new Uint32Array([120 * 1024 * 1024]).buffer);
    for (let at = 0; at < lying.length - 4; at += 1)
      if (size.every((byte, i) => lying[at + i] === byte)) lying.set([9, 0, 0, 0], at);
    const many = Object.fromEntries(Array.from({ length: 1_500 }, (_, i) => [`n${i}.en.md`, "x"]));
    const begin = performance.now();
    for (const archive of [bomb, strToU8("PK not a zip"), new Uint8Array(), zip(many), zip({ "a.txt": "x" })])
      expect(await importCourse(owner, "refused", { archive, now }).catch(codeOf)).toBe("invalid-input");
    const { files } = await Promise.resolve(readArchive(lying)).catch(() => ({ files: new Map() }));
    expect(files.get("course.yaml")?.byteLength ?? 0).toBeLessThan(100);
    expect(performance.now() - begin).toBeLessThan(5_000);
    expect(await getPrisma().course.count({ where: { slug: "refused" } })).toBe(0);
  });

  test("replaces the files as a new version, only for those who write the course", async () => {
    const owner = await newInstructor();
    const slug = await imported(owner, { "course.yaml": courseYaml, "first.en.md": noteText() });
    const other = zip({ "course.yaml": courseYaml, "first.en.md": noteText({ cards: 1 }) });
    expect(await importCourse(await newInstructor(), slug, { archive: other, now }).catch(codeOf)).toBe(
      "not-found",
    );
    expect(await importCourse(await newLearner(), "mine", { archive: other, now }).catch(codeOf)).toBe(
      "not-found",
    );
    expect(await exportCourse(await newInstructor(), slug).catch(codeOf)).toBe("not-found");
    expect(await importCourse(owner, slug, { archive: other, now })).toMatchObject({ files: 2, left: [] });
    const { revisions } = await loadHistory(owner, slug, "en");
    expect(revisions.map(({ number, kind }) => [number, kind])).toEqual([
      [2, "imported"],
      [1, "imported"],
    ]);
  });
});

describe("the history of a course", () => {
  test("compares versions, and an earlier one can be restored without losing the later one", async () => {
    const owner = await newInstructor();
    const slug = await imported(owner, { "course.yaml": courseYaml, "first.en.md": "one\ntwo\nthree\n" });
    const { hashes } = await loadWorkingCopy(owner, slug, "en");
    const change = { name: "first.en.md", base: hashes["first.en.md"] ?? null, text: "one\n2\nthree\n" };
    await saveWorkingCopy(owner, slug, [change], now);
    const compared = await compareRevisions(owner, slug, "en", { number: 2, other: null });
    expect(compared).toMatchObject({ with: 1, isLatest: true });
    expect(compared.files).toMatchObject([
      {
        name: "first.en.md",
        change: "changed",
        rows: [
          { kind: "same", before: { number: 1, text: "one" }, after: { number: 1, text: "one" } },
          { kind: "changed", before: { number: 2, text: "two" }, after: { number: 2, text: "2" } },
          { kind: "same", before: { number: 3, text: "three" }, after: { number: 3, text: "three" } },
        ],
      },
    ]);
    await restoreRevision(owner, slug, { number: 1, now });
    const restored = await loadWorkingCopy(owner, slug, "en");
    expect(restored.files.get("first.en.md")).toBe("one\ntwo\nthree\n");
    expect(restored.revision.number).toBe(3);
    expect((await compareRevisions(owner, slug, "en", { number: 3, other: 1 })).files).toEqual([]);
    await describeRevision(owner, slug, { number: 2, message: "A digit" });
    expect((await loadHistory(owner, slug, "en")).revisions.map(({ message }) => message)).toEqual([
      "1",
      "A digit",
      "",
    ]);
    const other = await newInstructor();
    for (const attempt of [
      () => compareRevisions(owner, slug, "en", { number: 9, other: null }),
      () => compareRevisions(other, slug, "en", { number: 1, other: null }),
      () => restoreRevision(other, slug, { number: 1, now }),
      () => describeRevision(other, slug, { number: 1, message: "x" }),
      () => loadHistory(other, slug, "en"),
    ])
      expect(await attempt().catch(codeOf)).toBe("not-found");
  });
});

describe("the history of an item", () => {
  test("has the revisions that changed it, each beside what it was, wherever it stood", async () => {
    const owner = await newInstructor();
    const card = (front: string) => `\`\`\`card\nid: one\nfront: ${front}\nback: B\n\`\`\`\n`;
    const course = courseYaml.replace("[first]", "[first, second]");
    const slug = await imported(owner, {
      "course.yaml": course,
      "first.en.md": card("A"),
      "second.en.md": "",
    });
    const versions = [
      { "first.en.md": `More.\n\n${card("A")}`, "second.en.md": "" },
      { "first.en.md": "More.\n", "second.en.md": card("C") },
      { "first.en.md": "More.\n", "second.en.md": "" },
    ];
    for (const files of versions)
      await importCourse(owner, slug, { archive: zip({ "course.yaml": course, ...files }), now });
    const { changes } = await loadItemHistory(owner, slug, "en", "one");
    expect(changes.map(({ revision, change }) => [revision.number, change])).toEqual([
      [4, "deleted"],
      [3, "changed"],
      [1, "added"],
    ]);
    expect(changes[1]?.rows.filter(({ kind }) => kind === "changed")).toEqual([
      { kind: "changed", before: { number: 3, text: "front: A" }, after: { number: 3, text: "front: C" } },
    ]);
    expect(await loadItemHistory(owner, slug, "en", "none").catch(codeOf)).toBe("not-found");
    expect(await loadItemHistory(await newInstructor(), slug, "en", "one").catch(codeOf)).toBe("not-found");
  });
});

describe("the notes of a course", () => {
  test("are added at the end and moved, and nothing else of course.yaml changes", async () => {
    const owner = await newInstructor();
    const slug = await imported(owner, { "course.yaml": `# Ours\n${courseYaml}`, "first.en.md": noteText() });
    const notes = async () => (await loadAuthoredCourse(owner, slug, "en")).notes.map((note) => note.slug);
    await addNote(owner, slug, { title: "Second: more", slug: "second", now });
    await addNote(owner, slug, { title: "Third", slug: "third", now });
    expect(await notes()).toEqual(["first", "second", "third"]);
    await moveNote(owner, slug, { note: "third", places: -2, now });
    expect(await notes()).toEqual(["third", "first", "second"]);
    const { files } = await loadWorkingCopy(owner, slug, "en");
    expect(files.get("course.yaml")).toBe(
      `# Ours\n${courseYaml.replace("[first]", "[third, first, second]")}`,
    );
    expect(await addNote(owner, slug, { title: "x", slug: "second", now }).catch(codeOf)).toBe("conflict");
  });
});
