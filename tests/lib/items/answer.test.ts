import { describe, expect, test } from "vitest";
import { type Answer, answerText, cellsIn, gaveUp, idsIn, keptAnswer, pairsIn } from "@/lib/items/answer";

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

  test.each(written)("%j is kept as %j", (answer, text) => {
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

  test("of another shape says nothing", () => {
    for (const answer of [gaveUp, { cells: [["a"]] }]) {
      expect(idsIn(answer)).toEqual([]);
      expect(pairsIn(answer)).toEqual([]);
    }
    for (const answer of [gaveUp, { text: "" }, { ids: ["a"] }])
      expect(cellsIn(answer, 1, 2)).toEqual([["", ""]]);
  });

  test("that counts and leaves no text was giving up", () => {
    expect(keptAnswer("")).toEqual(gaveUp);
    expect(keptAnswer("a,b")).toEqual({ text: "a,b" });
  });
});
