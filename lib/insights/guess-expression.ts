import { evaluate, type Scope } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import type { ExpressionNode } from "@/lib/expression/expression-node";
import { type Expression, parseExpression } from "@/lib/expression/parse-expression";
import { isNumeric, toNumber, type Value } from "@/lib/expression/value";
import type { ReadValue } from "@/lib/items/answer-forms/answer-form";
import { answerFits, type Tolerance } from "@/lib/items/answer-forms/compare-answers";
import { alteredExpressions, withNamesReplaced } from "./altered-expressions";
import { fewestLearners } from "./few-learners";
import { printExpression } from "./print-expression";

/** A wrong answer, and the names of its variant. */
export type WrongCase = { readonly scope: Scope; readonly answer: ReadValue };

export type ExpressionGuess = {
  /** In the language of exercises. */
  readonly expression: string;
  /** Answers that it leads to. */
  readonly fits: number;
  readonly of: number;
};

/** Share of the answers that a guess must lead to. */
const most = 0.8;
/** With fewer different draws, too many expressions fit by chance. */
const fewestDraws = 3;
/** Cases that are tried; more would tell no more. */
const mostCases = 40;
const constants = ["1", "2"];

/**
 * An expression that leads to at least 80 % of these wrong answers, from at least five of them and three different
 * draws: the key with one slip, else the simplest expression of up to three names or small numbers. Null if there is
 * none. `key` and `lets` are the exercise's own texts.
 */
export function guessExpression(
  exercise: {
    readonly key: string;
    readonly lets: readonly { readonly name: string; readonly value: string }[];
    readonly tolerance: Tolerance | undefined;
  },
  answers: readonly WrongCase[],
): ExpressionGuess | null {
  const cases = answers.slice(0, mostCases);
  const names = numberNames(cases);
  const draws = new Set(cases.map(({ scope }) => names.map((name) => toNumber(scope.get(name)!)).join(" ")));
  if (cases.length < fewestLearners || draws.size < fewestDraws) return null;
  const guessed = (expression: Expression): ExpressionGuess[] => {
    const fits = fitting(expression, cases, exercise.tolerance);
    return fits >= most * cases.length ? [{ expression: expression.source, fits, of: cases.length }] : [];
  };
  // Where two slips lead to the same answers, what was drawn is likelier than a constant, and the shorter one.
  const [slip] = slipsIn(exercise, names)
    .flatMap(guessed)
    .sort((a, b) => b.fits - a.fits || constantsIn(a) - constantsIn(b) || length(a) - length(b));
  if (slip !== undefined) return slip;
  for (const expression of simpleExpressions(names, cases)) {
    const [guess] = guessed(expression);
    if (guess !== undefined) return guess;
  }
  return null;
}

function constantsIn({ expression }: ExpressionGuess): number {
  return expression.match(/\b\d+(\.\d+)?\b/g)?.length ?? 0;
}

function length({ expression }: ExpressionGuess): number {
  return expression.length;
}

/** Names that are a number in every variant. */
function numberNames(cases: readonly WrongCase[]): string[] {
  const [first] = cases;
  if (first === undefined) return [];
  const isNumber = (value: Value | undefined) => value !== undefined && isNumeric(value);
  return [...first.scope.keys()].filter((name) => cases.every(({ scope }) => isNumber(scope.get(name))));
}

/** The key with one slip: as it is written, and with what `let` computes written out. */
function slipsIn(
  {
    key,
    lets,
  }: { readonly key: string; readonly lets: readonly { readonly name: string; readonly value: string }[] },
  names: readonly string[],
): Expression[] {
  const written = parseExpression(key).root;
  const meaning = new Map<string, ExpressionNode>();
  for (const { name, value } of lets)
    meaning.set(name, withNamesReplaced(parseExpression(value).root, meaning));
  return [written, withNamesReplaced(written, meaning)]
    .flatMap((root) => alteredExpressions(root, names))
    .flatMap((altered) => {
      const source = printExpression(altered);
      return source === null ? [] : [parseExpression(source)];
    });
}

