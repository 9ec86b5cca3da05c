import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { blockFields, textField } from "@/lib/blocks/block-fields";
import { checkYamlBlock, readYamlBlock } from "@/lib/blocks/yaml-block";

/** A block whose fence is on line 10, at column 3. */
function block(...lines: string[]) {
  return readYamlBlock({ file: "note.en.md", yaml: lines.join("\n"), line: 10, column: 3 });
}

describe("places", () => {
  test("a value is found at its line and column in the file", () => {
    expect(block("id: a", "options:", "  - text: x").locate(["options", 0, "text"])).toEqual({
      line: 13,
      column: 13,
    });
  });
  test("a key is found where it stands", () => {
    expect(block("id: a", "front: b").locate(["front"], { key: true })).toEqual({ line: 12, column: 3 });
  });
  test("what is not there is placed at what is around it", () => {
    expect(block("id: a", "given:", "  n: 1").locate(["given", "m"])).toEqual({ line: 13, column: 5 });
  });
  test.each([
    ["plain", ["ask: one two"], { line: 11, column: 12 }],
    ["quoted", ['ask: "one two"'], { line: 11, column: 13 }],
    ["on lines of its own", ["ask: |", "  one", "  two"], { line: 13, column: 5 }],
  ])("a character inside a text is found if the text is %s", (_, lines, place) => {
    expect(block(...lines).locate(["ask"], { offset: 4 })).toEqual(place);
  });
  test("inside a text that YAML has changed the start is the place", () => {
    expect(block("ask: >", "  one", "  two").locate(["ask"], { offset: 4 })).toEqual({ line: 11, column: 8 });
  });
});

describe("YAML that can't be read", () => {
  const faults = (...lines: string[]) =>
    block(...lines).diagnostics.map(
      ({ line, column, rule, severity }) => `${line}:${column} ${severity} ${rule}`,
    );

  test("every fault is reported", () => {
    expect(faults("a: b: c", "x: 1", "x: 2", "d: *e")).toEqual([
      "11:6 error yaml-syntax",
      "13:3 error yaml-syntax",
      "14:6 error yaml-alias",
    ]);
  });
  test("a text that YAML cuts off as a comment is a warning", () => {
    expect(faults("back: exercise #3 is lost")).toEqual(["11:17 warning yaml-comment"]);
    expect(faults("back: a # a remark", "n: 3 # a remark", "# a remark")).toEqual([]);
  });
  test("an alias bomb is refused, not expanded", () => {
    expect(block("a: &a [1, 2]", "b: &b [*a, *a]", "c: [*b, *b]").value).toBeUndefined();
  });
  test("bottomless nesting is a finding, not a crash", () => {
    expect(faults("[".repeat(5_000))).toEqual(["11:63 error yaml-syntax"]);
    expect(faults("a: b", `c: ${"- ".repeat(5_000)}d`)).toEqual(["12:6 error yaml-syntax"]);
    expect(faults("a: b", "- ".repeat(5_000))).toEqual(["12:3 error yaml-syntax"]);
  });
  test("a block that begins with an empty line is read to its end", () => {
    expect(faults("", "id: a: b")).toEqual(["12:7 error yaml-syntax"]);
  });
  test("any mixture of YAML's marks is read to its end", () => {
    const marks = [
      "\n",
      "a: ",
      "b:",
      "- ",
      "? ",
      "[",
      "]",
      "{",
      "}",
      ", ",
      "'",
      '"',
      "&c ",
      "*c",
      "| ",
      "# ",
      "  ",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...marks), { maxLength: 12 }), (parts) => {
        for (const { line } of block(parts.join("")).diagnostics) expect(line).toBeGreaterThan(10);
      }),
      { numRuns: 2_000 },
    );
  });
  test("more than a block may hold is not read", () => {
    expect(faults("a: b", "x".repeat(30_000))).toEqual(["12:19998 error too-much"]);
  });
  test.each([
    ["value: [o^2, 1][1]", "`value: '[o^2, 1][1]'`"],
    ["answer: { kind: integer, value: M[1][2] }", "`value: 'M[1][2]'`"],
    ["value: [a, b\nsays: x", "`value: '[a, b'`"],
    ["front: {{n}} filters", "`front: '{{n}} filters'`"],
    ["front: 'it's fine'", "`front: 'it''s fine'`"],
    ["front: Note: this", "`front: 'Note: this'`"],
    ["front：Why?\nback: So.", "`front: …`, with the plain colon"],
    ["front:Why?\nback: So.", "`front: …`, with a space"],
    ["front: !important it is", "Put the text in quotes."],
    ['front: "$a \\times b$"', "Put single quotes around the text."],
  ])("one slip is one fault, with what to write: %s", (yaml, remedy) => {
    const { diagnostics } = block(...yaml.split("\n"));
    expect(diagnostics).toHaveLength(1);
    expect(diagnostics[0]?.remedy).toContain(remedy);
  });
});

describe("what a schema finds", () => {
  const schema = z.strictObject({
    ...blockFields,
    front: textField,
    given: z
      .record(
        z.string(),
        z.union([
          z.strictObject({ int: z.tuple([z.number(), z.number()]) }),
          z.strictObject({ from: z.array(z.number()) }),
        ]),
      )
      .optional(),
    sort: z.enum(["up", "down"]).optional(),
  });
  const findings = (...lines: string[]) =>
    checkYamlBlock(block(...lines), schema).diagnostics.map(
      ({ line, column, rule, message, remedy }) => `${line}:${column} ${rule}: ${message} ${remedy}`,
    );

  test("a whole block gives its value", () => {
    expect(checkYamlBlock(block("id: a.b-1", "front: x"), schema)).toEqual({
      value: { id: "a.b-1", concepts: [], front: "x" },
      diagnostics: [],
      problems: [],
    });
  });
  test("a misspelt field is one finding, with the name that was meant", () => {
    expect(findings("id: a", "fornt: x")).toEqual([
      "12:3 unknown-field: There is no field `fornt`. Did you mean `front`?",
    ]);
  });
  test("a field far from any is answered with those there are", () => {
    expect(findings("id: a", "front: x", "colour: red")).toEqual([
      "13:3 unknown-field: There is no field `colour`. Possible fields: id, was, concepts, quote, front, given, sort.",
    ]);
  });
  test("missing, empty and wrong values are named with their place", () => {
    expect(findings("id: A B", "concepts: idea", "sort: left")).toEqual([
      "11:7 malformed-id: `A B` can't be an id. Use small letters and digits, with single dots or hyphens between them, as in `conv.output-size`.",
      '12:13 wrong-type: `concepts` should be a list, but is the text "idea". Write a list: `[a, b]`, or a line with `- ` for each.',
      "11:3 missing-field: `front` is missing. Add it; it is a text.",
      '13:9 wrong-value: `sort` can\'t be the text "left". Use up or down.',
    ]);
    expect(findings("id: a", 'front: " "')).toEqual([
      "12:10 empty-text: The text is empty. Write it, or take the field away.",
    ]);
  });
  test("of several shapes the one that was most likely meant is explained", () => {
    expect(
      findings("id: a", "front: x", "given:", "  n: { it: [1, 2] }", "  m: { from: [1, q] }", "  l: 3"),
    ).toEqual([
      "14:10 unknown-field: In `given.n` there is no field `it`. Did you mean `int`?",
      '15:20 wrong-type: `given.m.from[2]` should be a number, but is the text "q". Write a number.',
      "16:8 wrong-type: `given.l` can't be `3`. It is a set of fields.",
    ]);
  });
});
