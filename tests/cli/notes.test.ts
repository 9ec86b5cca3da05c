import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { Readable } from "node:stream";
import { describe, expect, onTestFinished, test } from "vitest";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { runNotes } from "@/lib/cli/notes-command";
import { noteText } from "../support/course-texts";

const library = "tests/fixtures/notes/library";

/** In this process, since starting another takes most of a command's time. */
async function notes(words: readonly string[], input = "", directory = process.cwd()) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runNotes(words, {
    directory,
    input: Readable.from([input]),
    print: (line) => out.push(`${line}\n`),
    complain: (line) => err.push(`${line}\n`),
  });
  return { status, stdout: out.join(""), stderr: err.join("") };
}

/** As users call it. */
function spawnNotes(words: readonly string[], input = "", environment: Record<string, string> = {}) {
  return spawnSync(process.execPath, ["--import", "tsx", "lib/cli/notes.ts", ...words], {
    input,
    env: { ...process.env, ...environment },
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
}

/** A library of one course, `course`, with one note, `note`. Deleted at the end of the test. */
function libraryWith(...lines: string[]): string {
  const directory = mkdtempSync(join(tmpdir(), "notes-"));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  mkdirSync(join(directory, "course"));
  const course = "title: { en: Course }\nsummary: { en: Summary }\nnotes: [note]\n";
  writeFileSync(join(directory, "course", "course.yaml"), course);
  writeFileSync(join(directory, "course", "note.en.md"), noteText("## A {#a}", "", ...lines));
  return directory;
}

const inLibrary = (...words: string[]) => notes([...words, "--content", library]);
const json = (text: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("list", () => {
  test("prints a JSON line for each item", async () => {
    const { status, stdout } = await inLibrary("list", "--json");
    expect(status).toBe(0);
    expect(json(stdout)).toEqual([
      {
        item: "kernels/one-number",
        kind: "card",
        note: "sliding",
        anchor: "kernel",
        concepts: ["kernel"],
        locales: ["en", "zh"],
        tests: 0,
        misconceptions: 0,
      },
      {
        item: "kernels/shared.1",
        kind: "cloze",
        note: "sliding",
        anchor: "kernel",
        concepts: ["kernel"],
        locales: ["en", "zh"],
        tests: 0,
        misconceptions: 0,
      },
      {
        item: "kernels/shared.2",
        kind: "cloze",
        note: "sliding",
        anchor: "kernel",
        concepts: ["kernel"],
        locales: ["en", "zh"],
        tests: 0,
        misconceptions: 0,
      },
      {
        item: "kernels/bias",
        kind: "choice",
        note: "sliding",
        anchor: "kernel",
        concepts: ["kernel"],
        locales: ["en"],
        tests: 0,
        misconceptions: 1,
      },
      {
        item: "kernels/side",
        kind: "exercise",
        note: "sliding",
        anchor: "side",
        concepts: ["kernel.side"],
        locales: ["en", "zh"],
        tests: 1,
        misconceptions: 2,
      },
    ]);
  });
});

describe("draw", () => {
  test("with values prints that variant with its key", async () => {
    const { status, stdout, stderr } = await inLibrary(
      "draw",
      "kernels/side",
      "--with",
      '{"n":7,"k":3}',
      "--json",
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(json(stdout)).toEqual([
      {
        item: "kernels/side",
        locale: "en",
        given: { n: 7, k: 3 },
        prompt: "A row of 7 cells meets a kernel of 3 cells. How many positions are there?",
        answer: 5,
        misconceptions: [
          { id: "no-plus-one", value: 4, says: "The first position counts too, so add 1 to 4." },
          {
            id: "no-kernel",
            value: 7,
            says: "The kernel has to fit, so its last start is 2 cells before the end.",
          },
        ],
        solution: ["The kernel can move $7 - 3 = 4$ cells.", "With the first position that makes **5**."],
      },
    ]);
  });
  test("with a value outside its domain warns and goes on", async () => {
    const { status, stdout, stderr } = await inLibrary(
      "draw",
      "kernels/side",
      "--with",
      '{"n":100,"k":3}',
      "--locale",
      "zh",
    );
    expect(status).toBe(0);
    expect(stderr).toMatch(/^warning: .*`n`/);
    expect(json(stdout)).toMatchObject([
      {
        prompt: "一行100格，卷积核3格，共有多少个位置？",
        answer: 98,
        warnings: [expect.stringContaining("`n`")],
      },
    ]);
  });
  test("with a missing, unknown or unreadable value is refused", async () => {
    expect(await inLibrary("draw", "kernels/side", "--with", '{"n":7}')).toMatchObject({
      status: 2,
      stdout: "",
      stderr: expect.stringContaining("`k` is missing"),
    });
    expect(await inLibrary("draw", "kernels/side", "--with", '{"n":7,"k":3,"m":1}')).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("`m`"),
    });
    expect(await inLibrary("draw", "kernels/side", "--with", "n=7")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("Not JSON"),
    });
  });
  test("with a seed prints the same variants again, and others for another seed", async () => {
    const drawn = async (seed: string) =>
      (await inLibrary("draw", "kernels/side", "--seed", seed, "--count", "5")).stdout;
    const three = await drawn("3");
    expect(await drawn("3")).toBe(three);
    expect(await drawn("4")).not.toBe(three);
    expect(json(three)).toHaveLength(5);
  });
  test("shows self-graded items and choices too", async () => {
    expect(json((await inLibrary("draw", "kernels/one-number", "--locale", "zh")).stdout)).toEqual([
      {
        item: "kernels/one-number",
        locale: "zh",
        given: {},
        prompt: "卷积核从一个窗口得到什么？",
        answer: "一个数；边长为3时，是9个乘积之和。",
        misconceptions: [],
        solution: [],
      },
    ]);
    expect(
      json(
        (await inLibrary("draw", "kernels/bias", "--with", '{"order":["3","1","2"]}', "--locale", "zh"))
          .stdout,
      ),
    ).toMatchObject([
      {
        locale: "en",
        options: [{ id: "3" }, { id: "1" }, { id: "2" }],
        answer: "1",
        misconceptions: [{ id: "2", value: "2" }],
        warnings: [expect.stringContaining("zh")],
      },
    ]);
  });
});

describe("an exercise without a variant", () => {
  const narrow = [
    "```exercise",
    "id: narrow",
    "title: A title",
    "given: { n: { int: [1, 9] } }",
    "where: [n > 100]",
    "ask: What is {{n}}?",
    "answer: { kind: integer, value: n }",
    "```",
  ];

  test("is a reason to stop with 2, not with a stack trace", async () => {
    const content = libraryWith(...narrow);
    expect(await notes(["draw", "course/narrow", "--content", content])).toEqual({
      status: 2,
      stdout: "",
      stderr: expect.stringMatching(/^No variant of this exercise .*\n$/),
    });
  });
  test("is the answer to its line and to no other", async () => {
    const content = libraryWith(...narrow);
    const input = '{"item":"course/narrow"}\n{"item":"course/narrow","with":{"n":3}}\n';
    expect(json((await notes(["draw", "-", "--content", content], input)).stdout)).toMatchObject([
      { error: expect.stringContaining("No variant") },
      { answer: 3 },
    ]);
  });
});

describe("score", () => {
  const score = async (answer: string, locale = "en") => {
    const words = [
      "score",
      "kernels/side",
      "--with",
      '{"n":7,"k":3}',
      "--answer",
      answer,
      "--locale",
      locale,
    ];
    return json((await inLibrary(...words)).stdout);
  };

  test("tells right from wrong, a known mistake by its name, and unreadable answers", async () => {
    expect(await score("5")).toEqual([{ verdict: "correct", misconception: null, message: "Correct." }]);
    expect(await score("4", "zh")).toEqual([
      { verdict: "wrong", misconception: "no-plus-one", message: "第一个位置也算，所以4还要加1。" },
    ]);
    expect(await score("6")).toMatchObject([{ verdict: "wrong", misconception: null }]);
    expect(await score("five", "zh")).toMatchObject([
      { verdict: "invalid", misconception: null, message: expect.stringMatching(/[\u4e00-\u9fff]/) },
    ]);
  });
  test("accepts a negative answer and a negative seed", async () => {
    expect(await score("-5")).toMatchObject([{ verdict: "wrong" }]);
    expect(await score("--5")).toMatchObject([{ verdict: "invalid" }]);
    const seeds = ["--seed", "-1"];
    expect(json((await inLibrary("draw", "kernels/side", ...seeds)).stdout)).toMatchObject([
      { item: "kernels/side" },
    ]);
    expect(await inLibrary("score", "kernels/side", "--answer", "--json")).toMatchObject({ status: 2 });
  });
  test("refuses self-graded items", async () => {
    expect(await inLibrary("score", "kernels/one-number", "--answer", "x")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("graded by the learner"),
    });
  });
});