function fitting(
  expression: Expression,
  cases: readonly WrongCase[],
  tolerance: Tolerance | undefined,
): number {
  const allowed = cases.length - Math.ceil(most * cases.length);
  let misses = 0;
  for (const { scope, answer } of cases) {
    if (!leadsTo(expression, scope, answer, tolerance)) misses += 1;
    if (misses > allowed) return 0;
  }
  return cases.length - misses;
}

function leadsTo(
  expression: Expression,
  scope: Scope,
  answer: ReadValue,
  tolerance: Tolerance | undefined,
): boolean {
  try {
    return answerFits(answer, evaluate(expression, scope), tolerance);
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

/** An expression by its values in all cases: those that never differ from a simpler one are left out. */
type Tried = { readonly source: string; readonly values: readonly number[] };

const operations: readonly {
  readonly operator: string;
  readonly commutes: boolean;
  readonly apply: (a: number, b: number) => number;
}[] = [
  { operator: "+", commutes: true, apply: (a, b) => a + b },
  { operator: "*", commutes: true, apply: (a, b) => a * b },
  { operator: "-", commutes: false, apply: (a, b) => a - b },
  { operator: "/", commutes: false, apply: (a, b) => a / b },
];

/**
 * Expressions of one, two and three names or numbers, also rounded down. They are computed in doubles first, and only
 * what comes near most answers is given back, to be checked exactly.
 */
function* simpleExpressions(names: readonly string[], cases: readonly WrongCase[]): Generator<Expression> {
  const wanted = cases.map(({ answer }) => numberOf(answer));
  if (wanted.includes(null)) return;
  const near = (values: readonly number[]) => {
    const close = values.filter(
      (value, i) => Math.abs(value - wanted[i]!) <= 0.02 * Math.abs(wanted[i]!) + 1e-9,
    );
    return close.length >= most * cases.length;
  };
  const single: Tried[] = [
    ...names.map((name) => ({ source: name, values: cases.map(({ scope }) => toNumber(scope.get(name)!)) })),
    ...constants.map((source) => ({ source, values: cases.map(() => Number(source)) })),
  ];
  const seen = new Set(single.map(({ values }) => values.join(" ")));
  for (const { source, values } of single) if (near(values)) yield parseExpression(source);
  const double: Tried[] = [];
  for (const tried of pairs(single, single)) {
    const key = tried.values.join(" ");
    if (seen.has(key)) continue;
    seen.add(key);
    double.push(tried);
    yield* nearOnes(tried, near);
  }
  for (const tried of pairs(double, single)) yield* nearOnes(tried, near);
  for (const tried of pairs(single, double)) yield* nearOnes(tried, near);
}

function* nearOnes(
  { source, values }: Tried,
  near: (values: readonly number[]) => boolean,
): Generator<Expression> {
  if (near(values)) yield plainly(source);
  if (near(values.map(Math.floor))) yield plainly(`floor(${source})`);
}

/** Without needless brackets. */
function plainly(source: string): Expression {
  return parseExpression(printExpression(parseExpression(source).root) ?? source);
}

function* pairs(left: readonly Tried[], right: readonly Tried[]): Generator<Tried> {
  for (const { operator, commutes, apply } of operations)
    for (const a of left)
      for (const b of right) {
        if (commutes && left === right && a.source > b.source) continue;
        const values = a.values.map((value, i) => apply(value, b.values[i]!));
        if (values.every(Number.isFinite)) yield { source: `${inside(a)} ${operator} ${inside(b)}`, values };
      }
}

function inside({ source }: Tried): string {
  return source.includes(" ") ? `(${source})` : source;
}

/** An answer that is one number, as a double; null if it is another one. */
export function numberOf(answer: ReadValue): number | null {
  if (typeof answer === "string" || !("numerator" in answer)) return null;
  return Number(answer.numerator) / Number(answer.denominator);
}
