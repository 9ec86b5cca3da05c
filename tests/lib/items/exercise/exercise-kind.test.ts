import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages";
import { exerciseKind } from "@/lib/items/exercise/exercise-kind";
import { body, outputSide, outputSideZh } from "./exercise-fixtures";

const side = body(outputSide, outputSideZh);
/** 8 moves less a half, so every misconception but the padding has its own number. */
const given = { n: 16, k: 3, s: 2, p: 1 };

const cell = body(`
id: cell
title: A title
given: { f: { decimal: [0.1, 0.9], step: 0.1 }, c: { int: [1, 9] } }
ask: The old state is {{c}}, the forget gate {{f}}. What is left?
answer: { kind: number, value: f*c, tolerance: { abs: 0.005 }, hint: 2 decimals }
misconceptions:
  - { id: swapped, value: (1 - f)*c, says: The gate is the share that is kept. }
  - { id: divided, value: c/(f - 0.5), says: Multiply. }
  - { id: summed, value: f + c, says: Multiply. }
solution: ["{{f}} · {{c}} = {{answer}}"]
`);

const gates = body(`
id: gates
title: A title
given:
  f: { from: [0, 1], labels: { 0: closed, 1: open } }
  i: { from: [0, 1], labels: { 0: closed, 1: open } }
ask: The forget gate is {{label(f)}}, the input gate {{ label(i) }}. What happens?
answer:
  kind: choice
  value: 'f == 1 ? (i == 1 ? "add" : "keep") : (i == 1 ? "write" : "clear")'
  options: [{ id: keep, text: Kept }, { id: write, text: Replaced }, { id: add, text: Added to }, { id: clear, text: Emptied }]
misconceptions:
  - { id: inverted, value: 'f == 0 ? (i == 1 ? "add" : "keep") : (i == 1 ? "write" : "clear")', says: "{{label(f)}} means something else." }
`);

const rows = body(`
id: rows
title: A title
given: { x: { vector: 2, int: [1, 3] } }
ask: "Double {{x}}."
answer: { kind: vector, value: 2*x }
misconceptions: [{ id: same, value: x, says: Doubled }, { id: squared, value: x*x + 1, says: Squared }]
`);

const table = body(`
id: table
title: A title
given: { M: { matrix: [2, 2], int: [-1, 3] } }
ask: "Transpose {{M}}."
answer: { kind: matrix, value: transpose(M) }
misconceptions: [{ id: same, value: M, says: Same }, { id: negated, value: -M, says: Negated }]
`);

const part = body(`
id: part
title: A title
given: { a: { int: [1, 9] }, b: { int: [2, 9] } }
ask: "Which part of {{b}} is {{a}}?"
answer: { kind: fraction, value: a/b }
misconceptions: [{ id: turned, value: b/a, says: Turned }, { id: product, value: a*b, says: Product }]
`);

const shape = body(`
id: shape
title: A title
given: { c: { int: [2, 9] }, n: { int: [4, 9] } }
ask: "{{c}} filters on {{n}}×{{n}}: which shape?"
answer: { kind: shape, value: "[c, n - 2, n - 2]" }
misconceptions: [{ id: flat, value: "[n - 2, n - 2]", says: Channels }, { id: padded, value: "[c, n, n]", says: No padding }]
`);

const matrix = body(`
id: matrix
title: A title
given: { a: { int: [2, 20] } }
ask: "What are the multiples of {{a}}?"
answer: { kind: matrix, value: "[[a, -2*a], [3*a, 4*a]]" }
misconceptions: [{ id: plus, value: "[[a, 2*a], [3*a, 4*a]]", says: Sign }, { id: same, value: "[[a, a], [a, a]]", says: Same }]
`);

const order = body(`
id: order
title: A title
given: { p: { permutation: 4 } }
ask: "Where do {{p}} go?"
answer: { kind: list, value: p }
misconceptions: [{ id: identity, value: "[1, 2, 3, 4]", says: Sorted }, { id: back, value: "5 - p", says: Backwards }]
`);

