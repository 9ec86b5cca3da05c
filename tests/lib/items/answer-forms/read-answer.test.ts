import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages";
import { type ReadAnswer, readAnswer, writtenAnswer } from "@/lib/items/answer-forms/read-answer";
import type { AnswerForm } from "@/lib/items/item-kind";

type Kind = AnswerForm["kind"];

function form(kind: Kind, more: Partial<AnswerForm> = {}): AnswerForm {
  return { kind, signed: true, decimal: true, ...more };
}

function shown(read: ReadAnswer): string {
  return read.ok ? String(read.echo.values.value) : read.reason.code;
}

function reads(kind: Kind, cases: Readonly<Record<string, string>>, more: Partial<AnswerForm> = {}) {
  const seen = Object.keys(cases).map((typed) => [typed, shown(readAnswer(form(kind, more), typed))]);
  expect(Object.fromEntries(seen)).toEqual(cases);
}

describe("a whole number", () => {
  it("is read as people of either language type it", () => {
    reads("integer", {
      "55": "55",
      " +55 ": "55",
      "５５": "55",
      "55。": "55",
      "−5": "−5",
      "－5": "−5",
      "- 5": "−5",
      "(55)": "55",
      "= 55": "55",
      "1,234": "1234",
      "1，234": "1234",
      "1,234,567": "1234567",
      "1 234 567": "1234567",
      "1\u2009234": "1234",
      "1_000_000": "1000000",
      "1.234.567": "1234567",
      "1e3": "1000",
      "2.5×10³": "2500",
      "10^-2": "0.01",
      "6/2": "6/2",
    });
  });

  it("may be missed by a fraction, which is readable and wrong rather than refused", () => {
    reads("integer", { "1,5": "1.5", "1.5": "1.5", "12,34": "12.34", "0,234": "0.234", "1.234": "1.234" });
  });

  it("is refused with its reason where nothing or no number was typed", () => {
    reads("integer", {
      "": "empty",
      "  ": "empty",
      abc: "notANumber",
      "55 px": "notANumber",
      "0x10": "notANumber",
      "--5": "notANumber",
      "1,,2": "notANumber",
      "1.2.3": "notANumber",
      ",": "notANumber",
      "5 5": "severalNumbers",
      "55%": "percent",
      "1/0": "zeroDenominator",
      "1e999": "tooManyDigits",
      [`1${"0".repeat(45)}`]: "tooManyDigits",
      五十五: "notANumber",
    });
  });
});

describe("a number", () => {
  it("takes a comma as the decimal mark unless it may group thousands", () => {
    reads("number", {
      "1,5": "1.5",
      "0,234": "0.234",
      "1234,567": "1234.567",
      "1,2345": "1.2345",
      "1,234.5": "1234.5",
      "1.234,5": "1234.5",
      "1 234,5": "1234.5",
      "1,234,567": "1234567",
      "1,234": "ambiguousComma",
      "-12,345": "ambiguousComma",
    });
  });

  it("tells both readings of an ambiguous comma", () => {
    expect(readAnswer(form("number"), "12,345")).toEqual({
      ok: false,
      reason: { code: "ambiguousComma", values: { text: "12,345", whole: "12345", decimal: "12.345" } },
    });
  });

  it("is read from fractions, powers and Chinese input methods", () => {
    reads("number", {
      "3/4": "3/4",
      "-3 / 4": "−3/4",
      "½": "1/2",
      "1½": "3/2",
      "-1 1/2": "−3/2",
      "0。5": "0.5",
      "０．５": "0.5",
      ".5": "0.5",
      "5.": "5",
      "1.5e-3": "0.0015",
      "1.5·10⁻³": "0.0015",
      "-2E2": "−200",
    });
  });

  it("takes a per cent sign only where per cents are asked for", () => {
    reads("number", { "55%": "55", "55 ％": "55" }, { percent: true });
    reads("number", { "55%": "percent" });
    reads("number", { "55%": "percent" }, { hint: "within 1 %" });
  });
});

describe("a shape", () => {
  it("is read with any brackets and separators", () => {
    const typed = [
      "(64, 55, 55)",
      "[64,55,55]",
      "64x55X55",
      "64 × 55 × 55",
      "64*55*55",
      "64 55 55",
      "（６４，５５，５５）",
      "64、55、55",
      "64；55；55",
      "64, 55, 55,",
    ];
    reads("shape", Object.fromEntries(typed.map((text) => [text, "64 × 55 × 55"])));
    reads("shape", { "(64,)": "64", "-1 x 3": "−1 × 3", "1,024; 3": "1024 × 3" });
  });

  it("is refused where an entry is missing or brackets are strewn about", () => {
    reads("shape", {
      "64,,55": "missingEntry",
      "(64,(55))": "strayBracket",
      "()": "empty",
      "64 by 55": "notANumber",
    });
  });
});

