import { expect, test } from "vitest";
import { numberNames } from "@/app/courses/[course]/[note]/number-names";

test("the names beside one paragraph are unique", () => {
  expect(numberNames(["Padding", "Stride", "Padding", "Padding"])).toEqual([
    "Padding",
    "Stride",
    "Padding (2)",
    "Padding (3)",
  ]);
});
