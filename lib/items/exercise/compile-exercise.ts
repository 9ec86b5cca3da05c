import { type Expression, parseExpression } from "@/lib/expression/parse-expression";
import { type Domain, domainOf } from "./domain";
import type { ExerciseBody } from "./exercise-body";

/** A step between a draw and its answer: bind a name, or check a condition. */
export type ScopeStep =
  | { readonly kind: "let"; readonly name: string; readonly value: Expression }
  | { readonly kind: "where"; readonly index: number; readonly condition: Expression };

/** An exercise with its expressions parsed. */
export type CompiledExercise = {
  readonly domains: readonly { readonly name: string; readonly domain: Domain }[];
  /** Number of tuples of given values, before `where`. */
  readonly size: number;
  /** Each condition comes as early as its names allow, so that it guards the computations after it. */
  readonly steps: readonly ScopeStep[];
  readonly answer: Expression;
  readonly misconceptions: readonly CompiledMisconception[];
};

export type CompiledMisconception = {
  readonly id: string;
  readonly value: Expression;
  readonly when: Expression | null;
};

const compiled = new WeakMap<ExerciseBody, CompiledExercise>();

/** Parses once per body object. Throws an ExpressionError if the body was not checked before. */
export function compileExercise(body: ExerciseBody): CompiledExercise {
  const known = compiled.get(body);
  if (known) return known;
  const made = compile(body);
  compiled.set(body, made);
  return made;
}

function compile(body: ExerciseBody): CompiledExercise {
  const domains = body.given.map(({ name, domain }) => ({ name, domain: domainOf(domain) }));
  return {
    domains,
    size: domains.reduce((product, { domain }) => product * domain.size, 1),
    steps: scopeSteps(body),
    answer: parseExpression(body.answer.value),
    misconceptions: body.misconceptions.map(({ id, value, when }) => ({
      id,
      value: parseExpression(value),
      when: when === undefined ? null : parseExpression(when),
    })),
  };
}

function scopeSteps(body: ExerciseBody): ScopeStep[] {
  const known = new Set(body.given.map(({ name }) => name));
  let waiting = body.where.map((source, index) => ({
    kind: "where" as const,
    index,
    condition: parseExpression(source),
  }));
  const steps: ScopeStep[] = [];
  const takeReady = () => {
    const isReady = ({ condition }: (typeof waiting)[number]) =>
      [...condition.names].every((name) => known.has(name));
    steps.push(...waiting.filter(isReady));
    waiting = waiting.filter((condition) => !isReady(condition));
  };
  takeReady();
  for (const { name, value } of body.let) {
    steps.push({ kind: "let", name, value: parseExpression(value) });
    known.add(name);
    takeReady();
  }
  return [...steps, ...waiting];
}
