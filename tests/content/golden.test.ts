/** Checks the course's exercises against answers computed with PyTorch and its relatives: see each case's `oracle`. */
import { describe, expect, it } from "vitest";
import { isList, toNumber, type Value } from "@/lib/expression/value";
import { completeGiven } from "@/lib/items/exercise/complete-given";
import { evaluateVariant } from "@/lib/items/exercise/evaluate-variant";
import { scoreExercise } from "@/lib/items/exercise/score-exercise";
import type { Given } from "@/lib/items/item-kind";
import golden from "@/tests/fixtures/golden/golden.json";
import { courseExercises } from "./compiled-courses";

type GoldenAnswer = number | string | readonly GoldenAnswer[];
type Tolerance = { readonly abs?: number; readonly rel?: number };
type GoldenCase = { readonly exercise: string; readonly params: Given; readonly answer: GoldenAnswer };

const cases = golden.cases as unknown as readonly GoldenCase[];
const tolerances = golden.meta.tolerance as Readonly<Record<string, Tolerance>>;
const exercises = await courseExercises();

const goldenExercises = exercises.flatMap(({ id, body }) => {
  const own = cases.filter(({ exercise }) => exercise === `ex.${id}`);
  return own.length === 0 ? [] : [{ id, body, own, tolerance: tolerances[`ex.${id}`] ?? {} }];
});

describe("the exercises of the courses agree with the oracles", () => {
  it("covers every exercise, and every one that an oracle has answered", () => {
    const known = new Set(cases.map(({ exercise }) => exercise));
    const unchecked = exercises.filter(({ id }) => !known.has(`ex.${id}`)).map(({ id }) => id);
    expect(unchecked).toEqual([]);
    const own = new Set(exercises.map(({ id }) => `ex.${id}`));
    expect([...known].filter((key) => !own.has(key))).toEqual([]);
  });

  it.each(goldenExercises)("$id", ({ id, body, own, tolerance }) => {
    for (const { params, answer } of own) {
      const where = `${id} at ${JSON.stringify(params)}`;
      const completed = completeGiven(body, params);
      if ("errors" in completed) throw new Error(`${where}: ${completed.errors.join(" ")}`);
      expect(completed.warnings, where).toEqual([]);
      const computed = evaluateVariant(body, completed.given).answer;
      expect(agrees(computed, answer, tolerance), `${where}: ${computed} for ${answer}`).toBe(true);
      expect(scoreExercise(body, completed.given, { text: typed(answer) }, "en"), where).toEqual({
        verdict: "correct",
      });
    }
  });
});

/** Compared separately, so that an error in the answer forms' own comparison cannot hide one in the content. */
function agrees(computed: Value, answer: GoldenAnswer, tolerance: Tolerance): boolean {
  if (isList(computed) && Array.isArray(answer)) {
    return (
      computed.length === answer.length &&
      computed.every((entry, index) => agrees(entry, answer[index] as GoldenAnswer, tolerance))
    );
  }
  if (typeof answer !== "number") return computed === answer;
  const margin = (tolerance.abs ?? 0) + (tolerance.rel ?? 0) * Math.abs(answer);
  return Math.abs(toNumber(computed) - answer) <= margin + 1e-12 * Math.abs(answer);
}

function typed(answer: GoldenAnswer): string {
  return Array.isArray(answer) ? `[${answer.map(typed).join(", ")}]` : String(answer);
}
