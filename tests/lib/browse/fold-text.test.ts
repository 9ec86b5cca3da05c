import { describe, expect, test } from "vitest";
import { foldText, piecesOfWord } from "@/lib/browse/fold-text";

test.each([
  ["It’s  “Full”\nＷＩＤＴＨ", `it's "full" width`],
  ["top–down — −1", "top-down - -1"],
  ["  卷积　网络 ", "卷积 网络"],
])("%j is compared as %j", (text, folded) => {
  expect(foldText(text)).toBe(folded);
  expect(foldText(folded)).toBe(folded);
});

describe("the pieces of a searched word", () => {
  test.each([
    ["Attention", ["attention"]],
    ["卷积输出大小", ["卷积", "输出", "大小"]],
    ["LSTM单元", ["lstm", "单元"]],
    ["卷积的输出", ["卷积", "输出"]],
    // The dictionary does not know it, and single characters would stand anywhere.
    ["池化", ["池化"]],
    ["的", ["的"]],
  ])("%s", (word, pieces) => {
    expect(piecesOfWord(word)).toEqual(pieces);
  });
});
