import { expect, test } from "vitest";
import { isAnswer } from "@/lib/items/is-answer";

const answers = [
  { text: "" },
  { ids: ["a"] },
  { pairs: [["a", "b"]] },
  { cells: [["1", "2"], []] },
  { gaveUp: true },
];

test.each(answers)("%j is an answer", (data) => {
  expect(isAnswer(JSON.parse(JSON.stringify(data)))).toBe(true);
});

const others = [
  null,
  undefined,
  5,
  "text",
  [],
  {},
  { text: 1 },
  { ids: "a" },
  { ids: [1] },
  { pairs: [["a"]] },
  { pairs: ["ab"] },
  { cells: ["12"] },
  { cells: [[1]] },
  { gaveUp: false },
];

test.each(others)("%j is none", (data) => {
  expect(isAnswer(data)).toBe(false);
});
