import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { orderKind } from "@/lib/items/order/order-kind";
import { countRightOrders, firstTooEarly } from "@/lib/items/order/right-orders";
import { expectSamplesScored } from "@/tests/support/samples";
import { blockOf, translationOf } from "../../../support/blocks";

const block = blockOf(
  "order",
  "id: decoder",
  "concepts: [trf]",
  "ask: Order the steps.",
  "steps:",
  "  - embed the words",
  "  - { id: mask, text: masked self-attention, why: It works on embedded words. }",
  "  - { id: cross, text: cross-attention }",
  "  - { id: ffn, text: feed-forward network, after: [mask], why: First the words look at each other. }",
  "why: The order of the last two is a matter of taste here.",
);
const translation = translationOf(
  "order",
  "id: decoder",
  "ask: 排出顺序。",
  "steps:",
  "  - 词嵌入",
  "  - { text: 掩码自注意力, why: 它作用于嵌入后的词。 }",
  "  - 交叉注意力",
  "  - { text: 前馈网络, why: 词先要互相看。 }",
  "why: 这里后两步可以交换。",
);
const body = orderKind.read(block, [translation]).items[0]!.body;
const rulesOf = (...lines: string[]) =>
  orderKind.read(blockOf("order", ...lines), []).diagnostics.map(({ line, rule }) => `${line} ${rule}`);
/** Shown as they were written, so that a is the first step. */
const given = { order: [0, 1, 2, 3] };
const score = (answer: string) => orderKind.score(body, given, { text: answer }, "en");

describe("reading", () => {
  test("lets each step follow the one above it, unless it says otherwise", () => {
    expect(body.steps).toEqual([
      { id: "1", after: [] },
      { id: "mask", after: [0] },
      { id: "cross", after: [1] },
      { id: "ffn", after: [1] },
    ]);
    expect(orderKind.read(block, [translation]).diagnostics).toEqual([]);
    expect(orderKind.caseCounts(body)).toEqual({ tests: 0, misconceptions: 2 });
  });
  test("reports all problems", () => {
    expect(
      rulesOf(
        "id: x",
        "ask: Order!",
        "steps:",
        "  - { text: A, id: a }",
        "  - { text: B, id: a, after: [c] }",
        "  - { text: C, id: c }",
      ),
    ).toEqual(["15 duplicate-id", "15 unknown-step"]);
    expect(rulesOf("id: x", "ask: Order!", "steps: [a, b]")).toEqual(["13 too-small"]);
  });
  test("wants every step and every explanation translated", () => {
    const zh = translationOf("order", "id: decoder", "ask: 排", "steps: [一, 二, 三]");
    expect(orderKind.read(block, [zh]).diagnostics.map(({ rule }) => rule)).toEqual(
      Array(4).fill("missing-translation"),
    );
  });
});

describe("asking", () => {
  test("never shows the steps in a right order, nor in the author's", () => {
    for (let index = 0; index < 200; index++) {
      const { order } = orderKind.draw(body, { seed: `s${index}`, avoid: [] });
      expect(
        firstTooEarly(
          order as number[],
          body.steps.map(({ after }) => after),
        ),
      ).not.toBeNull();
    }
    expect(orderKind.draw(body, { seed: "a", avoid: [] })).toEqual(
      orderKind.draw(body, { seed: "a", avoid: [] }),
    );
  });
  test("names the steps by their positions, so that the names reveal nothing", () => {
    const ask = orderKind.ask(body, { order: [2, 0, 3, 1] }, "zh");
    expect(ask).toEqual({
      kind: "order",
      ask: "排出顺序。",
      steps: [
        { id: "a", text: "交叉注意力" },
        { id: "b", text: "词嵌入" },
        { id: "c", text: "前馈网络" },
        { id: "d", text: "掩码自注意力" },
      ],
    });
    expect(orderKind.reveal(body, { order: [2, 0, 3, 1] }, "en")).toMatchObject({
      steps: [{ id: "b" }, { id: "d", why: "It works on embedded words." }, { id: "a" }, { id: "c" }],
      several: true,
    });
  });
  test("falls back to the author's order if a stored one is of other steps", () => {
    expect(orderKind.ask(body, { order: [0, 1] }, "en")).toMatchObject({
      steps: [{ text: "embed the words" }, {}, {}, {}],
    });
  });
});

describe("scoring", () => {
  test("accepts every order that keeps the constraints", () => {
    expect(score("a,b,c,d").verdict).toBe("correct");
    expect(score(" a, b ,d,c ").verdict).toBe("correct");
  });
  test("names the first step that came too early, if the author says why", () => {
    expect(score("a,d,b,c")).toEqual({
      verdict: "wrong",
      misconception: { id: "ffn", says: "First the words look at each other." },
    });
    expect(score("a,c,b,d")).toEqual({ verdict: "wrong", misconception: null });
  });
  test("refuses an answer that does not have each step once", () => {
    for (const answer of ["", " ,", "a,b,c", "a,b,c,c", "a,b,c,d,a", "a,b,c,x"])
      expect(score(answer)).toMatchObject({ verdict: "invalid" });
  });
  test("its samples score as declared, in every order drawn", () => {
    expectSamplesScored(orderKind, body);
  });
});

test("the gate finds equal steps, and orders that are mostly right", () => {
  const gateOf = (...steps: string[]) =>
    orderKind
      .gate(orderKind.read(blockOf("order", "id: x", "ask: Order!", "steps:", ...steps), []).items[0]!.body)
      .map(({ rule }) => rule);
  expect(gateOf("  - a", "  - b", "  - c")).toEqual([]);
  expect(gateOf("  - a", "  - b", "  - a ")).toEqual(["repeated-option"]);
  expect(gateOf("  - a", "  - { text: b, after: [] }", "  - { text: c, after: [] }")).toEqual([
    "too-many-right",
  ]);
});

test("as many orders are right as there are permutations that keep every constraint", () => {
  const constraints = fc
    .integer({ min: 1, max: 6 })
    .chain((size) =>
      fc.tuple(
        ...Array.from({ length: size }, (_, step) =>
          fc.subarray(Array.from({ length: step }, (_, each) => each)),
        ),
      ),
    );
  fc.assert(
    fc.property(constraints, (after) => {
      const kept = permutations(after.length).filter((order) =>
        order.every((step, place) => after[step]!.every((before) => order.indexOf(before) < place)),
      );
      expect(countRightOrders(after)).toBe(kept.length);
      for (const order of permutations(after.length))
        expect(firstTooEarly(order, after) === null).toBe(
          kept.some((right) => String(right) === String(order)),
        );
    }),
    { numRuns: 40 },
  );
});

function permutations(size: number): number[][] {
  if (size === 0) return [[]];
  return permutations(size - 1).flatMap((shorter) =>
    Array.from({ length: size }, (_, place) => [
      ...shorter.slice(0, place),
      size - 1,
      ...shorter.slice(place),
    ]),
  );
}