describe("lines from standard input", () => {
  const lines = (...values: unknown[]) =>
    values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");

  test("are answered one by one, in order, including errors", async () => {
    const input = lines(
      { item: "kernels/side", with: { n: 7, k: 3 }, answer: "5" },
      "{",
      { item: "kernels/sid", answer: "1" },
      { item: "kernels/side", with: { n: 7, k: 3 }, answer: 4, locale: "zh" },
      { item: "kernels/bias", answer: "2" },
      { itme: "x" },
    );
    const { status, stdout } = await notes(["score", "-", "--content", library], input);
    expect(status).toBe(0);
    expect(json(stdout)).toMatchObject([
      { verdict: "correct" },
      { error: expect.stringContaining("Not JSON") },
      { error: expect.stringContaining("Did you mean kernels/side?") },
      { verdict: "wrong", misconception: "no-plus-one" },
      { verdict: "wrong", misconception: "2" },
      { error: expect.stringContaining("item") },
    ]);
  });

  test("are answered when they are blank, but not at the end of the input", async () => {
    const line = { item: "kernels/side", with: { n: 7, k: 3 } };
    const input = `\n${lines(line, "", " ", line)}\n\n \n`;
    const { stdout } = await notes(["draw", "-", "--content", library], input);
    const empty = { error: "The line is empty." };
    expect(json(stdout)).toMatchObject([empty, { answer: 5 }, empty, empty, { answer: 5 }]);
  });

  test("may begin with a byte order mark, and keep every name", async () => {
    const input = lines(
      `\ufeff${JSON.stringify({ item: "kernels/side", with: { n: 7, k: 3 } })}`,
      '{"item":"kernels/side","with":{"n":7,"k":3,"__proto__":1}}',
      { item: "kernels/side", with: [7, 3] },
    );
    const { stdout } = await notes(["draw", "-", "--content", library], input);
    expect(json(stdout)).toMatchObject([
      { answer: 5 },
      { error: expect.stringContaining("`__proto__` is not a name") },
      { error: expect.stringContaining("with: expected an object") },
    ]);
  });

  test("are answered even if one of them is nested deeper than the stack", async () => {
    const depth = 20_000;
    const input = lines(`{"item":"kernels/side","with":{"n":${"[".repeat(depth)}${"]".repeat(depth)}}}`, {
      item: "kernels/side",
      with: { n: 7, k: 3 },
    });
    const { stdout } = await notes(["draw", "-", "--content", library], input);
    expect(json(stdout)).toMatchObject([{ error: expect.stringContaining("too much") }, { answer: 5 }]);
  });

  test.each(["draw", "score"])(
    "1,000 of them for %s are answered in order, on real content",
    (command) => {
      const line = {
        item: "deep-networks/cnn.conv-out",
        with: { n: 224, k: 11, s: 4, p: 2 },
        answer: "55",
      };
      const { status, stdout } = spawnNotes(
        [command, "-"],
        lines(...Array.from({ length: 1000 }, () => line)),
      );
      const answers = json(stdout);
      expect(status).toBe(0);
      expect(answers).toHaveLength(1000);
      expect(answers[999]).toMatchObject(command === "draw" ? { answer: 55 } : { verdict: "correct" });
    },
    60_000,
  );
});

