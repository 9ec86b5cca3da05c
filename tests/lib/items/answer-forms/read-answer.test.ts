import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { messages } from "@/lib/i18n/messages";
import type { AnswerForm, ReadAnswer } from "@/lib/items/answer-forms/answer-form";
import { readAnswer, writtenAnswer } from "@/lib/items/answer-forms/read-answer";
import type { Markdown } from "@/lib/markdown/markup";

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
  it("is read as people type it in either language", () => {
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

  it("may be answered with a fraction, which is wrong rather than refused", () => {
    reads("integer", { "1,5": "1.5", "1.5": "1.5", "12,34": "12.34", "0,234": "0.234", "1.2345": "1.2345" });
  });

  it("is queried if its point could group thousands, and read as the query suggests", () => {
    reads("integer", {
      "25.088": "ambiguousNumber",
      "-1.024": "ambiguousNumber",
      "102.400": "ambiguousNumber",
    });
    const asked = readAnswer(form("integer"), "−25.088");
    expect(asked).toEqual({
      ok: false,
      reason: { code: "ambiguousNumber", values: { text: "−25.088", whole: "−25088", decimal: "−25.0880" } },
    });
    reads("integer", { "−25088": "−25088", "−25.0880": "−25.0880" });
    reads("integer", { "25,088": "25088", "25 088": "25088", "25'088": "25088", "25’088": "25088" });
    reads("integer", { "２５，０８８": "25088", "25.088e3": "ambiguousNumber", "25.088.000": "25088000" });
  });

  it("is refused with its reason if nothing or no number was typed", () => {
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
      "1,234": "ambiguousNumber",
      "1.234": "1.234",
    });
  });

  it("is a whole number in the form in which the program prints one, from five digits on", () => {
    reads("number", { "102,400": "102400", "-12,345": "−12345", "102,400.5": "102400.5", "0,234": "0.234" });
    reads("fraction", { "102,400/3": "102400/3" });
    reads("vector", { "[102,400, 7]": "[102400, 7]" }, { length: 2 });
  });

  it("is multiplied by a power of ten as a whole", () => {
    reads("number", {
      "1/2*10^3": "500",
      "½×10³": "500",
      "½ × 10 ^ 3": "500",
      "1/3×10^2": "100/3",
      "1 1/2 x 10^2": "150",
      "-3/4*10**2": "−75",
      "5*10^-1": "0.5",
      "1.5 × 10⁻⁷": "0.00000015",
      "1/2e3": "1/2000",
    });
  });

  it("tells both readings of an ambiguous comma", () => {
    expect(readAnswer(form("number"), "-1,234/5")).toEqual({
      ok: false,
      reason: {
        code: "ambiguousNumber",
        values: { text: "-1,234/5", whole: "−1234/5", decimal: "−1.234/5" },
      },
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

  it("accepts a per cent sign only if asked in per cent", () => {
    reads("number", { "55%": "55", "55 ％": "55" }, { percent: true });
    reads("number", { "55%": "percent" });
    reads("number", { "55%": "percent" }, { hint: "within 1 %" as Markdown });
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

  it("may have grouped thousands if they are unambiguous", () => {
    const typed = [
      "(1,024, 7, 7)",
      "(1,024,7,7)",
      "1,024 x 7 x 7",
      "1 024 × 7 × 7",
      "1 024, 7, 7",
      "1 024 7 7",
      "1'024, 7, 7",
      "1,024 7 7",
      "1,024; 7; 7",
      "（１，０２４，７，７）",
      "1,024、7、7",
    ];
    reads("shape", Object.fromEntries(typed.map((text) => [text, "1024 × 7 × 7"])));
    reads("shape", { "64,112,112": "64 × 112 × 112", "64 112 112": "64 × 112 × 112" });
    reads("shape", { "1,152, 7, 7": "1152 × 7 × 7", "2,048": "2048", "1.024 x 7 x 7": "ambiguousNumber" });
    reads("list", { "1,024, 7": "[1024, 7]" }, { length: 2 });
    reads("list", { "1,152,7": "[1152, 7]", "1,024, 7,8": "wrongLength" }, { length: 2 });
  });

  it("quotes the text as typed", () => {
    const quotes = (kind: Kind, typed: string) => {
      const read = readAnswer(form(kind), typed);
      return read.ok ? null : read.reason.values.text;
    };
    expect(quotes("integer", "55×55")).toBe("55×55");
    expect(quotes("shape", "(３，4×五)")).toBe("五");
    expect(quotes("shape", "64×（55）×55")).toBe("64×（55）×55");
    expect(quotes("shape", "−１．０２４ × 7")).toBe("−１．０２４");
  });

  it("is refused if an entry is missing or brackets are misplaced", () => {
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
    reads("vector", { "0,5, 0,25": "[0.5, 0.25]", "1 1/2, 1/4": "[3/2, 1/4]" }, { length: 2 });
    reads("vector", { "0,5, 0,25": "ambiguousSeparators", "1 1/2, 1/4": "ambiguousSeparators" });
    reads("vector", { "1,024, 7": "ambiguousNumber", "1,152,112,7": "ambiguousSeparators" }, { length: 3 });
    reads("vector", { "1.5 x 10^3 2": "[1500, 2]", "½, 1 ½": "[1/2, 3/2]" }, { length: 2 });
    reads("list", { "1,2,3": "[1, 2, 3]", "1\n2\n3": "[1, 2, 3]" });
  });

  it("is refused if it is longer or shorter than the given length", () => {
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

  it("is refused if it does not have the given size, or its rows differ", () => {
    reads("matrix", { "1 2 3; 4 5 6": "wrongRow", "1 2": "wrongRows" }, { rows: 2, cols: 2 });
    reads("matrix", { "1 2; 3": "raggedRows", "[[1],2]": "strayBracket", "[]": "empty" });
    reads("matrix", {
      "[[1, 2], [3, 4]": "strayBracket",
      "[[1]], [[2]]": "strayBracket",
      "1] [2": "strayBracket",
    });
    reads("matrix", { "1,024 2; 3 4": "ambiguousNumber", "12,345 2; 3 4": "[[12345, 2], [3, 4]]" });
    reads("matrix", { "1、2\n3、4": "[[1, 2], [3, 4]]", "[1 2;\n 3 4;]": "[[1, 2], [3, 4]]" });
  });
});

describe("a choice", () => {
  it("is read by the id of an option, in any case and width", () => {
    const options = [{ id: "keep", text: "It is kept" as Markdown }];
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
  /** Without decimals such as 1.024, which are queried. */
  const side = exact.filter((text) => !/\.\d{3}$/.test(text));

  it("reads a value back from its displayed text", () => {
    const samples = fc.oneof(
      exact.map((text) => [form("number"), text] as const),
      fc
        .tuple(exact, fc.integer({ min: 1, max: 999 }))
        .map(([a, b]) => [form("fraction"), `${a}/${b}`] as const),
      row.map((entries) => [form("vector"), entries.join(", ")] as const),
      fc
        .array(side, { minLength: 1, maxLength: 6 })
        .map((entries) => [form("shape"), entries.join("x")] as const),
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

  it("has messages in both languages for each of its codes", () => {
    expect(Object.keys(messages.zh.answers)).toEqual(Object.keys(messages.en.answers));
    const codes = ["1,,2", "5 5", "5%", "1/0", "1e999", "x".repeat(2000), "", "1,234"].map((typed) =>
      shown(readAnswer(form("number"), typed)),
    );
    for (const code of codes) expect(messages.en.answers).toHaveProperty(code);
  });
});
