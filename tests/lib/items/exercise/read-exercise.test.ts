import { describe, expect, it } from "vitest";
import type { SourceBlock } from "@/lib/blocks/source-block";
import { readExercise } from "@/lib/items/exercise/read-exercise";
import { block, outputSide, outputSideZh } from "./exercise-fixtures";

/** The YAML starts on line 11; the fixtures' first line is empty, so `id` is on line 12. */
function findings(source: SourceBlock, ...translations: SourceBlock[]): string[] {
  return readExercise(source, translations).diagnostics.map(
    ({ file, line, column, rule, message }) => `${file}:${line}:${column} ${rule}: ${message}`,
  );
}

function changed(from: string, to: string): SourceBlock {
  expect(outputSide).toContain(from);
  return block(outputSide.replace(from, to));
}

function errorOf(from: string, to: string): string | undefined {
  const read = readExercise(changed(from, to), []);
  expect(read.items).toEqual([]);
  return findings(changed(from, to))[0];
}

describe("an exercise block", () => {
  it("gives one item with everything that grading needs", () => {
    const { items, diagnostics } = readExercise(block(outputSide), [block(outputSideZh, "zh")]);
    expect(diagnostics).toEqual([]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: "conv.side",
      group: "conv.side",
      concepts: ["conv.output-size"],
      locales: ["en", "zh"],
      quote: {},
      body: {
        title: { en: "Output side", zh: "输出边长" },
        given: [
          { name: "n", domain: { int: [12, 64] } },
          { name: "k", domain: { from: [3, 5, 7] } },
          { name: "s", domain: { int: [1, 3] } },
          { name: "p", domain: { int: [1, 2] } },
        ],
        where: ["2*p <= k - 1", "s <= k"],
        let: [{ name: "span", value: "n + 2*p - k" }],
        answer: { kind: "integer", value: "floor(span/s) + 1", signed: false, decimal: true },
        minActive: 2,
        tests: [{ with: { n: 16, k: 3, s: 1, p: 1 }, answer: 16 }],
      },
    });
    expect(items[0]?.body.misconceptions[1]).toEqual({
      id: "no-plus-one",
      value: "floor(span/s)",
      says: { en: "The first position counts too.", zh: "起始位置也要算。" },
    });
    expect(JSON.parse(JSON.stringify(items[0]?.body))).toEqual(items[0]?.body);
  });

  it("points at the character where an expression goes wrong", () => {
    expect(errorOf("floor(span/s) + 1 }", "flor(span/s) + 1 }")).toBe(
      "note.en.md:26:33 expression: There is no function “flor”. Check the spelling.",
    );
    expect(errorOf("  span: n + 2*p - k", "  span: n + 2*q - k")).toBe(
      "note.en.md:24:15 undefined-name: `q` is not defined.",
    );
    expect(errorOf("padding {{p}}. How", "padding {{ pad }}. How")).toBe(
      "note.en.md:25:77 undefined-name: `pad` is not defined.",
    );
  });

  it("finds names that are used nowhere, taken, or used before they are computed", () => {
    expect(errorOf("  p: { int: [1, 2] }", "  p: { int: [1, 2] }\n  q: { int: [1, 2] }")).toBe(
      "note.en.md:20:3 unused-name: `q` is used nowhere.",
    );
    expect(errorOf("let:\n", "let:\n  n: 2\n")).toBe("note.en.md:24:3 name-taken: `n` is drawn already.");
    expect(errorOf("let:\n", "let:\n  answer: n\n")).toContain("name-taken");
    expect(errorOf("let:\n", "let:\n  twice: 2*span\n  unused: twice\n")).toBe(
      "note.en.md:24:12 undefined-name: `span` is not defined yet: `let` is computed from top to bottom.",
    );
  });

  it("names unknown fields and the probably intended ones", () => {
    const { diagnostics } = readExercise(changed("misconceptions:", "misconception:"), []);
    expect(diagnostics[0]).toMatchObject({
      rule: "unknown-field",
      line: 27,
      column: 1,
      remedy: "Did you mean `misconceptions`?",
    });
    expect(errorOf("{ int: [1, 3] }", "{ int: [1, 3], steps: 2 }")).toContain("unknown-field");
  });

  it("refuses domains and answers that make no sense, and says why", () => {
    const cases: [string, string, string][] = [
      ["{ int: [1, 3] }", "{ int: [3, 1] }", "The range from 3 to 1 is empty."],
      ["{ int: [1, 3] }", "{ int: [1, 2.5] }", "`int` takes whole numbers."],
      ["{ int: [1, 3] }", "{ decimal: [1, 2] }", "`decimal` needs a step."],
      [
        "{ int: [1, 3] }",
        "{ int: [1, 3], from: [1] }",
        "A given is drawn from exactly one thing; here are 2.",
      ],
      ["{ int: [1, 3] }", "{}", "A given is drawn from exactly one thing; here are 0."],
      ["{ from: [3, 5, 7] }", "{ from: [3, 5, 5] }", "`from` names a value twice."],
      [
        "{ from: [3, 5, 7] }",
        "{ from: [3, 5], labels: { 7: seven } }",
        "There is a label for 7, which is never drawn.",
      ],
      ["kind: integer", "kind: choice", "A choice needs options."],
      ["kind: integer", "kind: integer, tolerance: { abs: 1 }", "An answer of kind integer is exact."],
      ["kind: integer", "kind: number, digits: 3, tolerance: { abs: 1 }", "both say how near is near enough"],
      [
        "kind: integer",
        "kind: number, tolerance: { abs: 1, rel: 1 }",
        "A tolerance is either absolute or relative.",
      ],
      ["- { id: no-floor", "- { id: pad-once", "There is another misconception `pad-once`."],
    ];
    for (const [from, to, message] of cases) expect(errorOf(from, to)).toContain(message);
  });

  describe("with a field that can't be read", () => {
    const rules = (...changes: [from: string, to: string][]) =>
      readExercise(
        block(
          changes.reduce((yaml, [from, to]) => {
            expect(yaml).toContain(from);
            return yaml.replace(from, to);
          }, outputSide),
        ),
        [block(outputSideZh, "zh")],
      ).diagnostics.map(({ file, line, rule }) => `${file.slice(5, 7)}:${line} ${rule}`);

    it("still reports everything else", () => {
      expect(
        rules(
          ["int: [1, 2]", "int: [1, 99999999999999999999999]"],
          ["  span: n + 2*p - k", "  span: n + 2*p - k + moves\n  moves: span"],
          ["How wide", "{{q}} How wide"],
          ["{{answer}}.", "{{answer +}}."],
          ["- s <= k", "- s <= k +"],
        ),
      ).toEqual([
        "en:19 wrong-domain",
        "en:22 expression",
        "en:24 undefined-name",
        "en:26 undefined-name",
        "en:34 expression",
      ]);
      expect(rules(["int: [1, 3]", "int: [3, 1]"], ["let:", "let:\n  other: { a: 1 }"])).toEqual([
        "en:18 wrong-domain",
        "en:24 wrong-type",
      ]);
      expect(rules(["p: { int: [1, 2] }", "p: { int: [2, 1] }\n  q: { int: [1, 2] }"])).toEqual([
        "en:19 wrong-domain",
        "en:20 unused-name",
      ]);
    });

    it("does not report mere consequences", () => {
      expect(rules(["let:", "lets:"])).toEqual(["en:23 unknown-field"]);
      expect(rules(["given:", "givn:"])).toEqual(["en:15 unknown-field"]);
      expect(rules(["misconceptions:", "misconception:"])).toEqual(["en:27 unknown-field"]);
      expect(rules(["  span: n + 2*p - k", "  span: [n]"])).toEqual(["en:24 wrong-type"]);
      expect(rules(["- The kernel moves over $ {{span}} $ cells.", "- 5"])).toEqual(["en:32 wrong-type"]);
      expect(rules(["id: no-floor", "id: 5"], ["id: pad-once", "id: 6"])).toEqual([
        "en:28 wrong-type",
        "en:30 wrong-type",
      ]);
    });

    it("reports problems of its translation too, and the translation its own", () => {
      const both = readExercise(changed("int: [1, 3]", "int: [3, 1]"), [
        block(outputSideZh.replace("{{span}}", "{{spam}}").replace("title:", "titel:"), "zh"),
      ]);
      expect(both.diagnostics.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
        "18 wrong-domain",
        "13 unknown-field",
        "20 undefined-name",
      ]);
    });
  });

  it("asks for labels where a text prints them", () => {
    expect(errorOf("stride {{s}}", "stride {{label(s)}}")).toContain("missing-label: `s` has no labels.");
  });

  it("lists the fields that a value may have", () => {
    const source = changed("value: floor(span/s) + 1 }", "value: floor(span/s) + 1, tolerance: 3 }");
    expect(readExercise(source, []).diagnostics).toMatchObject([
      { rule: "wrong-type", remedy: "Write fields, as in `{ abs: … }`. Possible fields: abs, rel." },
    ]);
  });

  it("has a title if numbers are drawn in its question", () => {
    expect(errorOf("title: Output side\n", "")).toMatch(/^note\.en\.md:\d+:1 missing-title: /);
    const fixed = block(
      outputSide.replace("title: Output side\n", "").replace(/^ask: .*\n( .*\n)*/m, "ask: How *wide*?\n"),
    );
    expect(findings(fixed).filter((finding) => finding.includes("missing-title"))).toEqual([]);
    expect(findings(changed("title: Output side", "titel: Output side")).join()).not.toContain(
      "missing-title",
    );
  });

  it("allows no text to show the answer before it is given, and no expressions in titles", () => {
    expect(errorOf("How wide", "Is it {{answer}}? How wide")).toContain(
      "undefined-name: `answer` is not defined.",
    );
    expect(errorOf("title: Output side", "title: Output side {{n}}")).toContain(
      "note.en.md:14:22 fixed-text",
    );
  });

  it("tells how to write a condition with a comma", () => {
    const conditions = "where:\n  - 2*p <= k - 1\n  - s <= k\n";
    const [first] = readExercise(changed(conditions, "where: [min(p, s) <= k, s <= k]\n"), []).diagnostics;
    expect(first).toMatchObject({
      line: 20,
      rule: "expression",
      remedy: expect.stringContaining("one condition a line"),
    });
  });

  it("accepts numbers and booleans as expressions", () => {
    const { items } = readExercise(changed("  - s <= k\n", "  - s <= k\n  - true\n"), []);
    expect(items[0]?.body.where.at(-1)).toBe("true");
  });

  it("never throws, whatever the YAML", () => {
    for (const yaml of [
      "",
      "[]",
      "id: 1",
      "{",
      "given: 5\nask: [",
      "ask: '{{'",
      "given: { constructor: { int: [1, 2] } }",
    ]) {
      expect(readExercise(block(yaml), [block(yaml, "zh")]).items).toEqual([]);
    }
  });
});

