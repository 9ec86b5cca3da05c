/** The functions of the language as an author reads them: how each is called, with an example and what it gives. */
import { evaluate } from "./evaluate";
import { formatValue } from "./format-value";
import { functions } from "./functions";
import { parseExpression } from "./parse-expression";

export type FunctionDescription = {
  readonly name: string;
  readonly signature: string;
  readonly example: string;
  /** Computed, and printed in English. */
  readonly result: string;
};

/** By name: the parameters, and the arguments of an example. */
const calls: Readonly<Record<string, readonly [parameters: string, example: string]>> = {
  abs: ["x", "-3"],
  all: ["list", "[2 > 1, 3 > 1]"],
  any: ["list", "[2 > 1, 3 < 1]"],
  argmax: ["list", "[4, 9, 2]"],
  argmin: ["list", "[4, 9, 2]"],
  avgpool: ["X, side, stride", "[[1, 3], [5, 7]], 2"],
  bracket: ["x", "-2"],
  ceil: ["x", "7 / 2"],
  conv1d: ["x, kernel, stride, padding", "[2, 2, 5, 5], [-1, 1]"],
  conv2d: ["X, K, stride, padding", "[[1, 2], [3, 4]], [[1, 0], [0, 1]]"],
  cos: ["x", "pi"],
  dot: ["x, y", "[1, 2], [3, 4]"],
  exp: ["x", "0"],
  floor: ["x", "7 / 2"],
  gcd: ["a, b", "12, 18"],
  lcm: ["a, b", "4, 6"],
  len: ["list", "[4, 9, 2]"],
  log: ["x", "exp(2)"],
  log10: ["x", "1000"],
  log2: ["x", "8"],
  matmul: ["A, B", "[[1, 2], [3, 4]], [1, 1]"],
  max: ["list", "[4, 9, 2]"],
  maxpool: ["X, side, stride", "[[1, 3], [5, 7]], 2"],
  mean: ["list", "[2, 4, 9]"],
  min: ["list", "[4, 9, 2]"],
  mod: ["a, b", "-1, 3"],
  norm: ["x", "[3, 4]"],
  plural: ["n, word, words", '5, "step", "steps"'],
  prod: ["list", "[2, 3, 4]"],
  range: ["from, to", "1, 5"],
  relation: ["x, places", "1 / 3, 2"],
  relu: ["x", "-3"],
  round: ["x, places", "2 / 3, 2"],
  sigmoid: ["x", "0"],
  sign: ["x", "-3"],
  sin: ["x", "0"],
  size: ["X", "[[1, 2, 3], [4, 5, 6]]"],
  softmax: ["x", "[1, 1]"],
  sort: ["list", "[4, 9, 2]"],
  sqrt: ["x", "16"],
  sum: ["list", "[2, 4, 9]"],
  tan: ["x", "0"],
  tanh: ["x", "0"],
  transpose: ["X", "[[1, 2], [3, 4]]"],
  trunc: ["x", "-7 / 2"],
};

/** All functions, by name in alphabetical order. */
export function describeFunctions(): FunctionDescription[] {
  return [...functions.keys()].sort().map((name) => {
    const [parameters = "", args = ""] = calls[name] ?? [];
    const example = `${name}(${args})`;
    const result = formatValue(evaluate(parseExpression(example), new Map()), "en");
    return { name, signature: `${name}(${parameters})`, example, result };
  });
}
