import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AnswerForm } from "@/lib/items/answer-forms/answer-form";
import { formNames } from "@/lib/items/answer-forms/form-readers";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";
import type { KindName } from "@/lib/items/item-kind";
import { quoted } from "@/lib/items/quoted";
import { kindOf } from "@/lib/items/registry";
import type { Unreadable } from "@/lib/items/unreadable";
import type { Markdown } from "@/lib/markdown/markup";
import { blockOf } from "@/tests/support/blocks";

test("a short text is quoted whole, a long one by its beginning, and no character is cut in two", () => {
  expect(quoted("1,024")).toBe("1,024");
  expect(quoted("x".repeat(40))).toBe("x".repeat(40));
  expect(quoted("x".repeat(41))).toBe(`${"x".repeat(39)}…`);
  expect(quoted("𝒙".repeat(41))).toBe(`${"𝒙".repeat(39)}…`);
});

describe("a message about an answer is short, however long the answer is", () => {
  /** The longest answer that may be typed. */
  const longest = 2_000;
  const pieces = fc.constantFrom(..."0123456789abcxA,.;:/%|[]()-+× \n最", "1,024", "1:", "A,", "1/0", "e9");
  const long = fc.tuple(pieces, pieces, pieces, fc.nat(longest)).map(([head, one, other, times]) => {
    return `${head}${`${one}${other}`.repeat(times)}`.slice(0, longest);
  });

  function expectShort({ values }: Unreadable, answer: string) {
    for (const value of Object.values(values)) expect(String(value).length, answer).toBeLessThanOrEqual(90);
    expect([...("text" in values ? String(values.text) : "")].length, answer).toBeLessThanOrEqual(40);
  }

  test.each(formNames)("in the form %s", (kind) => {
    const form: AnswerForm = {
      kind,
      signed: true,
      decimal: true,
      options: [{ id: "a", text: "A" as Markdown }],
    };
    fc.assert(
      fc.property(long, (answer) => {
        const read = readAnswer(form, answer);
        if (!read.ok) expectShort(read.reason, answer);
      }),
      { numRuns: 500 },
    );
  });

  test.each<[KindName, string]>([
    ["choice", "options: [{ text: a, right: true }, { text: b, right: true }, { text: c, why: No. }]"],
    ["choice", "options: [{ text: a, right: true }, { text: c, why: No. }]"],
    ["order", "steps: [add, multiply, divide]"],
    ["match", "pairs: [{ left: a, right: x }, { left: b, right: y }, { left: c, right: z }]"],
  ])("in a %s: %s", (name, fields) => {
    const kind = kindOf(name);
    const { body } = kind.read(blockOf(name, "id: one", "concepts: [a.b]", "ask: Which?", fields), [])
      .items[0]!;
    const given = kind.draw(body, { seed: "quoted", avoid: [] });
    let unread = 0;
    fc.assert(
      fc.property(long, (answer) => {
        const score = kind.score(body, given, { text: answer }, "en");
        if (score.verdict !== "invalid") return;
        expectShort(score.reason, answer);
        unread += 1;
      }),
      { numRuns: 500 },
    );
    expect(unread).toBeGreaterThan(100);
  });
});
