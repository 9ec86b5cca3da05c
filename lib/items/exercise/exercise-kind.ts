/** A computed exercise: fresh numbers at every review, graded by the program, wrong numbers traced to their mistake. */
import type { ItemKind } from "@/lib/items/item-kind";
import { askExercise } from "./ask-exercise";
import { drawVariant } from "./draw-variant";
import type { ExerciseBody } from "./exercise-body";
import { gateExercise } from "./gate/gate-exercise";
import { readExercise } from "./read-exercise";
import { revealExercise } from "./reveal-exercise";
import { sampleAnswers } from "./sample-answers";
import { scoreExercise } from "./score-exercise";

export const exerciseKind: ItemKind<ExerciseBody> = {
  name: "exercise",
  graded: true,
  read: readExercise,
  draw: drawVariant,
  ask: askExercise,
  reveal: revealExercise,
  score: scoreExercise,
  gate: gateExercise,
  counts: (body) => ({ tests: body.tests.length, misconceptions: body.misconceptions.length }),
  samples: sampleAnswers,
};
