import { describe, expect, test } from "vitest";
import { matchKind } from "@/lib/items/match/match-kind";
import { expectSamplesScored } from "@/tests/support/samples";
import { blockOf, translationOf } from "../../../support/blocks";

const block = blockOf(
  "match",
  "id: gates",
  "concepts: [lstm]",
  "ask: What does each do?",
  "pairs:",
  "  - { left: forget gate, right: scales the old state, why: It forgets. }",
  "  - { left: input gate, right: scales the candidate }",
  "  - { left: update gate, right: scales the old state }",
  "extra: [adds a bias]",
  "why: Gates multiply.",
);
const translation = translationOf(
  "match",
  "id: gates",
  "ask: 各做什么？",
  "pairs:",
  "  - { left: 遗忘门, right: 缩放旧状态, why: 它负责遗忘。 }",
  "  - { left: 输入门, right: 缩放候选值 }",
  "  - { left: 更新门, right: 缩放旧状态 }",
  "extra: [加上偏置]",
  "why: 门是相乘的。",
);
const body = matchKind.read(block, [translation]).items[0]!.body;
/** Shown as written: 1, 2, 3 on the left; a old state, b candidate, c bias on the right. */
const given = { lefts: [0, 1, 2], rights: [0, 1, 2] };
const score = (answer: string) => matchKind.score(body, given, { text: answer }, "en");
const rulesOf = (translated: Parameters<typeof matchKind.read>[1], ...lines: string[]) =>
  matchKind
    .read(blockOf("match", ...lines), translated)
    .diagnostics.map(({ line, rule }) => `${line} ${rule}`);

describe("reading", () => {
  test("counts equal right sides as one", () => {
    expect(matchKind.read(block, [translation]).diagnostics).toEqual([]);
    expect(body.rights).toEqual([0, 1, 0]);
    expect(matchKind.caseCounts(body)).toEqual({ tests: 0, misconceptions: 1 });
  });
  test("wants at least three things to choose from", () => {
    const pairs = [
      "id: x",
      "ask: Which?",
      "pairs:",
      "  - { left: a, right: b }",
      "  - { left: c, right: d }",
    ];
    expect(rulesOf([], ...pairs)).toEqual(["14 too-few-rights"]);
    expect(rulesOf([], ...pairs, "extra: [e]")).toEqual([]);
    expect(rulesOf([], ...pairs.slice(0, 4), "extra: [e, f]")).toEqual(["14 too-small"]);
  });
  test("requires that equal right sides are equal in translation", () => {
    const zh = translationOf(
      "match",
      "id: gates",
      "ask: ？",
      "pairs:",
      "  - { left: 一, right: 甲, why: 。 }",
      "  - { left: 二, right: 乙 }",
      "  - { left: 三, right: 丙 }",
      "extra: [丁]",
      "why: 。",
    );
    expect(matchKind.read(block, [zh]).diagnostics.map(({ rule }) => rule)).toEqual(["rights-differ"]);
  });
});

describe("asking", () => {
  test("draws both sides from the seed", () => {
    const draw = (seed: string) => matchKind.draw(body, { seed, avoid: [] });
    expect(draw("a")).toEqual(draw("a"));
    const seen = new Set(Array.from({ length: 300 }, (_, index) => JSON.stringify(draw(`s${index}`))));
    expect(seen.size).toBe(36);
  });
  test("does not show the right sides in the order of last time", () => {
    for (let i = 0; i < 50; i += 1) {
      const last = matchKind.draw(body, { seed: `last ${i}`, avoid: [] });
      const next = matchKind.draw(body, { seed: `next ${i}`, avoid: [last] });
      expect(next.rights).not.toEqual(last.rights);
    }
  });
  test("names both sides by their positions, and reveals the pairs only afterwards", () => {
    const drawn = { lefts: [2, 0, 1], rights: [1, 2, 0] };
    expect(matchKind.ask(body, drawn, "zh")).toEqual({
      kind: "match",
      ask: "各做什么？",
      lefts: [
        { id: "1", text: "更新门" },
        { id: "2", text: "遗忘门" },
        { id: "3", text: "输入门" },
      ],
      rights: [
        { id: "a", text: "缩放候选值" },
        { id: "b", text: "加上偏置" },
        { id: "c", text: "缩放旧状态" },
      ],
    });
    expect(matchKind.reveal(body, drawn, "en")).toEqual({
      kind: "match",
      pairs: [
        { left: "1", right: "c" },
        { left: "2", right: "c", why: "It forgets." },
        { left: "3", right: "a" },
      ],
      why: "Gates multiply.",
    });
  });
});

describe("scoring", () => {
  test("takes the pairs in any order", () => {
    expect(score("1:a,2:b,3:a").verdict).toBe("correct");
    expect(score(" 3:a, 1:a ,2 : b").verdict).toBe("correct");
  });
  test("explains the first wrong pair that has an explanation", () => {
    expect(score("1:b,2:a,3:a")).toEqual({
      verdict: "wrong",
      misconception: { id: "1", says: "It forgets." },
    });
    expect(score("1:a,2:c,3:a")).toEqual({ verdict: "wrong", misconception: null });
  });
  test("refuses an answer that does not have each left side once", () => {
    expect(score("1:a,2:b,3:")).toEqual({
      verdict: "invalid",
      reason: { code: "unfinished", values: { missing: 1 } },
    });
    for (const answer of [
      "",
      "1:,2:,3:",
      "1:a",
      "1:a,2:b,3:a,1:a",
      "1:a,2:b,3:x",
      "4:a,2:b,3:a",
      "1:a:b,2:b,3:a",
    ])
      expect([answer, score(answer).verdict]).toEqual([answer, "invalid"]);
  });
  test("its samples score as declared, however it was drawn", () => {
    expectSamplesScored(matchKind, body);
  });
});

test("the gate finds equal sides", () => {
  expect(matchKind.gate(body)).toEqual([]);
  const twice = blockOf(
    "match",
    "id: x",
    "ask: Which?",
    "pairs:",
    "  - { left: a, right: b }",
    "  - { left: 'a ', right: c }",
    "extra: [d, b]",
  );
  expect(matchKind.gate(matchKind.read(twice, []).items[0]!.body).map(({ message }) => message)).toEqual([
    '"a" stands twice on the left.',
    '"b" stands twice on the right.',
  ]);
});
