import { spawnSync } from "node:child_process";
import { Readable } from "node:stream";
import { describe, expect, test } from "vitest";
import { runNotes } from "@/lib/cli/notes-command";

const library = "tests/fixtures/notes/library";

/** In this process, since most of a command's time is the start of another. */
async function notes(words: readonly string[], input = "") {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runNotes(words, {
    input: Readable.from([input]),
    print: (line) => out.push(`${line}\n`),
    complain: (line) => err.push(`${line}\n`),
  });
  return { status, stdout: out.join(""), stderr: err.join("") };
}

/** As people call it. */
function spawnNotes(words: readonly string[], input = "") {
  return spawnSync(process.execPath, ["--import", "tsx", "lib/cli/notes.ts", ...words], {
    input,
    encoding: "utf8",
    maxBuffer: 64 * 1024 * 1024,
  });
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
        solution: ["The kernel can move $7 - 3 = 4$ cells.", "With the first position that makes 5."],
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

  test("tells right from wrong, a known mistake by its name, and what it can't read", async () => {
    expect(await score("5")).toEqual([{ verdict: "correct", misconception: null, message: "Correct." }]);
    expect(await score("4", "zh")).toEqual([
      { verdict: "wrong", misconception: "no-plus-one", message: "第一个位置也算，所以4还要加1。" },
    ]);
    expect(await score("6")).toMatchObject([{ verdict: "wrong", misconception: null }]);
    expect(await score("five", "zh")).toMatchObject([
      { verdict: "invalid", misconception: null, message: expect.stringMatching(/[\u4e00-\u9fff]/) },
    ]);
  });
  test("refuses what the learner grades", async () => {
    expect(await inLibrary("score", "kernels/one-number", "--answer", "x")).toMatchObject({
      status: 2,
      stderr: expect.stringContaining("graded by the learner"),
    });
  });
});

describe("lines from standard input", () => {
  const lines = (...values: unknown[]) =>
    values.map((value) => (typeof value === "string" ? value : JSON.stringify(value))).join("\n");

  test("are answered one by one, in order, errors too", async () => {
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

  test("are answered although one of them is nested deeper than the stack reaches", async () => {
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
  test("of good notes ends well, with warnings listed", async () => {
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
  test("of one note is silent about the others", async () => {
    const { stdout } = await notes(["check", "tests/fixtures/notes/faulty/faulty/wrong.zh.md", "--json"]);
    const { diagnostics } = JSON.parse(stdout);
    expect(new Set(diagnostics.map(({ file }: { file: string }) => file))).toEqual(
      new Set(["tests/fixtures/notes/faulty/faulty/wrong.zh.md"]),
    );
  });
});

describe("wrong use", () => {
  test.each([
    [["paint"], "There is no command paint"],
    [["draw"], "Name one item"],
    [["draw", "kernels/side", "--sede", "3"], "--sede"],
    [["draw", "kernels/side", "--locale", "de"], "--locale"],
    [["draw", "kernels/side", "--count", "0"], "--count"],
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