describe("a translation", () => {
  it("that lacks a text is reported and not used", () => {
    const { items, diagnostics } = readExercise(block(outputSide), [
      block(outputSideZh.replace(/ {2}no-floor.*\n/, ""), "zh"),
    ]);
    expect(items[0]?.locales).toEqual(["en"]);
    expect(items[0]?.body.ask).not.toHaveProperty("zh");
    expect(diagnostics).toMatchObject([
      {
        severity: "warning",
        file: "note.zh.md",
        rule: "missing-translation",
        message: expect.stringContaining("misconceptions.no-floor"),
      },
    ]);
  });

  it("may not translate missing texts, nor contain logic", () => {
    const surplus = block(outputSideZh.replace("no-floor:", "no-roof:"), "zh");
    expect(findings(block(outputSide), surplus)).toEqual([
      expect.stringContaining("missing-translation"),
      "note.zh.md:18:12 surplus-translation: `misconceptions.no-roof` translates nothing: the English block has no such text.",
    ]);
    expect(findings(block(outputSide), block(`${outputSideZh}min_active: 1\n`, "zh"))[0]).toContain(
      "unknown-field",
    );
  });

  it("is checked for names like the original", () => {
    expect(findings(block(outputSide), block(outputSideZh.replace("{{span}}", "{{spam}}"), "zh"))).toEqual([
      "note.zh.md:20:11 undefined-name: `spam` is not defined.",
    ]);
  });

  it("translates hints, options and labels by id, name and value", () => {
    const english = `
id: gate
title: A title
given: { f: { from: [0, 1], labels: { 0: closed, 1: open } }, c: { int: [1, 9] } }
ask: The gate is {{label(f)}}, the state {{c}}.
answer:
  kind: choice
  value: 'f == 1 ? "keep" : "erase"'
  hint: one of two
  options: [{ id: keep, text: Kept }, { id: erase, text: Erased }]
misconceptions: [{ id: inverted, value: 'f == 1 ? "erase" : "keep"', says: Inverted }]
solution: ["It is {{label(f)}}."]
`;
    const chinese = `
id: gate
title: 标题
ask: 门{{label(f)}}，状态为{{c}}。
hint: 二选一
options: [{ id: keep, text: 保留 }, { id: erase, text: 清空 }]
misconceptions: [{ id: inverted, says: 反了 }]
solution: ["门{{label(f)}}。"]
labels: { f: { 0: 关闭, 1: 打开 } }
`;
    const { items, diagnostics } = readExercise(block(english), [block(chinese, "zh")]);
    expect(diagnostics).toEqual([]);
    expect(items[0]?.body).toMatchObject({
      given: [{ labels: { 0: { en: "closed", zh: "关闭" }, 1: { en: "open", zh: "打开" } } }, {}],
      answer: {
        hint: { en: "one of two", zh: "二选一" },
        options: [
          { id: "keep", text: { en: "Kept", zh: "保留" } },
          { id: "erase", text: { en: "Erased", zh: "清空" } },
        ],
      },
      minActive: 1,
    });
  });
});