describe("check", () => {
  test("of good notes ends with 0, and lists warnings", async () => {
    const { status, stdout } = await notes(["check", library]);
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^tests\/fixtures\/notes\/library\/kernels\/sliding\.en\.md:28:1 warning missing-translation: .*\n {4}.*\n1 course, 5 items, 0 errors, 1 warning, 0 findings \(/,
    );
  });
  test("of faulty notes ends with 1 and names file, line, column, rule and remedy", async () => {
    const { status, stdout } = await notes(["check", "tests/fixtures/notes/faulty", "--json"]);
    expect(status).toBe(1);
    const { diagnostics } = JSON.parse(stdout);
    expect(diagnostics).toContainEqual({
      severity: "error",
      file: "tests/fixtures/notes/faulty/faulty/wrong.en.md",
      line: 25,
      column: 1,
      rule: "unknown-field",
      message: "There is no field `fornt`.",
      remedy: "Did you mean `front`?",
    });
  });
  test("names files that can't be read, and goes on with the others", async () => {
    const content = libraryWith("A.");
    const course = join(content, "course");
    writeFileSync(
      join(course, "course.yaml"),
      "title: { en: C }\nsummary: { en: S }\nnotes: [note, b, c, d, e]\n",
    );
    mkdirSync(join(course, "b.en.md"));
    symlinkSync("nowhere", join(course, "c.en.md"));
    writeFileSync(join(course, "d.en.md"), Buffer.from(noteText("## D {#d}"), "utf16le"));
    writeFileSync(join(course, "e.en.md"), noteText("## E {#e}", "", "One line.", "", "Café."), "latin1");
    mkdirSync(join(course, "note.zh.md"));
    const { status, stdout, stderr } = await notes(["check", content, "--json"]);
    expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
    const { diagnostics } = JSON.parse(stdout);
    expect(
      diagnostics.map(
        ({ file, line, column, rule, message }: Diagnostic) =>
          `${basename(file)}:${line}:${column} ${rule}: ${message}`,
      ),
    ).toEqual([
      "b.en.md:1:1 unreadable-file: This is no file but a folder.",
      "c.en.md:1:1 unreadable-file: The file can't be read: the system says ENOENT.",
      "d.en.md:1:2 not-utf8: The file is not UTF-8, or no text at all.",
      "e.en.md:8:4 not-utf8: The file is not UTF-8, or no text at all.",
      "note.zh.md:1:1 unreadable-file: This is no file but a folder.",
    ]);
  });
  test("names a course.yaml that can't be read", async () => {
    const content = libraryWith("A.");
    rmSync(join(content, "course", "course.yaml"));
    mkdirSync(join(content, "course", "course.yaml"));
    const { diagnostics } = JSON.parse((await notes(["check", content, "--json"])).stdout);
    expect(diagnostics.map(({ rule }: Diagnostic) => rule)).toEqual([
      "unreadable-file",
      "missing-translation",
    ]);
  });
  test("of one note is silent about the others", async () => {
    const { stdout } = await notes(["check", "tests/fixtures/notes/faulty/faulty/wrong.zh.md", "--json"]);
    const { diagnostics } = JSON.parse(stdout);
    expect(new Set(diagnostics.map(({ file }: { file: string }) => file))).toEqual(
      new Set(["tests/fixtures/notes/faulty/faulty/wrong.zh.md"]),
    );
  });
});

