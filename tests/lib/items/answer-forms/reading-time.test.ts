import fc from "fast-check";
import { expect, it } from "vitest";
import { formNames, readerOf } from "@/lib/items/answer-forms/form-readers";
import { otherwiseRight } from "@/lib/items/answer-forms/other-readings";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";
import { readPairs } from "@/lib/items/pair-answer";
import { longestAnswer } from "@/lib/quiz/limits";

const kinds = formNames;
const options = [{ id: "keep", text: "Kept" }];

/** Signs that the readers look for, and variants from input methods and pasted text. */
const alphabet = [
  ...[
    "[",
    "]",
    "(",
    ")",
    "{",
    "}",
    "[[",
    "]]",
    "] [",
    "],[",
    ",",
    ", ",
    ",,",
    ";",
    "、",
    "，",
    "\n",
    "\r\n",
    " ",
    "\t",
  ],
  ...[
    "0",
    "1",
    "9",
    "000",
    "024",
    "1,024",
    "1.024",
    "1 024",
    "0,5",
    "½",
    "1/2",
    "/",
    "1 1/2",
    "%",
    ".",
    "。",
    "e",
    "e9",
  ],
  ...[
    "x",
    "×",
    "*",
    "**",
    "^",
    "10^",
    "x10^3",
    "×10³",
    "⁻",
    "³",
    "-",
    "−",
    "+",
    "- ",
    "=",
    "'",
    "_",
    "\u2009",
    "\u200b",
  ],
  ...["ｘ", "［", "５", "a", "五", ":", "keep", "\u2060"],
];

const reads = [
  ...kinds.map((kind) => ({
    bound: readerOf(kind).longest,
    read: (typed: string) => readAnswer({ kind, signed: true, decimal: true, options }, typed),
  })),
  ...[[1, 1, 1], [[1], [1]], 1].map((value) => ({
    bound: longestAnswer,
    read: (typed: string) => {
      const kind = typeof value === "number" ? "number" : Array.isArray(value[0]) ? "matrix" : "vector";
      const form = { kind, signed: true, decimal: true } as const;
      return readAnswer(form, typed).ok && otherwiseRight(form, typed, value, undefined);
    },
  })),
  { bound: longestAnswer, read: (typed: string) => readPairs({ text: typed }, ["1", "9"], ["x", "keep"]) },
];

/** The machine may be busy, so a reading is slow only if it is slow repeatedly. */
function quickestMs(read: () => unknown, enoughMs: number): number {
  let quickest = Number.POSITIVE_INFINITY;
  for (let tried = 0; tried < 8 && quickest > enoughMs; tried++) {
    const start = performance.now();
    read();
    quickest = Math.min(quickest, performance.now() - start);
  }
  return quickest;
}

it("no text within the limit takes a reader longer than 20 ms", () => {
  const some = fc.array(fc.constantFrom(...alphabet), { maxLength: 3 }).map((parts) => parts.join(""));
  const unit = fc
    .array(fc.constantFrom(...alphabet), { minLength: 1, maxLength: 3 })
    .map((parts) => parts.join(""));
  let count = 0;
  fc.assert(
    fc.property(
      fc.nat(reads.length - 1),
      some,
      unit,
      some,
      fc.double({ min: 0, max: 1 }),
      (at, head, one, tail, part) => {
        const { bound, read } = reads[at]!;
        // The maximum length in half of the cases.
        const length = Math.floor(bound * Math.min(1, 2 * part)) - head.length - tail.length;
        const typed = `${head}${one.repeat(Math.max(0, Math.floor(length / one.length)))}${tail}`;
        count += 1;
        expect(
          quickestMs(() => read(typed), 20),
          JSON.stringify(typed.slice(0, 40)),
        ).toBeLessThan(20);
      },
    ),
    { numRuns: 50_000, seed: 9 },
  );
  expect(count).toBeGreaterThanOrEqual(50_000);
}, 240_000);

it("a text longer than the form's limit is refused unread", () => {
  for (const kind of kinds) {
    const form = { kind, signed: true, decimal: true, options };
    expect(readAnswer(form, "1".repeat(readerOf(kind).longest + 1))).toEqual({
      ok: false,
      reason: { code: "tooLong", values: {} },
    });
    expect(readerOf(kind).longest).toBeLessThanOrEqual(longestAnswer);
  }
  expect(readerOf("integer").longest).toBeLessThan(readerOf("matrix").longest);
});
