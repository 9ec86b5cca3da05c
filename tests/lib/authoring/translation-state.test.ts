import { expect, test } from "vitest";
import { noteParts, translationStates } from "@/lib/authoring/translation-state";

const card = (id: string, front: string) => `\`\`\`card\nid: ${id}\nfront: ${front}\n\`\`\``;

const original = `---
title: Averages
---

Before all.

## The mean {#mean}

A sentence.

${card("a.one", "One?")}

Between.

${card("a.two", "Two?")}

## The median {#median}

In the middle.
`;

const translation = `---
title: 平均
---

## 平均数 {#mean}

一句话。

${card("a.one", "一？")}

之间。

## 中位数 {#median}

在中间。
`;

const states = (history: Parameters<typeof translationStates>[0]) =>
  translationStates(history).map(({ key, state }) => `${state}: ${key}`);

test("A note falls into its head, its blocks, and the prose around them", () => {
  expect(noteParts(original).map(({ key, text }) => [key, text.split("\n").at(-1)])).toEqual([
    ["head", "---"],
    ["prose top", "Before all."],
    ["prose section mean", "A sentence."],
    ["block card a.one", "```"],
    ["prose after a.one", "Between."],
    ["block card a.two", "```"],
    ["prose section median", "In the middle."],
  ]);
});

test("What is not translated is missing; the rest is current", () => {
  expect(states([{ number: 1, original, translation }])).toEqual([
    "current: head",
    "missing: prose top",
    "current: prose section mean",
    "current: block card a.one",
    "current: prose after a.one",
    "missing: block card a.two",
    "current: prose section median",
  ]);
});

test("A translation is older if its original changed after it, and current again once it is changed, too", () => {
  const changed = original.replace("One?", "One, really?");
  const older = [
    { number: 3, original: changed, translation },
    { number: 2, original, translation },
    { number: 1, original, translation: "" },
  ];
  const pair = translationStates(older).find(({ key }) => key === "block card a.one");
  expect(pair).toEqual({
    key: "block card a.one",
    kind: "card",
    state: "older",
    original: card("a.one", "One, really?"),
    translation: card("a.one", "一？"),
    since: { number: 2, original: card("a.one", "One?") },
  });
  expect(translationStates(older).filter(({ state }) => state === "older")).toHaveLength(1);
  const mended = { number: 4, original: changed, translation: translation.replace("一？", "真的是一？") };
  expect(states([mended, ...older]).filter((one) => one.startsWith("older"))).toEqual([]);
});

test("A change that was taken back leaves the translation current, and so does one made in both at once", () => {
  const changed = original.replace("In the middle", "Halfway");
  expect(
    states([
      { number: 3, original, translation },
      { number: 2, original: changed, translation },
      { number: 1, original, translation },
    ]),
  ).toContain("current: prose section median");
  expect(
    states([
      { number: 2, original: changed, translation: translation.replace("在中间", "在半路") },
      { number: 1, original, translation },
    ]),
  ).toContain("current: prose section median");
});

test("Blocks that moved are still the same, and what only the translation has comes last", () => {
  const moved = original
    .replace(`${card("a.one", "One?")}\n\n`, "")
    .replace("In the middle.", `In the middle.\n\n${card("a.one", "One?")}`);
  const found = states([
    { number: 2, original: moved, translation },
    { number: 1, original, translation },
  ]);
  expect(found).toContain("current: block card a.one");
  expect(found.at(-1)).toBe("surplus: prose after a.one");
});

test("Without a translation everything is missing", () => {
  expect(
    new Set(translationStates([{ number: 1, original, translation: "" }]).map(({ state }) => state)),
  ).toEqual(new Set(["missing"]));
  expect(translationStates([])).toEqual([]);
});