describe("paths", () => {
  test("are relative to the working directory, and are printed so", async () => {
    const { status, stdout } = await notes(["check", "../fixtures/notes/library"], "", resolve("tests/cli"));
    expect(status).toBe(0);
    expect(stdout).toMatch(/^\.\.\/fixtures\/notes\/library\/kernels\/sliding\.en\.md:28:1 warning/);
    const drawn = await notes(
      ["draw", "kernels/side", "--content", "fixtures/notes/library"],
      "",
      resolve("tests"),
    );
    expect(drawn.status).toBe(0);
  });
  test("of courses name a folder", async () => {
    expect(await notes(["list", "--content", "package.json"])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("There is no directory"),
    });
  });
  test("are relative to where npm was called, though it runs commands in the root", () => {
    const { stdout } = spawnNotes(["check", "../fixtures/notes/library", "--json"], "", {
      INIT_CWD: resolve("tests/cli"),
    });
    expect(JSON.parse(stdout)).toMatchObject({ courses: 1, items: 5 });
  });
});

describe("wrong use", () => {
  test.each([
    [["paint"], "There is no command paint"],
    [["draw"], "Name one item"],
    [["draw", "kernels/side", "--sede", "3"], "--sede"],
    [["draw", "kernels/side", "--locale", "de"], "--locale"],
    [["draw", "kernels/side", "--count", "0"], "--count"],
    [["draw", "kernels/side", "--seed", "abc"], "--seed is a whole number"],
    [["draw", "kernels/side", "--with", '{"n":"x","k":3}'], "`n` should be a number"],
    [["draw", "kernels/bias", "--with", '{"__proto__":1}'], "`__proto__` is not a name"],
    [["draw", "kernels/side", "--with", "n=7"], "in double quotes"],
    [["draw", "side"], "<course>/<item>"],
    [["draw", "kernals/side"], "Did you mean kernels?"],
    [["draw", "kernels/sied"], "Did you mean kernels/side?"],
    [["score", "kernels/side", "--with", "{}"], "--answer is missing"],
    [["check", "no/such/path"], "no/such/path"],
  ])("%j ends with 2 and says what to do", async (words, message) => {
    const { status, stdout, stderr } = await inLibrary(...words);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain("    at ");
  });
  test("with --json is JSON too", async () => {
    const { status, stdout } = await inLibrary("draw", "kernels/sied", "--json");
    expect(status).toBe(2);
    expect(json(stdout)).toEqual([{ error: "There is no item kernels/sied. Did you mean kernels/side?" }]);
  });
  test("--help explains every command", async () => {
    const { status, stdout } = spawnNotes(["--help"]);
    expect(status).toBe(0);
    for (const command of ["check", "draw", "score", "list"]) expect(stdout).toContain(`  ${command} `);
  });
});
