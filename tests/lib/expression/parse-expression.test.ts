import jsep from "jsep";
import { describe, expect, it } from "vitest";
import { ExpressionError } from "@/lib/expression/expression-error";
import { limits } from "@/lib/expression/limits";
import { isValueName, parseExpression } from "@/lib/expression/parse-expression";
import { compute, failure } from "./compute";

describe("precedence", () => {
  it.each([
    ["-2^2", -4],
    ["(-2)^2", 4],
    ["2^-1", 0.5],
    ["2^3^2", 512],
    ["2^-1*3", 1.5],
    ["-2^-2", -0.25],
    ["2*-3", -6],
    ["1 - -2", 3],
    ["--2", 2],
    ["-3*2+1", -5],
    ["7-2-1", 4],
    ["12/3*2", 8],
    ["2+3*4^2", 50],
    ["-7 % 3", 2],
    ["1 + 2 < 4 and 2*2 == 4", true],
    ["true or false and false", true],
    ["not 1 == 2", true],
    ["not true or true", true],
    ["not not true", true],
    ["1 < 2 ? 3 : 4", 3],
    ["false ? 1 : false ? 2 : 3", 3],
    ["1 + (true ? 2 : 5)", 3],
    ["[1, 2][2] + 1", 3],
    ["[[1, 2], [3, 4]][2][1]", 3],
  ])("reads %s as %s", (source, value) => {
    expect(compute(source)).toEqual(value);
  });
});

describe("names", () => {
  it("are the ones that have to be in scope, without functions and constants", () => {
    expect([...parseExpression("floor(n / s) + pi * x[i_] - in + out").names]).toEqual([
      "n",
      "s",
      "x",
      "i_",
      "in",
      "out",
    ]);
  });

  it("may begin with the letters of a word operator, or be those of another alphabet", () => {
    const given = { order: 2, android: 3, nothing: 5, σ: 7 };
    expect(compute("order + android + nothing + σ", given)).toBe(17);
    expect(failure("1 or_", given)).toBe("syntax@3");
  });

  it("can't be words of the language", () => {
    expect(["n", "K2", "i_", "σ", "max"].filter(isValueName)).toEqual(["n", "K2", "i_", "σ", "max"]);
    expect(["pi", "and", "not", "true", "this", "2x", "a b", "a.b", "$x", ""].filter(isValueName)).toEqual(
      [],
    );
  });
});