describe("asking", () => {
  it("prints the numbers drawn, in the learner's language", () => {
    expect(exerciseKind.ask(side, given, "en")).toEqual({
      kind: "exercise",
      ask: "A 16×16 map meets a 3×3 kernel, stride 2, padding 1. How wide is the output?",
      answer: { kind: "integer", signed: false, decimal: true },
    });
    expect(exerciseKind.ask(side, given, "zh")).toMatchObject({
      ask: "16×16的图，3×3的核，步幅2，填充1。输出多宽？",
    });
  });

  it("falls back to English where a translation is missing", () => {
    expect(exerciseKind.ask(cell, { f: 0.3, c: 2 }, "zh")).toEqual({
      kind: "exercise",
      ask: "The old state is 2, the forget gate 0.3. What is left?",
      answer: { kind: "number", signed: true, decimal: true, hint: "2 decimals" },
    });
  });

  it("prints the labels of values and the options of a choice", () => {
    expect(exerciseKind.ask(gates, { f: 1, i: 0 }, "en")).toMatchObject({
      ask: "The forget gate is open, the input gate closed. What happens?",
      answer: {
        options: [
          { id: "keep", text: "Kept" },
          { id: "write", text: "Replaced" },
          { id: "add", text: "Added to" },
          { id: "clear", text: "Emptied" },
        ],
      },
    });
  });

  it("tells the size of a vector or matrix, but not of a shape, nor if a mistake changes the size", () => {
    expect(exerciseKind.ask(rows, { x: [1, 2] }, "en")).toMatchObject({ answer: { length: 2 } });
    expect(
      exerciseKind.ask(
        table,
        {
          M: [
            [1, 2],
            [3, 0],
          ],
        },
        "en",
      ),
    ).toMatchObject({ answer: { rows: 2, cols: 2 } });
    const alike = { ...shape, misconceptions: shape.misconceptions.filter(({ id }) => id === "padded") };
    const asked = exerciseKind.ask(alike, { c: 2, n: 5 }, "en");
    expect(asked.kind === "exercise" && asked.answer).toEqual({
      kind: "shape",
      signed: false,
      decimal: false,
    });
    const unsized = { ...rows, misconceptions: [{ id: "short", value: "[1]", says: { en: "Short" } }] };
    const open = exerciseKind.ask(unsized, { x: [1, 2] }, "en");
    expect(open.kind === "exercise" && open.answer.length).toBe(undefined);
  });
});

