import { expect, test } from "vitest";
import { nearestName, nearestNames } from "@/lib/blocks/nearest-name";

test.each([
  ["fornt", "front"],
  ["front", "front"],
  ["bakc", "back"],
  ["conv-ot", "conv-out"],
  ["Front", "front"],
])("%s was meant to be %s", (written, meant) => {
  expect(nearestName(written, ["front", "back", "conv-out"])).toBe(meant);
});

test("what is far from every name was none of them", () => {
  expect(nearestName("colour", ["front", "back"])).toBeNull();
  expect(nearestName("x", ["a", "b"])).toBeNull();
});

test("the closest comes first", () => {
  expect(nearestNames("conv-oute", ["conv-outer-x", "conv-out", "conv-outer"], 2)).toEqual([
    "conv-out",
    "conv-outer",
  ]);
});