describe("the allow-list", () => {
  it.each([
    ["member by name", "x.y", "not-allowed@1"],
    ["prototype by name", "x.__proto__", "not-allowed@1"],
    ["constructor call", 'x.constructor.constructor("return 1")()', "not-allowed@1"],
    ["member of a function", 'max.constructor("return 1")()', "not-allowed@1"],
    ["optional member", "x?.y", "not-allowed@1"],
    ["optional index", "x?.[1]", "not-allowed@1"],
    ["optional call", "max?.(1)", "not-allowed@1"],
    ["call of a call", "max(1)(2)", "not-allowed@1"],
    ["call of an entry", "x[1](2)", "not-allowed@1"],
    ["call of a text", '"max"(2)', "not-allowed@1"],
    ["this", "this", "not-allowed@1"],
    ["member of this", 'this["x"]', "not-allowed@1"],
    ["null", "null", "not-allowed@1"],
    ["compound", "1 2", "syntax@3"],
    ["compound with a semicolon", "1; 2", "syntax@2"],
    ["trailing separator", "1,", "syntax@2"],
    ["sequence", "(1, 2)", "syntax@3"],
    ["empty group", "()", "syntax@2"],
    ["hole in a list", "[1, , 2]", "syntax@5"],
    ["list without commas", "[1 2]", "syntax@4"],
    ["trailing comma", "max(1, 2,)", "syntax@10"],
    ["assignment", "x = 1", "not-allowed@3"],
    ["compound assignment", "x += 1", "not-allowed@4"],
    ["increment", "x++", "syntax@4"],
    ["arrow", "x => 1", "not-allowed@3"],
    ["arrow without parameters", "() => 1", "syntax@2"],
    ["new", "new Date()", "syntax@5"],
    ["template literal", "`x`", "syntax@1"],
    ["regular expression", "/x/", "syntax@1"],
    ["object", "{ a: 1 }", "syntax@1"],
    ["spread", "[...x]", "syntax@3"],
    ["function", "function () { }", "syntax@13"],
    ["exclamation mark", "!true", "not-allowed@1"],
    ["tilde", "~1", "not-allowed@1"],
    ["unary plus", "+1", "not-allowed@1"],
    ["typeof", "typeof x", "syntax@8"],
    ["strict equality", "x === 1", "not-allowed@3"],
    ["double ampersand", "true && true", "not-allowed@6"],
    ["bitwise or", "1 | 2", "not-allowed@3"],
    ["shift", "1 << 2", "syntax@4"],
    ["nullish", "x ?? 1", "not-allowed@3"],
    ["double star", "2 ** 3", "not-allowed@3"],
    ["dollar in a name", "$x", "syntax@1"],
    ["two indices at once", "M[1, 2]", "syntax@4"],
    ["chained comparison", "1 < 2 < 3", "syntax@7"],
    ["not as an operand", "1 + not true", "syntax@5"],
    ["unknown function", "eval(1)", "unknown-function@1"],
    ["inherited function", "constructor(1)", "unknown-function@1"],
    ["inherited function of objects", "toString()", "unknown-function@1"],
    ["no argument", "floor()", "wrong-arguments@1"],
    ["too many arguments", "1 + sqrt(1, 2)", "wrong-arguments@5"],
    ["nothing", "  ", "empty@1"],
    ["unclosed bracket", "(1 + 2", "syntax@7"],
    ["unclosed text", '"abc', "syntax@5"],
    ["lonely operator", "1 +", "syntax@4"],
  ])("refuses %s", (_, source, expected) => {
    expect(failure(source, { x: [1, 2], M: [[1, 2]] })).toBe(expected);
  });

  it("refuses node types that a plugin of jsep might add", () => {
    const foreign = [
      "NewExpression",
      "ArrowFunctionExpression",
      "AssignmentExpression",
      "TemplateLiteral",
      "__proto__",
    ];
    let type = "";
    jsep.hooks.add("gobble-token", function (env) {
      if (this.expr[this.index] !== "@") return;
      this.index += 1;
      env.node = { type };
    });
    for (type of foreign) expect(failure("1 + @")).toBe("not-allowed@5");
  });

  it("refuses operators and literals that only a plugin could make", () => {
    let node: jsep.Expression = { type: "Literal" };
    jsep.hooks.add("gobble-token", function (env) {
      if (this.expr[this.index] !== "#") return;
      this.index += 1;
      env.node = node;
    });
    const one = { type: "Literal", value: 1, raw: "1" };
    const hostile: jsep.Expression[] = [
      { type: "Literal", value: /x/, raw: "/x/" },
      { type: "Literal", value: {}, raw: "{}" },
      { type: "BinaryExpression", operator: "constructor", left: one, right: one },
      { type: "UnaryExpression", operator: "delete", argument: one, prefix: true },
      { type: "Identifier", name: "a.b" },
    ];
    for (node of hostile) expect(failure("#")).toBe("not-allowed@1");
  });
});

it("tells what to write instead of another language's operator", () => {
  expect(() => parseExpression("a && b")).toThrow("Write and.");
  expect(() => parseExpression("a=1")).toThrow("Write ==.");
  expect(() => parseExpression("2×3")).toThrow("Write *.");
  expect(() => parseExpression("a≤b")).toThrow("Write <=.");
  expect(() => parseExpression("n − 1")).toThrow("Write -.");
});

it("points at the operator that fails, inside brackets too", () => {
  expect(failure("1 + (2 / 0)")).toBe("division-by-zero@8");
  expect(failure("max(1, 2 % 0)")).toBe("division-by-zero@10");
});

it("leaves jsep as other users of it expect it", () => {
  const before = JSON.stringify([jsep.binary_ops, jsep.unary_ops, jsep.literals]);
  parseExpression("not a or -b ^ 2 == c");
  expect(JSON.stringify([jsep.binary_ops, jsep.unary_ops, jsep.literals])).toBe(before);
  expect(jsep("-2 ^ 2").type).toBe("BinaryExpression");
});

describe("bounds", () => {
  it("takes a text as long as the limit, and no longer", () => {
    const source = "1".padEnd(limits.sourceLength, " ");
    expect(compute(source)).toBe(1);
    expect(failure(`${source} `)).toBe(`too-long@${limits.sourceLength + 1}`);
  });

  it("takes as many parts as the limit, and no more", () => {
    const sumOf = (terms: number) => Array(terms).fill("1").join("+");
    expect(compute(sumOf(limits.nodes / 2))).toBe(limits.nodes / 2);
    expect(failure(sumOf(limits.nodes / 2 + 1))).toMatch(/^too-long@/);
  });

  it.each(["(", "-", "[", "max(", "not ", "2^", "1?", "1?1:", "x[", "!"])(
    "refuses %s without end",
    (piece) => {
      expect(() => parseExpression(piece.repeat(limits.sourceLength / piece.length))).toThrow(
        ExpressionError,
      );
    },
  );

  it("refuses numbers with too many digits", () => {
    expect(compute(`1${"0".repeat(20)}`)).toBe(1e20);
    expect(failure("9".repeat(limits.digits + 1))).toBe("too-large@1");
    expect(failure("1e999")).toBe("too-large@1");
    expect(failure("1 + 1e-999999999")).toBe("too-large@5");
  });
});
