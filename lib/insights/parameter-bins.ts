import type { Given } from "@/lib/items/item-kind";
import { type Measured, measured } from "@/lib/progress/wilson";
import { benjaminiHochberg } from "./benjamini-hochberg";
import { fewestLearners } from "./few-learners";
import { fisherExact } from "./fisher-exact";

/** With more values than these, a number is put into bins. */
const mostValues = 6;
const bins = 4;
/** Expected share of false alarms among the bins flagged. */
const falseAlarms = 0.05;

/** The first answer of one learner. */
export type DrawnAnswer = { readonly given: Given; readonly isRight: boolean };

/** The learners who drew a value between `from` and `to`; both are the same for a single value. */
export type ParameterBin = Measured & {
  readonly parameter: string;
  readonly from: number | string;
  readonly to: number | string;
  /** Compared with all other draws of the item; corrected for the number of its bins. */
  readonly pValue: number;
  /** Whether it differs from the others beyond chance: then the variants are not equally hard. */
  readonly isFlagged: boolean;
};

/**
 * Facility by what was drawn: by each value of a parameter with few, else by quarters of its values. Every bin is
 * compared with the rest by Fisher's exact test, and all bins of the item are corrected together (Benjamini and
 * Hochberg). Bins of fewer than five learners are left out; lists and matrices have none.
 */
export function parameterBins(answers: readonly DrawnAnswer[]): ParameterBin[] {
  const names = [...new Set(answers.flatMap(({ given }) => Object.keys(given)))];
  const rights = answers.filter(({ isRight }) => isRight).length;
  const found = names.flatMap((parameter) =>
    binsOf(answers, parameter).map(({ from, to, inside }) => {
      const [n, right] = [inside.length, inside.filter(({ isRight }) => isRight).length];
      const p = fisherExact(right, n, rights - right, answers.length - n);
      return { parameter, from, to, p, ...measured(right, n) };
    }),
  );
  const said = found.filter(({ reviews }) => reviews >= fewestLearners && reviews < answers.length);
  const adjusted = benjaminiHochberg(said.map(({ p }) => p));
  return said.map(({ p: _, ...bin }, i) => ({
    ...bin,
    pValue: adjusted[i]!,
    isFlagged: adjusted[i]! <= falseAlarms,
  }));
}

type Bin = {
  readonly from: number | string;
  readonly to: number | string;
  readonly inside: readonly DrawnAnswer[];
};

function binsOf(answers: readonly DrawnAnswer[], parameter: string): Bin[] {
  const drawn = answers.flatMap((answer) => {
    const value = answer.given[parameter];
    return typeof value === "number" || typeof value === "string" ? [{ value, answer }] : [];
  });
  const values = [...new Set(drawn.map(({ value }) => value))].sort(inOrder);
  const numbers = values.filter((value) => typeof value === "number");
  if (values.length <= mostValues || numbers.length < values.length)
    return values.map((value) => ({
      from: value,
      to: value,
      inside: drawn.filter((one) => one.value === value).map(({ answer }) => answer),
    }));
  return quarters(numbers).map(([from, to]) => ({
    from,
    to,
    inside: drawn
      .filter(({ value }) => from <= Number(value) && Number(value) <= to)
      .map(({ answer }) => answer),
  }));
}

/** Stretches of ascending values, with about as many values each. */
function quarters(values: readonly number[]): [from: number, to: number][] {
  const edge = (i: number) => Math.round((i * values.length) / bins);
  return Array.from({ length: bins }, (_, i) => [values[edge(i)]!, values[edge(i + 1) - 1]!]);
}

function inOrder(a: number | string, b: number | string): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  return String(a) < String(b) ? -1 : 1;
}
