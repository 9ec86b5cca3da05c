import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { choiceKind, misconceptionsOf } from "@/lib/items/choice/choice-kind";
import { blockOf, translationOf } from "../../../support/blocks";

const block = blockOf(
  "choice",
  "id: gate",
  "concepts: [gates]",
  "ask: Which gate?",
  "options:",
  "  - { text: forget, right: true }",
  "  - { text: input, why: It scales the new candidate. }",
  "  - { text: output, id: out }",
  "why: It multiplies the old state.",
);
const translation = translationOf(
  "choice",
  "id: gate",
  "ask: 哪个门？",
  "options:",
  "  - text: 遗忘门",
  "  - { text: 输入门, why: 它作用于候选值。 }",
  "  - text: 输出门",
  "why: 它与旧状态相乘。",
);
const single = choiceKind.read(block, [translation]).items[0]!.body;
const several = choiceKind.read(
  blockOf(
    "choice",
    "id: x",
    "ask: Which?",
    "options:",
    "  - { text: a, right: true }",
    "  - { text: b, right: true }",
    "  - { text: c, why: No. }",
    "  - text: d",
  ),
  [],
).items[0]!.body;

describe("reading", () => {
  test("names options by their place unless they have a name", () => {
    expect(single.options).toEqual([
      { id: "1", right: true },
      { id: "2", right: false },
      { id: "out", right: false },
    ]);
    expect(misconceptionsOf(single, "zh")).toEqual([{ id: "2", says: "它作用于候选值。" }]);
    expect(choiceKind.caseCounts(single)).toEqual({ tests: 0, misconceptions: 1 });
  });
  test("reports all problems", () => {
    const { items, diagnostics } = choiceKind.read(
      blockOf(
        "choice",
        "id: x",
        "ask: Which?",
        "options:",
        "  - { text: a, id: b }",
        "  - { text: c, id: b }",
        "  - { text: 4, rihgt: true }",
      ),
      [],
    );
    expect(items).toEqual([]);
    expect(diagnostics.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      "16 wrong-type",
      "16 unknown-field",
    ]);
    const twice = choiceKind.read(
      blockOf(
        "choice",
        "id: x",
        "ask: Which?",
        "options:",
        "  - { text: a, id: b }",
        "  - { text: c, id: b }",
      ),
      [],
    );
    expect(twice.diagnostics.map(({ line, rule }) => `${line} ${rule}`)).toEqual([
      "15 duplicate-id",
      "14 no-right-option",
    ]);
  });
  test("wants all options translated, and no more", () => {
    const zh = translationOf(
      "choice",
      "id: gate",
      "ask: 哪个？",
      "options:",
      "  - text: 一",
      "  - text: 二",
      "  - text: 三",
      "  - text: 四",
    );
    expect(
      choiceKind
        .read(block, [zh])
        .diagnostics.map(({ line, severity, rule }) => `${line} ${severity} ${rule}`),
    ).toEqual([
      "21 warning missing-translation",
      "25 warning missing-translation",
      "27 error surplus-translation",
    ]);
  });
});

