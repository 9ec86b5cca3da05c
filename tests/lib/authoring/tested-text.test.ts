import { expect, test } from "vitest";
import { testedBlocks, textChanges } from "@/lib/authoring/tested-text";

const card = (id: string, fields = "front: Q?\nback: A.\n") => `\`\`\`card\nid: ${id}\n${fields}\`\`\`\n`;
const tested = (text: string, id = "a") => testedBlocks("note", text).get(id)?.tested;

test("a block tests the sentence of its quote, else the paragraph before, other blocks in between passed over", () => {
  const prose =
    "# Means\n\nA mean is a sum\ndivided by a count. It moves with outliers. A median does not.\n\n";
  expect(tested(`${prose}${card("a", "quote: moves with\nfront: Q?\n")}`)).toBe("It moves with outliers.");
  expect(tested(`${prose}${card("a", "quote: >-\n  a count. It\n  moves\n")}`)).toBe(
    "A mean is a sum divided by a count. It moves with outliers.",
  );
  expect(tested(`${prose}${card("b")}\n${card("a")}`)).toBe(
    "A mean is a sum divided by a count. It moves with outliers. A median does not.",
  );
  expect(tested(`${prose}## Next\n${card("a")}`)).toBe("");
});

test("a block without a quote that follows a figure tests the figure", () => {
  const figure = "```dot\nid: f\nx -> y\n```\n";
  expect(tested(`Some words.\n\n${figure}\n${card("b")}\n${card("a")}`)).toBe("id: f x -> y");
  expect(tested(`Some words. More.\n\n${figure}\n${card("a", "quote: More\n")}`)).toBe("More.");
});

/** A note with one sentence and one card, in each of these states, the latest first. */
const changes = (...states: (readonly [sentence: string, front: string])[]) =>
  textChanges(
    states.map(([sentence, front]) =>
      testedBlocks("note", `${sentence}\n\n${card("a", `quote: mean\nfront: ${front}\n`)}`),
    ),
  );

test("a card whose sentence has changed since it was written is told of, with both", () => {
  expect(changes(["A mean is robust.", "Q?"], ["A mean is not robust.", "Q?"])).toEqual([
    { block: "a", note: "note", before: "A mean is not robust.", now: "A mean is robust.", at: 0 },
  ]);
});

test("several changes count from when the card got its present text; the last one dates them", () => {
  const told = changes(
    ["The mean is 3.", "Q?"],
    ["The mean is 3.", "Q?"],
    ["The mean is 2.", "Q?"],
    ["The mean is 1.", "Q?"],
    ["The mean is 0.", "Other?"],
    ["The mean is 9.", "Q?"],
  );
  expect(told).toEqual([
    { block: "a", note: "note", before: "The mean is 1.", now: "The mean is 3.", at: 1 },
  ]);
});

test("nothing is told of a card that changed with its sentence, or later, or whose sentence is as it was", () => {
  expect(changes(["The mean is 2.", "Now?"], ["The mean is 1.", "Q?"])).toEqual([]);
  expect(changes(["The mean is 2.", "Now?"], ["The mean is 2.", "Q?"], ["The mean is 1.", "Q?"])).toEqual([]);
  expect(changes(["The mean is 1.", "Q?"], ["The mean is 2.", "Q?"], ["The mean is 1.", "Q?"])).toEqual([]);
  expect(changes(["The mean is  1.", "Q?"], ["The mean\nis 1.", "Q?"])).toEqual([]);
  expect(changes(["The mean is 1.", "Q?"])).toEqual([]);
  expect(textChanges([])).toEqual([]);
});

test("other words quoted are no change of the card, and words elsewhere none of its sentence", () => {
  const note = (quote: string, rest: string) =>
    testedBlocks("note", `A mean is a sum. ${rest}\n\n${card("a", `quote: ${quote}\nfront: Q?\n`)}`);
  expect(textChanges([note("A mean", "More."), note("is a sum", "Less.")])).toEqual([]);
  const moved = testedBlocks(
    "other",
    `New.\n\nA mean is a sum.\n\n${card("a", "quote: A mean\nfront: Q?\n")}`,
  );
  expect(textChanges([moved, note("A mean", "")])).toEqual([]);
});

test("a quote that is not in its paragraph tells nothing: the compiler does", () => {
  const note = (quote: string) =>
    testedBlocks("note", `A mean is a sum.\n\n${card("a", `quote: ${quote}\n`)}`);
  expect([...note("is a product").keys()]).toEqual([]);
  expect(textChanges([note("is a product"), note("is a sum")])).toEqual([]);
});

test("ten thousand blocks behind one long paragraph take no longer than they are long", () => {
  const cards = Array.from({ length: 10_000 }, (_, n) => card(`c${n}`, n % 2 === 0 ? "quote: end\n" : ""));
  const begun = performance.now();
  const found = testedBlocks("note", `${"A sentence. ".repeat(20_000)}The end.\n\n${cards.join("\n")}`);
  expect(found.size).toBe(10_000);
  expect(found.get("c9998")?.tested).toContain("The end.");
  expect(performance.now() - begun).toBeLessThan(3_000);
});
