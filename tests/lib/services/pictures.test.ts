import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { strToU8, unzipSync, zipSync } from "fflate";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/app-error";
import { findCourse } from "@/lib/db/course-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { deleteUnusedContents } from "@/lib/db/revision-store";
import { addPicture } from "@/lib/services/add-picture";
import { contentHash } from "@/lib/services/content-hash";
import { setVisibility } from "@/lib/services/course-access";
import { exportCourse, importCourse } from "@/lib/services/course-archive";
import { duplicateCourse } from "@/lib/services/duplicate-course";
import { editHere } from "@/lib/services/edit-here";
import { loadNote } from "@/lib/services/load-note";
import { loadPicture } from "@/lib/services/load-picture";
import { preparePictures } from "@/lib/services/prepare-pictures-apart";
import { publishContent } from "@/lib/services/publish-content";
import { planPublication, publishRevision } from "@/lib/services/publish-revision";
import { loadHistory, restoreRevision } from "@/lib/services/revisions";
import { loadWorkingCopy, saveWorkingCopy } from "@/lib/services/working-copy";
import { drawing, photograph, png, webp } from "../../support/pictures";
import { courseYaml, newInstructor, newLearner } from "../../support/small-course";
import { withTestDatabase } from "../../support/test-database";

withTestDatabase();

const now = new Date("2026-03-01T10:00:00Z");
const codeOf = (error: unknown) => (error instanceof AppError ? error.code : error);

const note = (...lines: string[]) => `---\ntitle: First\n---\n\n## Part {#part}\n\n${lines.join("\n")}\n`;
const card = (front: string) => `\`\`\`card\nid: seen\nconcepts: [c.one]\nfront: "${front}"\nback: b\n\`\`\``;

let courses = 0;
async function newCourse(owner: string, files: Record<string, string | Uint8Array> = {}): Promise<string> {
  courses += 1;
  const slug = `pictures-${courses}`;
  const all = { "course.yaml": courseYaml, "first.en.md": note("Words."), ...files };
  const archive = zipSync(
    Object.fromEntries(
      Object.entries(all).map(([name, file]) => [name, typeof file === "string" ? strToU8(file) : file]),
    ),
  );
  await importCourse(owner, slug, { archive, now });
  return slug;
}

async function publish(owner: string, slug: string) {
  const { contents } = await planPublication(owner, slug, "en");
  return publishRevision(owner, slug, { contents, message: "", regraded: [], askedAgain: [], now });
}

async function write(owner: string, slug: string, text: string): Promise<void> {
  const { hashes } = await loadWorkingCopy(owner, slug, "en");
  await saveWorkingCopy(owner, slug, [{ name: "first.en.md", base: hashes["first.en.md"]!, text }], now);
}

async function added(owner: string, slug: string, bytes: Uint8Array, called = "Two Gates.PNG") {
  const picture = await addPicture(owner, slug, { bytes, called, now });
  if ("problem" in picture) throw new Error(picture.problem);
  return picture;
}

describe("what is stored of a picture", () => {
  test("is small, upright, without words on who took it, and passes unchanged", async () => {
    const sent = new Map([
      ["large.png", await png({ width: 3_000, height: 150 })],
      ["small.png", await png({ width: 30, height: 15 })],
      ["photo.jpg", await photograph({ width: 300, height: 100 })],
      ["photo.webp", await webp({ width: 20, height: 10 })],
      ["drawing.svg", strToU8(drawing.replace("<rect", "<script>x</script><rect"))],
    ]);
    const stored = new Map<string, Uint8Array>();
    const sizes: Record<string, unknown> = {};
    for (const [name, made] of await preparePictures(sent)) {
      if ("problem" in made) throw new Error(made.problem);
      stored.set(name, made.bytes);
      sizes[name] = [made.width, made.height, made.left.join()];
    }
    expect(sizes).toEqual({
      "large.png": [2_000, 100, ""],
      "small.png": [30, 15, ""],
      "photo.jpg": [100, 300, ""],
      "photo.webp": [20, 10, ""],
      "drawing.svg": [40, 20, "script"],
    });
    expect(await sharp(stored.get("photo.jpg")).metadata()).not.toHaveProperty("exif");
    expect(new TextDecoder().decode(stored.get("drawing.svg"))).toBe(drawing);
    for (const name of ["small.png", "photo.webp"])
      expect(contentHash(stored.get(name)!)).toBe(contentHash(sent.get(name)!));
    for (const [name, made] of await preparePictures(stored))
      expect("bytes" in made && contentHash(made.bytes), name).toBe(contentHash(stored.get(name)!));
  });

  test("is nothing if it would take too much, is damaged, or is something else", async () => {
    const small = await png({ width: 300, height: 300 });
    const sent = new Map<string, Uint8Array>([
      ["bomb.png", await png({ width: 16_000, height: 16_000 })],
      ["cut.png", small.subarray(0, small.length - 40)],
      ["wrong-sum.png", small.map((byte, at) => (at === small.length - 30 ? byte ^ 1 : byte))],
      ["empty.png", new Uint8Array()],
      ["words.png", strToU8("GIF89a")],
      ["other.png", await webp({ width: 1, height: 1 })],
      ["riff.webp", strToU8("RIFF\0\0\0\0WEBPVP8X")],
      ["heavy.png", new Uint8Array([...small, ...new Uint8Array(5 * 1024 * 1024)])],
      [
        "entity.svg",
        strToU8('<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"><text>&a;</text></svg>'),
      ],
      ["latin.svg", new Uint8Array([...strToU8("<svg>"), 0xe9])],
    ]);
    const begin = performance.now();
    const made = await preparePictures(sent);
    expect(
      Object.fromEntries([...made].map(([name, one]) => [name, "problem" in one && one.problem])),
    ).toEqual({
      "bomb.png": "pixels",
      "cut.png": "broken",
      "wrong-sum.png": "broken",
      "empty.png": "kind",
      "words.png": "kind",
      "other.png": "name",
      "riff.webp": "broken",
      "heavy.png": "bytes",
      "entity.svg": "svg-syntax",
      "latin.svg": "svg-syntax",
    });
    expect(performance.now() - begin).toBeLessThan(15_000);
    expect(await preparePictures(new Map([["late.png", small]]), { longestMs: 1 })).toEqual(
      new Map([["late.png", { problem: "slow" }]]),
    );
  });
});