describe("the order of the options", () => {
  const order = (seed: string) => choiceKind.draw(single, { seed, avoid: [] });

  test("is drawn from the seed", () => {
    expect(order("a")).toEqual(order("a"));
    const orders = new Set(Array.from({ length: 200 }, (_, index) => String(order(`s${index}`).order)));
    expect(orders.size).toBe(6);
  });
  test("is uniform (χ² with 5 degrees of freedom, 1 in 1,000)", () => {
    const counts = new Map<string, number>();
    for (let index = 0; index < 6000; index++) {
      const drawn = String(order(`uniform ${index}`).order);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    const chi2 = [...counts.values()].reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0);
    expect(chi2).toBeLessThan(20.52);
  });
  test("is not one of those seen lately while there is another", () => {
    const all = ["1,2,out", "1,out,2", "2,1,out", "2,out,1", "out,1,2"].map((seen) => ({
      order: seen.split(","),
    }));
    for (const seed of ["a", "b", "c"])
      expect(choiceKind.draw(single, { seed, avoid: all })).toEqual({ order: ["out", "2", "1"] });
  });
  test("applies to the question and to the explanation, in each language", () => {
    const given = { order: ["out", "1", "2"] };
    expect(choiceKind.ask(single, given, "zh")).toEqual({
      kind: "choice",
      ask: "哪个门？",
      multiple: false,
      options: [
        { id: "out", text: "输出门" },
        { id: "1", text: "遗忘门" },
        { id: "2", text: "输入门" },
      ],
    });
    expect(choiceKind.reveal(single, given, "en")).toEqual({
      kind: "choice",
      options: [
        { id: "out", right: false },
        { id: "1", right: true },
        { id: "2", right: false, why: "It scales the new candidate." },
      ],
      why: "It multiplies the old state.",
    });
  });
  test("of an older version falls back to the author's", () => {
    for (const stale of [
      {},
      { order: ["1", "2"] },
      { order: ["1", "2", "gone"] },
      { order: ["1", "1", "2"] },
    ]) {
      const asked = choiceKind.ask(single, stale, "en");
      expect(asked.kind === "choice" && asked.options.map(({ id }) => id)).toEqual(["1", "2", "out"]);
    }
  });
});

describe("scoring", () => {
  const score = (body: typeof single, answer: string) => choiceKind.score(body, {}, { text: answer }, "en");

  test("one right option is right; a wrong one is explained by its author if at all", () => {
    expect(score(single, "1")).toEqual({ verdict: "correct" });
    expect(score(single, "2")).toEqual({
      verdict: "wrong",
      misconception: { id: "2", says: "It scales the new candidate." },
    });
    expect(score(single, "out")).toEqual({ verdict: "wrong", misconception: null });
  });
  test("of several right options all are wanted, and nothing else, in any order", () => {
    expect(score(several, "2, 1")).toEqual({ verdict: "correct" });
    expect(score(several, "1")).toEqual({ verdict: "wrong", misconception: null });
    expect(score(several, "1,2,3")).toEqual({ verdict: "wrong", misconception: { id: "3", says: "No." } });
  });
  test("an answer that is not a choice costs nothing", () => {
    expect(score(single, " ")).toEqual({ verdict: "invalid", reason: { code: "empty", values: {} } });
    expect(score(single, "forget")).toEqual({
      verdict: "invalid",
      reason: { code: "unknownOption", values: { text: "forget" } },
    });
    expect(score(single, "1,2")).toEqual({
      verdict: "invalid",
      reason: { code: "unknownOption", values: { text: "1,2" } },
    });
  });
  test("any text gets one of the three verdicts", () => {
    fc.assert(
      fc.property(fc.string(), (answer) => {
        expect(["correct", "wrong", "invalid"]).toContain(score(several, answer).verdict);
      }),
    );
  });
  test("the kind's samples score as declared", () => {
    for (const body of [single, several]) {
      const samples = choiceKind.samples(body, {});
      expect(samples.right.map((answer) => score(body, answer).verdict)).toEqual(["correct"]);
      expect(new Set(samples.wrong.map((answer) => score(body, answer).verdict))).toEqual(new Set(["wrong"]));
      expect(new Set(samples.unreadable.map((answer) => score(body, answer).verdict))).toEqual(
        new Set(["invalid"]),
      );
    }
  });
});

test("the gate finds equal options, and a question without a wrong one", () => {
  const gate = (...options: string[]) =>
    choiceKind
      .gate(choiceKind.read(blockOf("choice", "id: x", "ask: a", "options:", ...options), []).items[0]!.body)
      .map(({ rule }) => rule);
  expect(gate("  - { text: a, right: true }", "  - text: a")).toEqual(["repeated-option"]);
  expect(gate("  - { text: a, right: true }", "  - { text: b, right: true }")).toEqual(["no-wrong-option"]);
});
