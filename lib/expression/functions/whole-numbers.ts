/** Divisors, remainders and counting. */
import type Fraction from "fraction.js";
import { chargeExact, checkExact, floorMod } from "../arithmetic";
import { mapPairs } from "../broadcast";
import type { BuiltIn } from "../built-in";
import type { EvaluationRun } from "../evaluation-run";
import { flatten, numeric, whole, wrongType } from "../operands";
import { isExact, type Value } from "../value";
import { wholeNumber } from "../whole-number";

export const wholeNumbers: readonly BuiltIn[] = [
  {
    name: "mod",
    least: 2,
    most: 2,
    apply: ([a, b], run) => mapPairs(a!, b!, run, (x, y) => floorMod(numeric(x, run), numeric(y, run), run)),
  },
  {
    name: "gcd",
    least: 1,
    most: Number.POSITIVE_INFINITY,
    apply: (args, run) => integers(args, run).reduce((a, b) => a.gcd(b), wholeNumber(0)),
  },
  {
    name: "lcm",
    least: 1,
    most: Number.POSITIVE_INFINITY,
    apply: (args, run) => integers(args, run).reduce((a, b) => checkExact(a.lcm(b), run), wholeNumber(1)),
  },
  {
    name: "range",
    least: 2,
    most: 2,
    apply: ([first, last], run) => {
      const from = whole(first!, run);
      const length = Math.max(0, whole(last!, run) - from + 1);
      run.allocate(length);
      return Array.from({ length }, (_, at) => wholeNumber(from + at));
    },
  },
];

function integers(args: readonly Value[], run: EvaluationRun): readonly Fraction[] {
  return flatten(args, run).map((value) => {
    if (!isExact(value) || value.d !== 1n) throw wrongType("a whole number", value, run);
    chargeExact(value, run);
    return value;
  });
}
