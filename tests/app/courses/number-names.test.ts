import { expect, test } from "vitest";
import { numberNames } from "@/app/courses/[course]/[note]/number-names";

test("beside one paragraph no two names are the same", () => {
  expect(numberNames(["Padding", "Stride", "Padding", "Padding"])).toEqual([
    "Padding",
    "Stride",
    "Padding (2)",
    "Padding (3)",
  ]);
});
