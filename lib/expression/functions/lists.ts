/** Functions of a whole list, at any nesting, or of several values as if they were one list. */
import { divide, multiply, sum } from "../arithmetic";
import type { BuiltIn } from "../built-in";
import type { EvaluationRun } from "../evaluation-run";
import { flatten, list, numbers, truth, vector } from "../operands";
import { compareNumbers, isList, type Numeric, type Value } from "../value";
import { wholeNumber } from "../whole-number";

const one = wholeNumber(1);

export const lists: readonly BuiltIn[] = [
  overAll("min", (entries) => entries.reduce((a, b) => (compareNumbers(b, a) < 0 ? b : a))),
  overAll("max", (entries) => entries.reduce((a, b) => (compareNumbers(b, a) > 0 ? b : a))),
  overAll("sum", sum),
  overAll("prod", (entries, run) => entries.reduce((a, b) => multiply(a, b, run), one)),
  overAll("mean", (entries, run) => divide(sum(entries, run), wholeNumber(entries.length), run)),
  {
    name: "all",
    least: 1,
    most: Number.POSITIVE_INFINITY,
    apply: (args, run) => flatten(args, run).every((value) => truth(value, run)),
  },
  {
    name: "any",
    least: 1,
    most: Number.POSITIVE_INFINITY,
    apply: (args, run) => flatten(args, run).some((value) => truth(value, run)),
  },
  ofList("len", (value, run) => wholeNumber(list(value, run).length)),
  ofList("size", (value, run) => shapeOf(list(value, run), run).map(wholeNumber)),
  ofList("sort", (value, run) => {
    const entries = vector(value, run);
    run.allocate(entries.length * Math.ceil(Math.log2(entries.length + 1)));
    return entries.toSorted(compareNumbers);
  }),
  ofList("argmin", (value, run) => placeOf(vector(value, run), (a, best) => compareNumbers(a, best) < 0)),
  ofList("argmax", (value, run) => placeOf(vector(value, run), (a, best) => compareNumbers(a, best) > 0)),
];

function overAll(
  name: string,
  operation: (entries: readonly Numeric[], run: EvaluationRun) => Numeric,
): BuiltIn {
  return {
    name,
    least: 1,
    most: Number.POSITIVE_INFINITY,
    apply: (args, run) => operation(numbers(args, run), run),
  };
}

function ofList(name: string, operation: (value: Value, run: EvaluationRun) => Value): BuiltIn {
  return { name, least: 1, most: 1, apply: ([value], run) => operation(value!, run) };
}

/** Lengths from the outermost list inwards. All lists at one depth must have the same length. */
function shapeOf(entries: readonly Value[], run: EvaluationRun): readonly number[] {
  run.spend(entries.length + 1);
  const inner = entries.map((entry) => (isList(entry) ? shapeOf(entry, run) : []));
  const first = inner[0] ?? [];
  if (inner.some((shape) => shape.join() !== first.join())) {
    throw run.error(
      "wrong-shape",
      "The rows differ in length. Give every row of a matrix the same number of entries.",
    );
  }
  return [entries.length, ...first];
}

/** The first index, counted from 1, that no later entry beats. */
function placeOf(entries: readonly Numeric[], beats: (a: Numeric, best: Numeric) => boolean): Value {
  const best = entries.reduce((a, b) => (beats(b, a) ? b : a));
  return wholeNumber(entries.indexOf(best) + 1);
}
