import { expect, test } from "vitest";
import { foldText } from "@/lib/browse/fold-text";
import { itemWords } from "@/lib/browse/item-words";
import { compileTwoLanguages } from "../../support/language-course";
import { compileSmallCourse } from "../../support/small-course";

const gates = compileTwoLanguages();
const small = compileSmallCourse();

function wordsOf(key: string, locale: "en" | "zh" = "en"): string[] {
  const item = [...gates.items, ...small.items].find(({ id }) => id === key)!;
  return itemWords(item.kind, item.body, locale).split("\n");
}

test("a learner finds an item by its question, its answer, its options and their explanations", () => {
  expect(wordsOf("scales")).toEqual(["what does a gate do?", "it scales."]);
  expect(wordsOf("scales", "zh")).toEqual(["门有什么作用?", "缩放。"].map(foldText));
  expect(wordsOf("which")).toEqual(
    expect.arrayContaining(["which gate forgets?", "the input gate", "it scales what is new."]),
  );
  expect(wordsOf("holes.1")).toContain("a gate of zero lets nothing through.");
  expect(wordsOf("pairs")).toEqual(expect.arrayContaining(["forget", "old", "bias"]));
  expect(wordsOf("names")).toEqual(expect.arrayContaining(["forget gate", "input gate"]));
});

test("every language of an item has words, and none is markup or a drawing", () => {
  for (const { kind, body } of gates.items) {
    for (const locale of ["en", "zh"] as const) {
      const words = itemWords(kind, body, locale);
      expect(words).not.toBe("");
      expect(words).not.toMatch(/[<>{}$]|\*\*/);
    }
  }
});

test("the words of an exercise are those around its numbers, which are others each time", () => {
  const words = wordsOf("sum");
  expect(words[0]).toBe("a sum");
  expect(words).toEqual(expect.arrayContaining(["what is plus twice ?", "counts twice."]));
  expect(words.join(" ")).not.toMatch(/\d/);
});
