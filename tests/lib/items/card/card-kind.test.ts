import { expect, test } from "vitest";
import { cardKind } from "@/lib/items/card/card-kind";
import { blockOf, translationOf } from "../../../support/blocks";

const english = blockOf(
  "card",
  "id: x",
  "concepts: [a]",
  "was: w",
  "quote: so",
  "front: How many?",
  "back: " + '"{{ 2 * 3 }} of $k^2$"',
);

test("a card has two sides in each language, with its numbers computed", () => {
  const { items, diagnostics } = cardKind.read(english, [
    translationOf("card", "id: x", "quote: 如", "front: 多少？", "back: 共{{ 2 * 3 }}个"),
  ]);
  expect(diagnostics).toEqual([]);
  expect(items).toEqual([
    {
      id: "x",
      was: "w",
      concepts: ["a"],
      group: "x",
      quote: { en: "so", zh: "如" },
      locales: ["en", "zh"],
      body: { en: { front: "How many?", back: "6 of $k^2$" }, zh: { front: "多少？", back: "共6个" } },
    },
  ]);
  const body = items[0]!.body;
  expect(cardKind.ask(body, {}, "zh")).toEqual({ kind: "card", ask: "多少？" });
  expect(cardKind.reveal(body, {}, "en")).toEqual({ kind: "card", back: "6 of $k^2$" });
});

test("a half-translated card is shown in English, with a warning for the translator", () => {
  const { items, diagnostics } = cardKind.read(english, [translationOf("card", "id: x", "front: 多少？")]);
  expect(diagnostics).toMatchObject([
    { severity: "warning", file: "note.zh.md", line: 21, rule: "missing-translation" },
  ]);
  expect(items[0]?.locales).toEqual(["en"]);
  expect(cardKind.ask(items[0]!.body, {}, "zh")).toEqual({ kind: "card", ask: "How many?" });
});

test("every failing expression is reported at its column, and the block gives no item", () => {
  const { items, diagnostics } = cardKind.read(
    blockOf("card", "id: x", "front: a {{ n }} {{ 1/0 }}", "back: b {{ 2 + }}"),
    [],
  );
  expect(items).toEqual([]);
  expect(diagnostics.map(({ line, column, rule }) => [line, column, rule])).toEqual([
    [12, 13, "expression"],
    [12, 22, "expression"],
    [13, 16, "expression"],
  ]);
});

test("a translation may not contain logic", () => {
  const { diagnostics } = cardKind.read(english, [
    translationOf("card", "id: x", "concepts: [a]", "front: 甲", "back: 乙"),
  ]);
  expect(diagnostics).toMatchObject([{ severity: "error", line: 22, rule: "unknown-field" }]);
});

test("a card with equal sides is not published", () => {
  const { items } = cardKind.read(blockOf("card", "id: x", "front: a", "back: 'a '"), []);
  expect(cardKind.gate(items[0]!.body)).toMatchObject([{ rule: "answer-in-prompt" }]);
});
