import { describe, expect, test } from "vitest";
import { drawPermutation, permutationIn } from "@/lib/items/permutation";

describe("a stored order", () => {
  test("is taken as it is if it names each part once", () => {
    expect(permutationIn([2, 0, 1], 3)).toEqual([2, 0, 1]);
    const ten = [9, 1, 8, 2, 7, 3, 6, 4, 5, 0];
    expect(permutationIn(ten, 10)).toEqual(ten);
  });

  test.each([
    [[0, 0, 2]],
    [[0, 1]],
    [[0, 1, 2, 3]],
    [[1, 2, 3]],
    [["0", "1", "2"]],
    [[0, 1, null]],
    ["012"],
    [undefined],
  ])("that is none of this size gives way to the author's own: %j", (stored) =>
    expect(permutationIn(stored, 3)).toEqual([0, 1, 2]),
  );
});

describe("drawing an order", () => {
  test("gives a wanted one as long as there is one to be found, and any where there is none", () => {
    const asWritten = (order: readonly number[]) => order.every((part, place) => part === place);
    for (let i = 0; i < 100; i += 1)
      expect(asWritten(drawPermutation(3, `order ${i}`, asWritten))).toBe(false);
    expect(drawPermutation(1, "one", asWritten)).toEqual([0]);
  });
});
