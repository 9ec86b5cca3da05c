import { evaluate } from "@/lib/expression/evaluate";
import { ExpressionError } from "@/lib/expression/expression-error";
import { TooMuchWork, withinSteps } from "@/lib/expression/work-limit";
import type { DrawOptions, Given } from "@/lib/items/item-kind";
import { createRandom, type Random } from "@/lib/items/random";
import { type CompiledExercise, compileExercise } from "./compile-exercise";
import { allowedScope, mistakenValue } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";
import { flawOf } from "./variant-flaw";

/** A domain with at most this many tuples is enumerated if drawing fails. */
export const largestEnumerated = 20_000;
/**
 * Steps of evaluation that all tries of an exercise may take together: a second. The gate allows fewer, but computes what
 * depends on one given once for each of its values.
 */
export const mostExerciseSteps = 8_000_000;
/** Tries before a small domain is enumerated, or a large one given up. */
const triesBeforeEnumerating = 150;
const triesInLargeDomain = 4_000;

/** Every try broke a rule of the exercise: an author's mistake that the publish gate reports. */
export class NoVariantError extends Error {
  override readonly name = "NoVariantError";

  constructor() {
    super(
      "No variant of this exercise satisfies its conditions. Widen the domains of its givens, or loosen `where`, `min_active` or `apart`.",
    );
  }
}

/**
 * A variant chosen uniformly among those that `where` allows, that have no flaw and were not seen lately; among all
 * allowed ones if all were. Drawing whole tuples until one is allowed is uniform over the allowed ones, so enumeration
 * is only for domains in which hardly any is. Throws NoVariantError if none can be found.
 */
export function drawVariant(body: ExerciseBody, options: DrawOptions): Given {
  try {
    return withinSteps(mostExerciseSteps, () => draw(body, options));
  } catch (error) {
    throw error instanceof TooMuchWork ? new NoVariantError() : error;
  }
}

function draw(body: ExerciseBody, { seed, avoid }: DrawOptions): Given {
  const exercise = compileExercise(body);
  const random = createRandom(seed);
  const seen = new Set(avoid.map((given) => tupleKey(exercise, given)));
  const isFresh = (given: Given) => seen.size === 0 || !seen.has(tupleKey(exercise, given));
  const small = exercise.size <= largestEnumerated;
  const tries = small ? triesBeforeEnumerating : triesInLargeDomain;
  const drawn =
    drawTuple(body, random, tries, isFresh) ??
    (small ? chooseEnumerated(body, random, isFresh) : drawTuple(body, random, tries, () => true));
  if (drawn === null) throw new NoVariantError();
  return drawn;
}

/** Whether `where` holds and the variant has no flaw. Values for which a computation fails are not allowed either. */
export function isAllowed(body: ExerciseBody, given: Given): boolean {
  const exercise = compileExercise(body);
  try {
    const scope = allowedScope(exercise, given);
    if (scope === null) return false;
    const answer = evaluate(exercise.answer, scope);
    const mistakes = exercise.misconceptions.map((one) => mistakenValue(one, scope));
    return flawOf(body, { given, scope, answer, mistakes }) === null;
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}

/** The tuple numbered 0 … size − 1. */
function tupleAt(exercise: CompiledExercise, index: number): Given {
  let rest = index;
  return Object.fromEntries(
    exercise.domains.map(({ name, domain }) => {
      const value = domain.at(rest % domain.size);
      rest = Math.floor(rest / domain.size);
      return [name, value];
    }),
  );
}

export function randomTuple(exercise: CompiledExercise, random: Random): Given {
  return Object.fromEntries(exercise.domains.map(({ name, domain }) => [name, domain.draw(random)]));
}

function drawTuple(
  body: ExerciseBody,
  random: Random,
  tries: number,
  isFresh: (given: Given) => boolean,
): Given | null {
  const exercise = compileExercise(body);
  for (let left = tries; left > 0; left--) {
    const given = randomTuple(exercise, random);
    if (isFresh(given) && isAllowed(body, given)) return given;
  }
  return null;
}

const allowedTuples = new WeakMap<ExerciseBody, readonly number[]>();

function chooseEnumerated(
  body: ExerciseBody,
  random: Random,
  isFresh: (given: Given) => boolean,
): Given | null {
  const exercise = compileExercise(body);
  let allowed = allowedTuples.get(body);
  if (allowed === undefined) {
    const all = Array.from({ length: exercise.size }, (_, index) => index);
    allowed = all.filter((index) => isAllowed(body, tupleAt(exercise, index)));
    allowedTuples.set(body, allowed);
  }
  const fresh = allowed.filter((index) => isFresh(tupleAt(exercise, index)));
  const choices = fresh.length > 0 ? fresh : allowed;
  const chosen = choices[choices.length === 0 ? 0 : random.below(choices.length)];
  return chosen === undefined ? null : tupleAt(exercise, chosen);
}

function tupleKey(exercise: CompiledExercise, given: Given): string {
  return JSON.stringify(exercise.domains.map(({ name }) => given[name] ?? null));
}
