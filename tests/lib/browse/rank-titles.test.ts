import fc from "fast-check";
import { expect, test } from "vitest";
import { rankTitles } from "../../../lib/browse/rank-titles";

/** Titles in the order of their ranks, those of the same rank side by side. */
function ranked(locale: "en" | "zh", ...titles: string[]): string[][] {
  const ranks = rankTitles(titles.map((text) => ({ id: text, title: { en: text, zh: text } })));
  const places = [...new Set([...ranks.values()].map((rank) => rank[locale]))].toSorted((a, b) => a - b);
  return places.map((place) => titles.filter((text) => ranks.get(text)![locale] === place));
}

test("Chinese titles are sorted by pinyin, not by code point", () => {
  const order = [["阿基米德"], ["波长"], ["残差块"], ["卷积层"], ["权重"], ["一维卷积"], ["注意力"]];
  const titles = order.flat();
  expect(titles.toSorted()).not.toEqual(titles);
  expect(ranked("zh", ...titles.toReversed())).toEqual(order);
});

test("numbers are sorted by value, capitals beside small letters, and a missing translation as the original", () => {
  expect(ranked("en", "Item 10", "item 9", "Émile", "Zoo", "Item 2", "eel")).toEqual([
    ["eel"],
    ["Émile"],
    ["Item 2"],
    ["item 9"],
    ["Item 10"],
    ["Zoo"],
  ]);
  const ranks = rankTitles([
    { id: 1, title: { en: "Padding", zh: "填充" } },
    { id: 2, title: { en: "Gate" } },
    { id: 3, title: { en: "Bias" } },
  ]);
  expect([1, 2, 3].map((id) => ranks.get(id)!.en)).toEqual([2, 1, 0]);
  expect(ranks.get(3)!.zh).toBeLessThan(ranks.get(2)!.zh);
});

test("ranks compare as the language compares, for any titles", () => {
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 6 }),
    fc.constantFrom("波2", "波10", "波", "阿"),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 12 }), (titles) => {
      const ranks = rankTitles(titles.map((each, id) => ({ id, title: { en: each, zh: each } })));
      for (const [i, a] of titles.entries())
        for (const [k, b] of titles.entries()) {
          const byRank = Math.sign(ranks.get(i)!.zh - ranks.get(k)!.zh);
          expect(byRank).toBe(Math.sign(a.localeCompare(b, "zh-CN", { numeric: true })));
        }
    }),
  );
});
