import { describe, expect, it } from "vitest";
import { labelKey } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import { parseTemplate, readTemplate, renderTemplate } from "@/lib/expression/template";
import { type Value, valueFromJson } from "@/lib/expression/value";

const scope: ReadonlyMap<string, Value> = new Map<string, Value>([
  ["n", valueFromJson(5)],
  ["d", valueFromJson(-2)],
  ["bias", valueFromJson(0)],
  [labelKey("bias"), "without bias"],
]);

const render = (source: string) => renderTemplate(parseTemplate(source), scope, "en");

describe("a text with computed places", () => {
  it.each([
    ["A {{n}}×{{ n + 1 }} map.", "A 5×6 map."],
    ["no places at all", "no places at all"],
    ["", ""],
    ["{{n}}", "5"],
    ["{{n}}{{d}}", "5−2"],
    ["{{ label(bias) }}", "without bias"],
    ['{{ n > 4 ? "}}" : "{{" }}!', "}}!"],
    ["{{ 'a' }} and {{ \"it's\" }}", "a and it's"],
    ["{{1::hole}} stays, {{ 12::too }}", "{{1::hole}} stays, {{ 12::too }}"],
    ["{{1::a hole with {{n}} in it}}", "{{1::a hole with 5 in it}}"],
    ["single {braces} and }} stay", "single {braces} and }} stay"],
  ])("%s becomes %s", (source, text) => {
    expect(render(source)).toBe(text);
  });

  it.each([
    ["$x = {{d}}$, so {{d}}", "$x = -2$, so −2"],
    ["$$\n{{d}}\n$$ {{d}}", "$$\n-2\n$$ −2"],
    ["$\\frac{{{d}}}{2}$", "$\\frac{-2}{2}$"],
    ["$x^{{{d}}}$", "$x^{-2}$"],
    ["costs $5, or {{d}}", "costs $5, or −2"],
    ["\\$ {{d}} \\$", "\\$ −2 \\$"],
    ["$a \\$ {{d}}$", "$a \\$ -2$"],
    ["`$` {{d}} `$`", "`$` −2 `$`"],
    ["$a$ {{d}} $b$", "$a$ −2 $b$"],
    ["{{ '$' }}{{d}} $", "$−2 $"],
  ])("prints minus signs after their surroundings: %s becomes %s", (source, text) => {
    expect(render(source)).toBe(text);
  });

  it("lists the names that it needs", () => {
    expect([...parseTemplate("{{n + k}} {{label(bias)}} {{n}}").names]).toEqual(["n", "k", "bias"]);
  });
});

describe("errors count in the whole text", () => {
  const failing = (work: () => unknown) => {
    try {
      work();
    } catch (error) {
      if (error instanceof ExpressionError) return `${error.code}@${error.column}`;
      throw error;
    }
    return "no error";
  };

  it("when an expression can't be read", () => {
    expect(failing(() => parseTemplate("map {{n}} {{ n + }}"))).toBe("syntax@18");
    expect(failing(() => parseTemplate("map {{ n"))).toBe("unclosed-placeholder@5");
    expect(failing(() => parseTemplate("map {{ }}"))).toBe("empty@7");
  });

  it("when it can't be computed", () => {
    expect(failing(() => render("map {{ n / 0 }}"))).toBe("division-by-zero@10");
    expect(failing(() => render("map {{m}}"))).toBe("undefined-name@7");
  });

  it("and all of them can be had at once", () => {
    const errorsOf = (source: string) => readTemplate(source).errors;
    const found = errorsOf("{{ x. }} and {{ n }} and {{ foo(1) }}");
    expect(found.map(({ code, column }) => `${code}@${column}`)).toEqual(["syntax@7", "unknown-function@29"]);
    expect(errorsOf("fine {{n}}")).toEqual([]);
    expect(errorsOf("open {{n").map(({ code }) => code)).toEqual(["unclosed-placeholder"]);
  });

  it("and one that is never closed hides none that comes after it", () => {
    const { template, errors } = readTemplate("a {{ n + and {{ n + }} and {{ n }} and {{");
    expect(errors.map(({ code, column }) => `${code}@${column}`)).toEqual([
      "unclosed-placeholder@3",
      "syntax@21",
      "unclosed-placeholder@40",
    ]);
    expect(renderTemplate(template, scope, "en")).toBe("a {{ n + and {{ n + }} and 5 and {{");
  });
});
