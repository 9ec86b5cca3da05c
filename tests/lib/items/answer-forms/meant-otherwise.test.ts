import fc from "fast-check";
import Fraction from "fraction.js";
import { describe, expect, it } from "vitest";
import { formatValue } from "@/lib/expression/format-value";
import type { Value } from "@/lib/expression/value";
import type { AnswerForm } from "@/lib/items/answer-forms/answer-form";
import { answerFits } from "@/lib/items/answer-forms/compare-answers";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import { otherwiseRight } from "@/lib/items/answer-forms/other-readings";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";

/** Graded as in an exercise, without misconceptions. */
function graded(form: AnswerForm, typed: string, key: Value): "right" | "asked" | "wrong" {
  const read = readAnswer(form, typed);
  if (!read.ok) return "asked";
  if (answerFits(read.value, key)) return "right";
  return otherwiseRight(form, typed, key, undefined) === null ? "wrong" : "asked";
}

function neverWrong(form: AnswerForm, typed: string, key: Value) {
  if (graded(form, typed, key) === "wrong") expect.unreachable(`${form.kind} ${form.length ?? ""}: ${typed}`);
}

const whole = fc.oneof(
  fc.integer({ min: 0, max: 999 }),
  fc.integer({ min: 1000, max: 9999 }),
  fc.integer({ min: 10_000, max: 9_999_999 }),
  fc.constantFrom(1000, 1024, 1152, 2048, 25_088, 100_352, 102_400),
);
/** With up to four decimals. */
const decimal = fc
  .tuple(whole, fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 0, max: 4 }), fc.boolean())
  .map(([number, part, places, isNegative]) => {
    const size = new Fraction(number).add(new Fraction(part, 10_000)).round(places);
    return isNegative ? size.neg() : size;
  });

type Write = (number: Fraction) => string;

/** Spellings of a number by this program, with all its digits. */
const ownWays: readonly Write[] = [
  (number) => formatValue(number, "en"),
  (number) => formatValue(number, "zh", { grouped: true }),
  (number) => formatValue(number, "en", { math: true }),
  (number) => formatValue(number, "en", { math: true, grouped: true }),
  (number) => formRules.fraction.typed(number),
];

function marked(number: Fraction, group: string, mark: string): string {
  const [integer = "", decimals] = formatValue(number, "en").split(".");
  const grouped = integer.replace(/\B(?=(?:\d{3})+$)/g, group);
  return decimals === undefined ? grouped : `${grouped}${mark}${decimals}`;
}

/** Spellings of a number by people, here and elsewhere. */
const humanWays: readonly Write[] = [
  (number) => marked(number, ",", "."),
  (number) => marked(number, ".", ","),
  (number) => marked(number, " ", ","),
  (number) => marked(number, " ", "."),
  (number) => marked(number, "'", "."),
  (number) => marked(number, "\u202f", ","),
  (number) => marked(number, "", ","),
  (number) => marked(number, "，", "。"),
  (number) => `${marked(number.div(1000), "", ".")}×10³`,
  (number) => `${number.mul(100).toFraction()}*10^-2`,
];
const everyWay = fc.constantFrom(...ownWays, ...humanWays);

const separators = fc.constantFrom(", ", ",", "; ", ";", " ", "、", "，", " × ", "x", "\n", ",\n", "*");
const brackets = fc.constantFrom(["", ""], ["(", ")"], ["[", "]"], ["（", "）"], ["", ","]);

const form = (kind: AnswerForm["kind"], more: Partial<AnswerForm> = {}): AnswerForm => ({
  kind,
  signed: true,
  decimal: true,
  ...more,
});

