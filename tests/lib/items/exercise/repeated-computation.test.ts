import { expect, it } from "vitest";
import { parseExpression } from "@/lib/expression/parse-expression";
import { compileExercise } from "@/lib/items/exercise/compile-exercise";
import { allowedScope } from "@/lib/items/exercise/evaluate-variant";
import { ComputationsOnGrid, computeAlways } from "@/lib/items/exercise/gate/repeated-computation";
import { body } from "./exercise-fixtures";

const exercise = compileExercise(
  body(`
id: grid
title: A title
given:
  a: { int: [-2, 2] }
  b: { from: [1, 2, 4] }
  c: { decimal: [0, 0.5], step: 0.1 }
let: { d: a/b, e: c + d }
ask: Compute with {{a}}, {{b}} and {{c}}.
answer: { kind: number, value: e }
misconceptions:
  - { id: one, value: a, says: No. }
  - { id: two, value: b, says: No. }
solution: ["{{e}}"]
tests:
  - { with: { a: 1, b: 2, c: 0 }, answer: 0.5 }
`),
);

it.each(["a", "a*b", "d", "e", "1/a", "d > 0 ? c : 1/a", "7", "c == 0.3", "unknown + a"])(
  "%s has the same value or error for every tuple, whether it is computed once a combination or always",
  (source) => {
    const expression = parseExpression(source);
    const sizes = exercise.domains.map(({ domain }) => domain.size);
    const onGrid = new ComputationsOnGrid(exercise).of(expression);
    const always = computeAlways(expression);
    for (let a = 0; a < sizes[0]!; a++) {
      for (let b = 0; b < sizes[1]!; b++) {
        for (let c = 0; c < sizes[2]!; c++) {
          const digits = [a, b, c];
          const given = Object.fromEntries(
            exercise.domains.map(({ name, domain }, axis) => [name, domain.at(digits[axis]!)]),
          );
          const scope = allowedScope(exercise, given)!;
          expect(onGrid(scope, digits)).toEqual(always(scope, []));
        }
      }
    }
  },
);
