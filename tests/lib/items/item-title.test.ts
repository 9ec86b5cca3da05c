import { describe, expect, test } from "vitest";
import type { Locale } from "@/lib/i18n/locale";
import { parseHoles } from "@/lib/items/cloze/parse-holes";
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

describe("a cloze", () => {
  const title = (text: string, locale: Locale) => {
    const pieces = parseHoles(text).pieces;
    return itemTitle("cloze", { hole: 1, en: pieces, zh: pieces }, locale);
  };
  test("whose hint is a question ends with one mark", () => {
    expect(title("It is {{1::dropped::which one?}}.", "en")).toBe("It is which one?");
    expect(title("Is it {{1::dropped::which one?}}?", "en")).toBe("Is it which one?");
    expect(title("就要{{1::丢弃::怎么处理？}}。", "zh")).toBe("就要怎么处理？");
    expect(title("要不要{{1::丢弃::怎么处理？}}？", "zh")).toBe("要不要怎么处理？");
  });
  test("that goes on after such a hint keeps the mark of its sentence", () => {
    expect(title("If it is {{1::odd::which one?}}, round.", "en")).toBe("If it is which one, round.");
    expect(title("如果是{{1::奇数::什么？}}，就取整。", "zh")).toBe("如果是什么，就取整。");
    expect(title("If it is {{1::odd::which one?}} round.", "en")).toBe("If it is which one? round.");
  });
  test("without a hint shows an ellipsis, and its sentence's mark", () => {
    expect(title("It is {{1::dropped}}.", "en")).toBe("It is ….");
    expect(title("就要{{1::丢弃}}。", "zh")).toBe("就要…。");
  });
});