describe("a vector or list", () => {
  it("lets its length decide whether commas separate entries or mark decimals", () => {
    reads(
      "vector",
      { "0,5 0,25": "[0.5, 0.25]", "1/2 1/4": "[1/2, 1/4]", "- 1, + 2": "[−1, 2]" },
      { length: 2 },
    );
    reads("vector", { "0,5 0,25": "[0, 5, 0, 25]" }, { length: 4 });
    reads("vector", { "0,5 0,25": "ambiguousSeparators", "0,5; 0,25": "[0.5, 0.25]" });
    reads("list", { "1,2,3": "[1, 2, 3]", "1\n2\n3": "[1, 2, 3]" });
  });

  it("is refused if it is longer or shorter than the length that was told", () => {
    expect(readAnswer(form("vector", { length: 2 }), "1, 2, 3")).toEqual({
      ok: false,
      reason: { code: "wrongLength", values: { expected: 2, got: 3 } },
    });
  });
});

describe("a matrix", () => {
  it("is read from nested brackets, semicolons and lines", () => {
    const typed = [
      "[[1,2],[3,4]]",
      "((1, 2), (3, 4))",
      "[1,2],[3,4]",
      "[[1. 2.]\n [3. 4.]]",
      "1 2; 3 4",
      "[1 2; 3 4]",
      "1, 2\n3, 4",
      "［［１，２］，［３，４］］",
    ];
    reads("matrix", Object.fromEntries(typed.map((text) => [text, "[[1, 2], [3, 4]]"])), {
      rows: 2,
      cols: 2,
    });
    reads("matrix", { "0,5 1; 2 3,5": "[[0.5, 1], [2, 3.5]]" }, { rows: 2, cols: 2 });
  });

  it("is refused if its size is not the one that was told, or its rows differ", () => {
    reads("matrix", { "1 2 3; 4 5 6": "wrongRow", "1 2": "wrongRows" }, { rows: 2, cols: 2 });
    reads("matrix", { "1 2; 3": "raggedRows", "[[1],2]": "strayBracket", "[]": "empty" });
  });
});

describe("a choice", () => {
  it("is read by the id of an option, in any case and width", () => {
    const options = [{ id: "keep", text: "It is kept" }];
    reads("choice", { keep: "It is kept", ＫＥＥＰ: "It is kept", lose: "unknownOption" }, { options });
  });
});

describe("reading", () => {
  const exact = fc
    .record({
      sign: fc.constantFrom("", "-"),
      whole: fc.nat(10 ** 9),
      decimals: fc.stringMatching(/^[0-9]{0,8}$/),
    })
    .map(({ sign, whole, decimals }) => `${sign}${whole}${decimals === "" ? "" : `.${decimals}`}`);
  const row = fc.array(exact, { minLength: 1, maxLength: 6 });

  it("gives back a value from the text that it was shown as", () => {
    const samples = fc.oneof(
      exact.map((text) => [form("number"), text] as const),
      fc
        .tuple(exact, fc.integer({ min: 1, max: 999 }))
        .map(([a, b]) => [form("fraction"), `${a}/${b}`] as const),
      row.map((entries) => [form("vector"), entries.join(", ")] as const),
      row.map((entries) => [form("shape"), entries.join("x")] as const),
      fc
        .array(fc.tuple(exact, exact), { minLength: 1, maxLength: 4 })
        .map(
          (rows) => [form("matrix"), `[${rows.map((cells) => `[${cells.join(",")}]`).join(",")}]`] as const,
        ),
    );
    fc.assert(
      fc.property(samples, ([asked, typed]) => {
        const read = readAnswer(asked, typed);
        if (!read.ok) return expect.unreachable(`${typed}: ${read.reason.code}`);
        const again = readAnswer(asked, writtenAnswer(asked, read.value));
        expect(again).toEqual(read);
      }),
    );
  });

  it("ends at once and without throwing, whatever is typed", () => {
    const kinds: Kind[] = ["integer", "number", "fraction", "shape", "vector", "list", "matrix", "choice"];
    const nasty = fc.stringMatching(/^[0-9.,;xe/%^*()[\]{} \n+_'，。×−-]{0,1200}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...kinds),
        fc.oneof(nasty, fc.string({ maxLength: 1200 })),
        (kind, typed) => {
          const start = performance.now();
          readAnswer(form(kind), typed);
          expect(performance.now() - start).toBeLessThan(200);
        },
      ),
      { numRuns: 500 },
    );
    const walls = ["(", " ", "1,", "\n", "1 ", "[", "9", "1/", "x", "-", "1\n\n", "10^", "1,2 "];
    for (const wall of walls) {
      for (const kind of kinds) {
        const start = performance.now();
        readAnswer(form(kind), wall.repeat(Math.floor(1000 / wall.length)));
        expect(performance.now() - start).toBeLessThan(200);
      }
    }
  });

  it("has words in both languages for each of its codes", () => {
    expect(Object.keys(messages.zh.answers)).toEqual(Object.keys(messages.en.answers));
    const codes = ["1,,2", "5 5", "5%", "1/0", "1e999", "x".repeat(2000), "", "1,234"].map((typed) =>
      shown(readAnswer(form("number"), typed)),
    );
    for (const code of codes) expect(messages.en.answers).toHaveProperty(code);
  });
});