describe("scoring", () => {
  it("puts correctness first, then names the first misconception that fits", () => {
    expect(exerciseKind.score(side, given, { text: "8" }, "en")).toEqual({ verdict: "correct" });
    expect(exerciseKind.score(side, given, { text: "7" }, "en")).toEqual({
      verdict: "wrong",
      misconception: { id: "no-plus-one", says: "The first position counts too." },
    });
    expect(exerciseKind.score(side, given, { text: "8,5" }, "zh")).toEqual({
      verdict: "wrong",
      misconception: { id: "no-floor", says: "只算整步。" },
    });
    expect(exerciseKind.score(side, given, { text: "9" }, "en")).toEqual({
      verdict: "wrong",
      misconception: null,
    });
  });

  it("skips a misconception that leads to the right answer here", () => {
    const near = {
      ...cell,
      misconceptions: [{ id: "near", value: "f*c + 0.004", says: { en: "Near" } }, ...cell.misconceptions],
    };
    const half = { f: 0.5, c: 4 };
    expect(exerciseKind.score(near, half, { text: "2.008" }, "en")).toEqual({
      verdict: "wrong",
      misconception: null,
    });
    const far = {
      ...near,
      misconceptions: near.misconceptions.map((one) =>
        one.id === "near" ? { ...one, value: "f*c + 0.006" } : one,
      ),
    };
    expect(exerciseKind.score(far, half, { text: "2.008" }, "en")).toMatchObject({
      misconception: { id: "near" },
    });
  });

  it("accepts a per cent sign if the block says so, and never drops one from a fraction", () => {
    const share = (percent: string) =>
      body(`
id: share
title: A title
given: { a: { int: [1, 9] } }
ask: Which share of 10 is {{a}}?
answer: { kind: number, value: 10*a, tolerance: { rel: 0.01 }, hint: within 1 %${percent} }
misconceptions: [{ id: turned, value: 10/a, says: Turned }, { id: product, value: 11*a, says: Product }]
`);
    expect(exerciseKind.score(share(", percent: true"), { a: 3 }, { text: "30 %" }, "en")).toEqual({
      verdict: "correct",
    });
    expect(exerciseKind.score(share(""), { a: 3 }, { text: "30 %" }, "en")).toMatchObject({
      verdict: "invalid",
    });
  });

  it("skips a misconception that has no value in this variant", () => {
    expect(exerciseKind.score(cell, { f: 0.5, c: 4 }, { text: "4.5" }, "en")).toMatchObject({
      misconception: { id: "summed" },
    });
  });

  it("accepts 0 if the computed value is only rounding noise", () => {
    const angle = (answer: string, given = "k: { int: [0, 24] }") =>
      body(`
id: angle
title: A title
given: { ${given} }
where: ["sin(k*pi/12) <= 1"]
ask: "$k = {{k}}$: {{sin(k*pi/12)}}?"
answer: ${answer}
misconceptions:
  - { id: negated, value: -sin(k*pi/12), says: Sign }
  - { id: cosine, value: cos(k*pi/12), says: Cosine }
`);
    const plain = [
      angle("{ kind: number, value: sin(k*pi/12) }"),
      angle("{ kind: number, value: sin(k*pi/12), tolerance: { rel: 0.01 } }"),
      angle("{ kind: number, value: sin(k*pi/12), digits: 3 }"),
    ];
    for (const exercise of plain) {
      const ask = exerciseKind.ask(exercise, { k: 12 }, "en");
      expect(ask.kind === "exercise" && ask.ask).toBe("$k = 12$: 0?");
      expect(exerciseKind.reveal(exercise, { k: 12 }, "en")).toMatchObject({ answer: "0" });
      const verdicts = ["0", "0.0", "1.22465e-16", "1.22465 × 10⁻¹⁶", "0.001"].map(
        (typed) => exerciseKind.score(exercise, { k: 12 }, { text: typed }, "en").verdict,
      );
      expect(verdicts).toEqual(["correct", "correct", "correct", "correct", "wrong"]);
      expect(exerciseKind.score(exercise, { k: 12 }, { text: "-1" }, "en")).toMatchObject({
        misconception: { id: "cosine" },
      });
      // Minus 0 is not a separate mistake.
      expect(exerciseKind.samples(exercise, { k: 12 })).toMatchObject({
        right: ["0", " 0 ", "０"],
        wrong: ["−1"],
      });
    }
    const vector = angle("{ kind: vector, value: '[sin(k*pi/12), cos(k*pi/12)]' }");
    const matrix = angle("{ kind: matrix, value: '[[cos(k*pi/12), 0], [sin(k*pi/12), 1]]' }");
    const choice = angle(
      `{ kind: choice, value: 'sin(k*pi/12) > 0 ? "up" : sin(k*pi/12) == 0 ? "flat" : "down"', options: [{ id: up, text: Up }, { id: down, text: Down }, { id: flat, text: Flat }] }`,
    );
    expect(exerciseKind.score(vector, { k: 12 }, { text: "0, -1" }, "en").verdict).toBe("correct");
    expect(exerciseKind.score(matrix, { k: 6 }, { text: "0 0; 1 1" }, "en").verdict).toBe("correct");
    expect(exerciseKind.score(choice, { k: 24 }, { text: "flat" }, "en").verdict).toBe("correct");
  });

  it("queries an answer that would be right in another reading", () => {
    const flat = body(`
id: flat
title: A title
given: { n: { from: [1024, 1152] } }
ask: Which shape have {{n}} channels of 7×7?
answer: { kind: shape, value: "[n, 7, 7]" }
misconceptions: [{ id: last, value: "[7, 7, n]", says: Channels first }, { id: two, value: "[7, 7]", says: Channels }]
`);
    const verdict = (typed: string, n = 1152) =>
      exerciseKind.score(flat, { n }, { text: typed }, "en").verdict;
    expect(["1,024, 7, 7", "1,024 x 7 x 7", "1 024 7 7"].map((typed) => verdict(typed, 1024))).toEqual(
      Array(3).fill("correct"),
    );
    expect(["1.024 x 7 x 7", "1.024, 7, 7"].map((typed) => verdict(typed, 1024))).toEqual(
      Array(2).fill("invalid"),
    );
    expect(verdict("1,152, 7, 7")).toBe("correct");
    expect(exerciseKind.score(flat, { n: 1152 }, { text: "1,152,7,7" }, "en")).toEqual({
      verdict: "invalid",
      reason: { code: "ambiguousSeparators", values: { text: "1,152,7,7" } },
    });
    expect(exerciseKind.score(flat, { n: 1152 }, { text: "7, 7, 1152" }, "en")).toMatchObject({
      misconception: { id: "last" },
    });
  });

  it("never counts an unreadable answer", () => {
    expect(exerciseKind.score(side, given, { text: "eight" }, "en")).toEqual({
      verdict: "invalid",
      reason: { code: "notANumber", values: { text: "eight" } },
    });
  });

  const variants = [
    [side, given],
    [cell, { f: 0.3, c: 7 }],
    [gates, { f: 1, i: 0 }],
    [rows, { x: [2, 3] }],
    [
      table,
      {
        M: [
          [1, 2],
          [3, 0],
        ],
      },
    ],
    [part, { a: 3, b: 7 }],
    [shape, { c: 3, n: 8 }],
    [order, { p: [3, 1, 4, 2] }],
  ] as const;

  it.each(variants)("tells right, wrong and unreadable apart in both languages (%#)", (exercise, drawn) => {
    const samples = exerciseKind.samples(exercise, drawn);
    expect(samples.right.length).toBeGreaterThan(0);
    expect(samples.wrong.length).toBeGreaterThan(0);
    for (const locale of ["en", "zh"] as const) {
      const verdict = (answer: string) =>
        exerciseKind.score(exercise, drawn, { text: answer }, locale).verdict;
      expect(samples.right.map(verdict)).toEqual(samples.right.map(() => "correct"));
      expect(samples.wrong.map(verdict)).toEqual(samples.wrong.map(() => "wrong"));
      expect(samples.unreadable.map(verdict)).toEqual(samples.unreadable.map(() => "invalid"));
      for (const answer of samples.unreadable) {
        const score = exerciseKind.score(exercise, drawn, { text: answer }, locale);
        expect(messages[locale].answers).toHaveProperty(score.verdict === "invalid" ? score.reason.code : "");
      }
    }
  });
});

