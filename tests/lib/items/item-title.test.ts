import { describe, expect, test } from "vitest";
import { itemTitle } from "@/lib/items/item-title";
import { body } from "./exercise/exercise-fixtures";

const exercise = (title: string, ask: string) =>
  body(`
id: side
${title}
given: { n: { int: [1, 30] } }
where: [n > 0]
ask: ${ask}
answer: { kind: integer, value: n }
`);

describe("an exercise", () => {
  test("is called by its title", () => {
    expect(itemTitle("exercise", exercise("title: Side", "How wide is {{n}}?"), "en")).toBe("Side");
  });
  test("that has none is called by its question, as plain words, whole", () => {
    expect(itemTitle("exercise", exercise("", "How *wide* is $k$?"), "en")).toBe("How wide is k?");
    const long = "How wide is it then, ".repeat(9);
    expect(itemTitle("exercise", exercise("", long), "en")).toBe(long.trim());
  });
});
