import { describe, expect, test } from "vitest";
import { type Answer, answerText, cellsIn, gaveUp, idsIn, pairsIn, storedAnswer } from "@/lib/items/answer";
import { exerciseKind } from "@/lib/items/exercise/exercise-kind";
import type { KindName } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";
import { blockOf } from "@/tests/support/blocks";
import { body } from "./exercise/exercise-fixtures";

describe("an answer", () => {
  const written: readonly (readonly [Answer, string])[] = [
    [{ text: " 3/4 " }, " 3/4 "],
    [{ ids: ["b", "a"] }, "b,a"],
    [{ ids: [] }, ""],
    [
      {
        pairs: [
          ["2", "a"],
          ["1", "c"],
        ],
      },
      "2:a,1:c",
    ],
    [
      {
        cells: [
          ["1", " 2"],
          ["", "-4"],
        ],
      },
      "[[1, 2], [, -4]]",
    ],
    [{ cells: [["1,5", "2"]] }, "[[1,5; 2]]"],
    [{ cells: [["", " "]] }, ""],
    [gaveUp, ""],
  ];

  test.each(written)("%j is stored as %j", (answer, text) => {
    expect(answerText(answer)).toBe(text);
  });

  test("is read in either form", () => {
    for (const answer of [{ ids: ["b", "a"] }, { text: "b, a," }]) expect(idsIn(answer)).toEqual(["b", "a"]);
    const pairs: readonly (readonly [string, string])[] = [
      ["1", "c"],
      ["2", "a"],
    ];
    for (const answer of [{ pairs }, { text: "1:c, 2 : a" }]) expect(pairsIn(answer)).toEqual(pairs);
    expect(pairsIn({ text: "1:,2" })).toEqual([
      ["1", ""],
      ["2", ""],
    ]);
    const cells = [
      ["1", ""],
      ["3", "-4"],
    ];
    for (const answer of [{ cells }, { text: "[[1, ], [3, -4]]" }, { text: "[[1; ], [3; -4]]" }])
      expect(cellsIn(answer, 2, 2)).toEqual(cells);
  });

  test("of another shape is empty", () => {
    for (const answer of [gaveUp, { cells: [["a"]] }]) {
      expect(idsIn(answer)).toEqual([]);
      expect(pairsIn(answer)).toEqual([]);
    }
    for (const answer of [gaveUp, { text: "" }, { ids: ["a"] }])
      expect(cellsIn(answer, 1, 2)).toEqual([["", ""]]);
  });

  test("stored as an empty text was giving up", () => {
    expect(storedAnswer("")).toEqual(gaveUp);
    expect(storedAnswer("a,b")).toEqual({ text: "a,b" });
  });
});

describe("every kind scores an answer the same as data and as stored text", () => {
  const asIds = (text: string): Answer => ({ ids: idsIn({ text }) });
  const asPairs = (text: string): Answer => ({ pairs: pairsIn({ text }) });

  test.each<[KindName, string, (text: string) => Answer]>([
    ["choice", "options: [{ text: a, right: true }, { text: b, right: true }, { text: c, why: No. }]", asIds],
    ["choice", "options: [{ text: a, right: true }, { text: c, why: No. }]", asIds],
    ["order", "steps: [add, multiply, divide]", asIds],
    ["match", "pairs: [{ left: a, right: x }, { left: b, right: y }, { left: c, right: z }]", asPairs],
  ])("a %s: %s", (name, fields, asData) => {
    const kind = kindOf(name);
    const block = blockOf(name, "id: one", "concepts: [a.b]", "ask: Which?", fields);
    const { body } = kind.read(block, []).items[0]!;
    const given = kind.draw(body, { seed: "shapes", avoid: [] });
    const { right, wrong, unreadable } = kind.samples(body, given);
    for (const text of [...right, ...wrong, ...unreadable]) {
      const score = kind.score(body, given, asData(text), "en");
      expect([text, score]).toEqual([text, kind.score(body, given, { text }, "en")]);
      if (right.includes(text)) expect(score.verdict).toBe("correct");
    }
  });

  test("an exercise: a matrix by its cells, an option by its id", () => {
    const scoring = (answer: string, other: string) => {
      const exercise = body(`
id: one
title: One
given: { k: { int: [2, 5] } }
ask: "{{k}}?"
answer: ${answer}
misconceptions: [{ id: other, value: "${other}", says: Other }]
`);
      return (answered: Answer) => exerciseKind.score(exercise, { k: 3 }, answered, "en").verdict;
    };
    const matrix = scoring("{ kind: matrix, value: '[[k, 1], [0, k]]' }", "[[1, k], [0, k]]");
    const cells = (last: string): Answer => ({
      cells: [
        ["3", "1"],
        ["0", last],
      ],
    });
    expect(["3", "4", ""].map((last) => matrix(cells(last)))).toEqual(["correct", "wrong", "invalid"]);
    const choice = scoring(
      '{ kind: choice, value: \'k > 2 ? "up" : "down"\', options: [{ id: up, text: Up }, { id: down, text: Down }] }',
      "'down'",
    );
    expect(["up", "down"].map((id) => choice({ ids: [id] }))).toEqual(["correct", "wrong"]);
  });
});
