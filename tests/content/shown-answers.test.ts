/** Typing the answer shown in a solution is right: it is exact enough for the tolerance. */
import { expect, it } from "vitest";
import { drawVariant } from "@/lib/items/exercise/draw-variant";
import { revealExercise } from "@/lib/items/exercise/reveal-exercise";
import { scoreExercise } from "@/lib/items/exercise/score-exercise";
import { courseExercises } from "./compiled-courses";

const exercises = await courseExercises();
const scalar = exercises.filter(({ body }) => ["integer", "number", "fraction"].includes(body.answer.kind));
const draws = 40;

it.each(scalar)("$id", ({ id, body }) => {
  for (let draw = 0; draw < draws; draw += 1) {
    const given = drawVariant(body, { seed: `${id} ${draw}`, avoid: [] });
    // Typed without digit grouping: a comma could be a decimal mark.
    const reveal = revealExercise(body, given, "en");
    const answer = reveal.kind === "exercise" ? reveal.answer.replaceAll(",", "") : "";
    expect(
      scoreExercise(body, given, { text: answer }, "en").verdict,
      `${JSON.stringify(given)}: ${answer}`,
    ).toBe("correct");
  }
});
