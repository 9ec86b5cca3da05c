import { describe, expect, test } from "vitest";
import type { FindFigure } from "@/lib/figures/figure-to-label";
import { labelFigure } from "@/lib/figures/label-figure";
import { readFigure } from "@/lib/figures/read-figure";
import { labelKind } from "@/lib/items/label/label-kind";
import { expectSamplesScored } from "@/tests/support/samples";
import { blockOf, translationOf } from "../../../support/blocks";
import { figureBlock, figureTranslation } from "../../../support/figures";

const { figure } = readFigure(
  figureBlock(
    "dot",
    "id: cell",
    "title: A cell",
    "description: The forget gate acts on the state.",
    "dot: |",
    "  digraph {",
    '    state [shape=plain label="$c$"]',
    "    forget; input; first [label=norm]; second [label=norm]; part [shape=point]",
    "    state -> part [dir=none]; part -> forget; part -> input",
    "    forget -> first [label=kept]; input -> second",
    "  }",
    'labels: { forget: forget gate, input: "input\\ngate", norm: Norm, kept: what is kept }',
  ),
  [
    figureTranslation(
      "dot",
      "id: cell",
      "title: 单元",
      "description: 遗忘门作用于状态。",
      'labels: { forget: 遗忘门, input: "输入\\n门", norm: 归一化, kept: 保留的 }',
    ),
  ],
);
if (figure?.kind !== "dot") throw new Error("The figure of the test has errors.");
const graph = figure;
const find: FindFigure = (id) => (id === "cell" ? labelFigure(graph) : null);

const lines = [
  "id: cell.names",
  "concepts: [x]",
  "figure: cell",
  "hide: [forget, first, second, kept]",
  "ask: Name the parts.",
];
const block = blockOf(
  "label",
  ...lines,
  "extra: [output gate]",
  "whys: { forget: It acts on the old state. }",
);
const translation = translationOf(
  "label",
  "id: cell.names",
  "ask: 说出各部分。",
  "extra: [输出门]",
  "whys: { forget: 它作用于旧状态。 }",
);
const item = labelKind.read(block, [translation], find).items[0]!;
const { body } = item;
/** a forget gate, b Norm, c what is kept, d output gate. */
const given = { names: [0, 1, 2, 3] };
const score = (answer: string) => labelKind.score(body, given, { text: answer }, "en");
const rulesOf = (...more: string[]) =>
  labelKind
    .read(blockOf("label", "id: x", "ask: Which?", ...more), [], find)
    .diagnostics.map(({ line, rule }) => `${line} ${rule}`);

describe("reading", () => {
  test("takes the names from the figure; equal ones are one", () => {
    expect(labelKind.read(block, [translation], find).diagnostics).toEqual([]);
    expect(body.rights).toEqual([0, 1, 1, 2]);
    expect(body.texts.zh?.blanks.map(({ name }) => name)).toEqual(["遗忘门", "归一化", "归一化", "保留的"]);
    expect(item.locales).toEqual(["en", "zh"]);
  });
  test("makes siblings of the items on one figure", () => {
    expect(item.group).toBe("cell");
  });
  test("reports problems of its figure and of the hidden names", () => {
    expect(rulesOf("figure: sell", "hide: [forget, input]")).toEqual(["13 unknown-figure"]);
    expect(rulesOf("figure: cell", "hide: [forgot, part]")).toEqual(["14 unknown-node", "14 unknown-node"]);
    expect(rulesOf("figure: cell", "hide: [forget, forget, input]")).toEqual(["14 unknown-node"]);
    expect(rulesOf("figure: cell", "hide: [forget, first]", "extra: [Other]")).toEqual([
      "14 answer-in-prompt",
    ]);
    expect(rulesOf("figure: cell", "hide: [forget, input]")).toEqual(["14 too-few-names"]);
    for (const field of ["whys", "hints"])
      expect(
        rulesOf("figure: cell", "hide: [forget, input]", "extra: [A]", `${field}: { first: X }`),
      ).toEqual(["16 unknown-node"]);
  });
  test("wants a hint for every blank, and no two that are equal, in each language", () => {
    const same = ["figure: cell", "hide: [first, second, kept]", "extra: [A]"];
    const hinted = (en: string, zh: string) =>
      labelKind
        .read(
          blockOf("label", "id: x", "ask: Which?", ...same, `hints: ${en}`),
          [translationOf("label", "id: x", "ask: 哪个？", "extra: [甲]", `hints: ${zh}`)],
          find,
        )
        .diagnostics.map(({ file, rule, message }) => `${file} ${rule} ${message}`);
    expect(hinted("{ first: above }", "{ first: 上 }")).toEqual([]);
    expect(hinted("{ first: above, second: $above$ }", "{ first: 上, second: 下 }")).toEqual([
      expect.stringMatching(/en\.md unclear-hint `first` and `second` have the same hint, "above"/),
    ]);
    expect(hinted("{ first: above, second: below }", '{ first: 上, second: "**" }')).toEqual([
      expect.stringMatching(/zh\.md unclear-hint Nothing tells where `second` stands/),
    ]);
  });
  test("needs no figure to report that", () => {
    expect(labelKind.read(block, []).diagnostics.map(({ rule }) => rule)).toEqual(["unknown-figure"]);
  });
});