describe("an answer that is right as it was meant", { timeout: 60_000 }, () => {
  it("is read as intended or queried, if this program writes its number so", () => {
    fc.assert(
      fc.property(decimal, fc.constantFrom(...ownWays), (number, write) => {
        for (const kind of ["number", "fraction", "integer"] as const) {
          const read = readAnswer(form(kind), write(number));
          if (read.ok && !answerFits(read.value, number)) expect.unreachable(`${kind}: ${write(number)}`);
        }
        if (number.d === 1n) expect(graded(form("number"), ownWays[1]!(number), number)).toBe("right");
      }),
      { numRuns: 2_000, seed: 3 },
    );
  });

  it("is never graded as wrong, in whatever way a number is written", () => {
    fc.assert(
      fc.property(decimal, everyWay, (number, write) => {
        const typed = write(number);
        for (const kind of ["number", "fraction", "integer"] as const) neverWrong(form(kind), typed, number);
      }),
      { numRuns: 3_000, seed: 4 },
    );
  });

  it("is never graded as wrong, in whatever way a row is written", () => {
    const entry = fc.oneof(
      whole.map((number) => new Fraction(number)),
      decimal,
    );
    fc.assert(
      fc.property(
        fc.array(entry, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...humanWays.slice(0, 8), ownWays[0]!),
        separators,
        brackets,
        fc.boolean(),
        (entries, write, separator, [open, close], isTold) => {
          const typed = `${open}${entries.map(write).join(separator)}${close}`;
          const isWhole = entries.every(({ d }) => d === 1n);
          for (const kind of ["vector", ...(isWhole ? (["shape", "list"] as const) : [])] as const) {
            const asked = form(kind, isTold ? { length: entries.length } : {});
            neverWrong(asked, typed, entries);
          }
        },
      ),
      { numRuns: 4_000, seed: 5 },
    );
  });

  it("is never graded as wrong, in whatever way a matrix is written", () => {
    const row = fc.tuple(decimal, decimal, decimal);
    const layout = fc.constantFrom<[string, string, string]>(
      ["[[", "], [", "]]"],
      ["((", "),(", "))"],
      ["[", "]\n[", "]"],
      ["", "\n", ""],
      ["", "; ", ""],
      ["[", ";", "]"],
    );
    const within = fc.constantFrom(", ", ",", " ", "、", "\t");
    fc.assert(
      fc.property(
        fc.array(row, { minLength: 1, maxLength: 3 }),
        fc.constantFrom(...humanWays.slice(0, 8), ownWays[0]!),
        within,
        layout,
        fc.boolean(),
        (rows, write, separator, [open, between, close], isTold) => {
          const typed = `${open}${rows.map((cells) => cells.map(write).join(separator)).join(between)}${close}`;
          const asked = form("matrix", isTold ? { rows: rows.length, cols: 3 } : {});
          neverWrong(asked, typed, rows);
        },
      ),
      { numRuns: 2_000, seed: 6 },
    );
  });
});

describe("a question about an answer", () => {
  const follow: [AnswerForm, string, Value, string][] = [
    [form("shape"), "1,152,7,7", [1152, 7, 7].map((side) => new Fraction(side)), "1152, 7, 7"],
    [form("shape"), "64,112, 112", [64, 112, 112].map((side) => new Fraction(side)), "64, 112, 112"],
    [form("shape"), "64 × 10²", [64, 100].map((side) => new Fraction(side)), "64, 100"],
    [form("shape"), "1.024 x 7 x 7", [1024, 7, 7].map((side) => new Fraction(side)), "1024 x 7 x 7"],
    [form("vector"), "0,5, 0,25", [new Fraction(1, 2), new Fraction(1, 4)], "0.5, 0.25"],
    [form("vector"), "0,5,0,25", [new Fraction(1, 2), new Fraction(1, 4)], "0.5, 0.25"],
    [form("vector"), "0,5 0,25", [0, 5, 0, 25].map((side) => new Fraction(side)), "0, 5, 0, 25"],
    [form("number"), "12,345", new Fraction(12_345, 1000), "12.345"],
    [form("number"), "25.088", new Fraction(25_088), "25088"],
    [form("integer"), "25.088", new Fraction(25_088, 1000), "25.0880"],
    [
      form("matrix"),
      "0,5 1; 2 3,5",
      [
        [0.5, 1],
        [2, 3.5],
      ].map((row) => row.map((x) => new Fraction(x))),
      "0.5, 1; 2, 3.5",
    ],
  ];

  it.each(follow)("%o “%s” is answered by doing what it says", (asked, typed, key, remedied) => {
    expect(graded(asked, typed, key)).toBe("asked");
    expect(graded(asked, remedied, key)).toBe("right");
  });

  it("is not asked if the answer is wrong in every reading", () => {
    const key = [1152, 7, 7].map((side) => new Fraction(side));
    expect(graded(form("shape"), "1,153,7,7", key)).toBe("wrong");
    expect(graded(form("shape"), "1,152,7", key)).toBe("wrong");
    expect(graded(form("number"), "12,346", new Fraction(12_345))).toBe("wrong");
    expect(graded(form("integer"), "25,088", new Fraction(25_089))).toBe("wrong");
  });
});
