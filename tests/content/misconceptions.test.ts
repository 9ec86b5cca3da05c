/** Every misconception can occur, is recognised, and is never the right answer. */
import { describe, expect, it } from "vitest";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import { drawVariant } from "@/lib/items/exercise/draw-variant";
import { evaluateVariant } from "@/lib/items/exercise/evaluate-variant";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import { scoreExercise } from "@/lib/items/exercise/score-exercise";
import type { Given } from "@/lib/items/item-kind";
import { courseExercises } from "./compiled-courses";

const drawsPerExercise = 120;
const exercises = await courseExercises();

describe("the misconceptions of the courses", () => {
  it.each(exercises)("of $id are each recognised in some draw, by their own number", ({ body }) => {
    const recognised = new Set(draws(body).flatMap((given) => recognisedIn(body, given)));
    expect([...recognised].sort()).toEqual(body.misconceptions.map(({ id }) => id).sort());
  });

  it.each(exercises)("of $id are never named to a learner who is right", ({ body }) => {
    for (const given of draws(body)) {
      const right = formRules[body.answer.kind].typed(evaluateVariant(body, given).answer);
      expect(scoreExercise(body, given, { text: right }, "en"), JSON.stringify(given)).toEqual({
        verdict: "correct",
      });
    }
  });
});

function draws(body: ExerciseBody): readonly Given[] {
  return Array.from({ length: drawsPerExercise }, (_, index) =>
    drawVariant(body, { seed: `misconceptions ${index}`, avoid: [] }),
  );
}

/** The misconceptions whose number, when typed in, gets their own diagnosis. */
function recognisedIn(body: ExerciseBody, given: Given): readonly string[] {
  return evaluateVariant(body, given).misconceptions.flatMap(({ id, value }) => {
    if (value === null) return [];
    const score = scoreExercise(body, given, { text: formRules[body.answer.kind].typed(value) }, "en");
    return score.verdict === "wrong" && score.misconception?.id === id ? [id] : [];
  });
}