describe("revealing", () => {
  it("works the solution with the numbers drawn", () => {
    expect(exerciseKind.reveal(side, given, "en")).toEqual({
      kind: "exercise",
      answer: "8",
      solution: ["The kernel moves over $ 15 $ cells.", "With the first position, **8**."],
    });
    expect(exerciseKind.reveal(side, given, "zh")).toMatchObject({
      solution: ["核能移动15格。", "加上起点，得**8**。"],
    });
  });

  it("writes a requested number as a decimal, and a fraction as a fraction", () => {
    const quotient = (kind: string) =>
      body(`
id: quotient
title: A title
given: { a: { int: [40, 60] } }
ask: What is 5308416 divided by {{a}}?
answer: { kind: ${kind}, value: 5308416/a${kind === "number" ? ", tolerance: { abs: 0.5 }" : ""} }
misconceptions: [{ id: turned, value: a/5308416, says: Turned }, { id: product, value: a*5308416, says: Product }]
solution: ["It is {{answer}}."]
`);
    expect(exerciseKind.reveal(quotient("number"), { a: 49 }, "en")).toEqual({
      kind: "exercise",
      answer: "108,335",
      solution: ["It is **108,335**."],
    });
    expect(exerciseKind.reveal(quotient("number"), { a: 48 }, "en")).toMatchObject({ answer: "110,592" });
    const exact = exerciseKind.reveal(quotient("fraction"), { a: 49 }, "en");
    expect(exact).toMatchObject({ answer: expect.stringContaining("5308416") });
  });

  it("writes a shape in round brackets, and the text of a chosen option", () => {
    expect(exerciseKind.reveal(shape, { c: 3, n: 8 }, "en")).toMatchObject({ answer: "(3, 6, 6)" });
    expect(exerciseKind.reveal(matrix, { a: 5 }, "en")).toMatchObject({
      answer: "$\\begin{bmatrix} 5 & -10 \\\\ 15 & 20 \\end{bmatrix}$",
    });
    expect(exerciseKind.reveal(gates, { f: 0, i: 0 }, "en")).toMatchObject({ answer: "Emptied" });
    expect(exerciseKind.reveal(part, { a: 3, b: 7 }, "en")).toMatchObject({ answer: "3/7" });
  });
});