describe("a picture of a course", () => {
  test("is put into the files by its authors alone, under a name of its own", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner);
    const [small, other] = [await png({ width: 30, height: 15 }), await png({ width: 31, height: 15 })];
    expect(
      await addPicture(await newInstructor(), slug, { bytes: small, called: "x", now }).catch(codeOf),
    ).toBe("not-found");
    const first = await added(owner, slug, small);
    expect(first).toEqual({
      name: "two-gates.png",
      picture: { hash: contentHash(small), width: 30, height: 15 },
      left: [],
    });
    expect((await added(owner, slug, small)).name).toBe("two-gates.png");
    expect((await added(owner, slug, other)).name).toBe("two-gates-2.png");
    expect((await added(owner, slug, strToU8(drawing), "图")).name).toBe("picture.svg");
    expect(await addPicture(owner, slug, { bytes: strToU8("text"), called: "x.png", now })).toEqual({
      problem: "kind",
    });
    const { files } = await loadWorkingCopy(owner, slug, "en");
    expect(files.get("two-gates.png")).toEqual(first.picture);
  });

  test("is seen by learners once it is published, and by nobody else", async () => {
    const [owner, learner] = [await newInstructor(), await newLearner()];
    const slug = await newCourse(owner);
    const { name, picture } = await added(owner, slug, await png({ width: 30, height: 15 }));
    const unused = await added(owner, slug, await png({ width: 9, height: 9 }), "unused.png");
    await write(owner, slug, note(`![Two gates](${name})`, "", card(`![Gates](${name})`)));
    const seen = (reader: string | null, hash = picture.hash, course = slug) =>
      loadPicture(reader, course, hash).then(({ type }) => type, codeOf);
    expect(await seen(owner)).toBe("image/png");
    expect(await seen(learner)).toBe("not-found");

    expect(await publish(owner, slug)).toMatchObject({ status: "published" });
    expect(await seen(learner)).toBe("not-found");
    await setVisibility(owner, slug, "public", now);
    expect([await seen(learner), await seen(null)]).toEqual(["image/png", "image/png"]);
    expect([await seen(learner, unused.picture.hash), await seen(owner, unused.picture.hash)]).toEqual([
      "not-found",
      "image/png",
    ]);
    const other = await newCourse(owner);
    expect(await seen(owner, picture.hash, other)).toBe("not-found");
    expect(await seen(owner, "' OR 1=1")).toBe("not-found");

    const shown = await loadNote({ learnerId: learner, course: slug, note: "first", locale: "en", now });
    const address = `/pictures/${slug}/${picture.hash}/30x15.png`;
    expect(JSON.stringify(shown.segments)).toContain(
      `<img src=\\"${address}\\" alt=\\"Two gates\\" width=\\"30\\" height=\\"15\\" loading=\\"lazy\\"`,
    );
    const course = await findCourse(getPrisma(), learner, slug);
    const version = await getPrisma().itemVersion.findFirstOrThrow({
      where: { item: { courseId: course!.id } },
    });
    expect(version.body).toMatchObject({ en: { front: `![Gates](${address})` } });

    // Learners may look at an earlier version of the item, which shows it.
    await write(owner, slug, note("Words.", "", card("Words?")));
    await publish(owner, slug);
    await deleteUnusedContents(getPrisma(), new Date("2030-01-01"));
    expect(await seen(learner)).toBe("image/png");
  });

  test("that has changed makes another version of the items that show it, and of no others", async () => {
    const owner = await newInstructor();
    const second = card("Words?").replace("seen", "unseen");
    const files = { "a.png": await png({ width: 30, height: 15 }) };
    const slug = await newCourse(owner, { ...files, "first.en.md": note(card("![Gates](a.png)"), second) });
    await publish(owner, slug);
    const archive = unzipSync(await exportCourse(owner, slug));
    archive[`${slug}/a.png`] = new Uint8Array(await png({ width: 30, height: 16 }));
    await importCourse(owner, slug, { archive: zipSync(archive), now });
    const { items, isLive } = await planPublication(owner, slug, "en");
    expect(isLive).toBe(false);
    expect(items).toMatchObject({ changed: [{ id: "seen" }], unchanged: 1, created: [], retired: [] });
  });

  test("travels with its revision: exported, imported, restored and copied to the byte", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner, {
      "first.en.md": note("![A](a.png) ![B](b.svg)"),
      "a.png": await png({ width: 30, height: 15 }),
      "b.svg": drawing,
    });
    const archive = await exportCourse(owner, slug);
    const copy = `${slug}-copy`;
    await importCourse(owner, copy, { archive, now });
    const filesOf = (zip: Uint8Array) => Object.values(unzipSync(zip)).map(contentHash);
    expect(filesOf(await exportCourse(owner, copy))).toEqual(filesOf(archive));
    await importCourse(owner, slug, { archive, now });
    expect((await loadHistory(owner, slug, "en")).revisions).toHaveLength(1);

    await importCourse(owner, slug, {
      archive: zipSync({ "course.yaml": strToU8(courseYaml), "first.en.md": strToU8(note("Words.")) }),
      now,
    });
    await restoreRevision(owner, slug, { number: 1, now });
    expect(filesOf(await exportCourse(owner, slug))).toEqual(filesOf(archive));
    await duplicateCourse(owner, { course: slug, slug: `${slug}-twin` }, now);
    expect(filesOf(await exportCourse(owner, `${slug}-twin`))).toEqual(filesOf(archive));
    expect(await publish(owner, `${slug}-twin`)).toMatchObject({ status: "published" });
  });

  test("may lie in a folder, and moves to the editor with it", async () => {
    const contentDir = mkdtempSync(join(tmpdir(), "notecurve-"));
    const write = (name: string, file: string | Uint8Array) => {
      mkdirSync(join(contentDir, "in-a-folder"), { recursive: true });
      writeFileSync(join(contentDir, "in-a-folder", name), file);
    };
    try {
      write("course.yaml", courseYaml);
      write("first.en.md", note("![A](a.svg)", "", card("![B](b.jpg)")));
      write("a.svg", drawing.replace("<rect", "<script>x</script><rect"));
      write("b.jpg", await photograph({ width: 300, height: 100 }));
      expect((await publishContent({ contentDir, now })).courses).toMatchObject([{ status: "published" }]);
      expect((await publishContent({ contentDir, now })).courses).toMatchObject([{ status: "unchanged" }]);
      const hash = contentHash(strToU8(drawing));
      const shown = await loadNote({
        learnerId: null,
        course: "in-a-folder",
        note: "first",
        locale: "en",
        now,
      });
      expect(JSON.stringify(shown.segments)).toContain(`/pictures/in-a-folder/${hash}/40x20.svg`);
      await deleteUnusedContents(getPrisma(), new Date("2030-01-01"));
      const { bytes } = await loadPicture(null, "in-a-folder", hash);
      expect(new TextDecoder().decode(bytes)).toBe(drawing);

      const owner = await newLearner();
      await getPrisma().user.update({ where: { id: owner }, data: { role: "owner" } });
      await editHere(owner, "in-a-folder", { contentDir, now });
      expect(await planPublication(owner, "in-a-folder", "en")).toMatchObject({ isLive: true, findings: [] });
    } finally {
      rmSync(contentDir, { recursive: true, force: true });
    }
  });

  test("that is imported is cleaned, or stays a file that is never shown, and the plan says why", async () => {
    const owner = await newInstructor();
    const slug = await newCourse(owner, {
      "first.en.md": note("![A](a.svg) ![B](b.svg)"),
      "a.svg": drawing.replace("<rect", '<rect onclick="alert(1)"'),
      "b.svg": "<svg><script>alert(1)</script>",
    });
    const files = unzipSync(await exportCourse(owner, slug));
    expect(new TextDecoder().decode(files[`${slug}/a.svg`])).toBe(drawing);
    const hidden = contentHash(files[`${slug}/b.svg`]!);
    expect(await loadPicture(owner, slug, hidden).catch(codeOf)).toBe("not-found");
    const { findings } = await planPublication(owner, slug, "en");
    expect(findings.map(({ file, rule, message }) => `${file} ${rule}: ${message}`)).toEqual([
      "b.svg picture: The drawing is no well-formed XML in UTF-8, or has entities of its own.",
    ]);
  });
});