describe("asking", () => {
  test("shows numbers, and describes their positions without giving anything away", () => {
    const ask = labelKind.ask(body, given, "en");
    if (ask.kind !== "label") throw new Error("no label");
    expect(ask.blanks).toEqual([
      { id: "1", place: "gets $c$, leads to number 2" },
      { id: "2", place: "gets number 1" },
      { id: "3", place: "gets input gate" },
      { id: "4", place: "on the line from number 1 to number 2" },
    ]);
    for (const number of [1, 2, 3, 4])
      expect(ask.figure.svg).toMatch(new RegExp(`data-blank="${number}"[^>]*/><text[^>]*>${number}</text>`));
    expect(ask.figure.svg).not.toMatch(/forget|Norm|kept|A cell/);
    expect(ask.figure.svg).toContain("<desc>Number 1: gets c, leads to number 2.");
    expect(ask.names).toEqual([
      { id: "a", text: "forget gate" },
      { id: "b", text: "Norm" },
      { id: "c", text: "what is kept" },
      { id: "d", text: "output gate" },
    ]);
  });
  test("describes their positions in the author's words, if there are any, in the figure too", () => {
    const hints = "hints: { forget: the first of two }";
    const hinted = labelKind.read(blockOf("label", ...lines, hints), [], find).items[0]!.body;
    const ask = labelKind.ask(hinted, given, "en");
    if (ask.kind !== "label") throw new Error("no label");
    expect(ask.blanks.map(({ place }) => place).slice(0, 2)).toEqual(["the first of two", "gets number 1"]);
    expect(ask.figure.svg).toContain("<desc>Number 1: the first of two. Number 2: gets number 1.");
  });
  test("speaks Chinese without spaces where a line of the figure breaks", () => {
    const ask = labelKind.ask(body, given, "zh");
    expect(ask).toMatchObject({
      blanks: [
        { place: "接收$c$，通往编号2" },
        {},
        { place: "接收输入门" },
        { place: "写在从编号1到编号2的线上" },
      ],
    });
  });
  test("shows the whole figure afterwards", () => {
    const reveal = labelKind.reveal(body, { names: [3, 2, 1, 0] }, "en");
    if (reveal.kind !== "label") throw new Error("no label");
    expect(reveal.figure.svg).toContain("forget gate");
    expect(reveal.pairs).toEqual([
      { left: "1", right: "d", why: "It acts on the old state." },
      { left: "2", right: "c" },
      { left: "3", right: "c" },
      { left: "4", right: "b" },
    ]);
  });
});

describe("scoring", () => {
  test("takes equal names for equal blanks", () => {
    expect(score("1:a,2:b,3:b,4:c").verdict).toBe("correct");
    expect(score("1:a,2:b,3:d,4:c")).toEqual({ verdict: "wrong", misconception: null });
  });
  test("explains the first wrong blank that has an explanation", () => {
    expect(score("1:d,2:a,3:b,4:c")).toEqual({
      verdict: "wrong",
      misconception: { id: "forget", says: "It acts on the old state." },
    });
  });
  test("its samples score as declared, however it was drawn", () => {
    expectSamplesScored(labelKind, body);
  });
});

test("the gate finds names that are offered twice", () => {
  expect(labelKind.gate(body)).toEqual([]);
  const twice = labelKind.read(blockOf("label", ...lines, "extra: [forget gate]"), [], find).items[0]!.body;
  expect(labelKind.gate(twice).map(({ message }) => message)).toEqual([
    'Two of the names are "forget gate".',
  ]);
});
