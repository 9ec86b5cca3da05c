/**
 * A computed exercise: fresh numbers at every review, graded by the program, wrong numbers traced to the mistake behind
 * them.
 */
import { pickText } from "@/lib/i18n/localized";
import type { ItemKind } from "@/lib/items/item-kind";
import type { Markdown } from "@/lib/markdown/markup";
import { askExercise } from "./ask-exercise";
import { completeGiven } from "./complete-given";
import { drawVariant } from "./draw-variant";
import type { ExerciseBody } from "./exercise-body";
import { exerciseKey } from "./exercise-key";
import { gateExercise } from "./gate/gate-exercise";
import { readExercise } from "./read-exercise";
import { revealExercise } from "./reveal-exercise";
import { sampleAnswers } from "./sample-answers";
import { scoreExercise } from "./score-exercise";
import { slipIn } from "./slip-in";

export const exerciseKind: ItemKind<ExerciseBody, "exercise"> = {
  name: "exercise",
  graded: true,
  isLight: false,
  drawsValues: true,
  namesMistakes: true,
  read: readExercise,
  draw: drawVariant,
  complete: completeGiven,
  ask: askExercise,
  reveal: revealExercise,
  renderAsk: ({ ask, answer: { hint, options, ...form } }, to) => ({
    kind: "exercise",
    ask: to.block(ask),
    answer: {
      ...form,
      ...(hint === undefined ? {} : { hint: to.inline(hint) }),
      ...(options === undefined ? {} : { options: options.map(to.named) }),
    },
  }),
  renderReveal: ({ answer, solution }, to) => ({
    kind: "exercise",
    answer: to.inline(answer),
    solution: solution.map(to.inline),
  }),
  // An exercise without a title has a question without expressions: see `missing-title`.
  title: ({ title, ask }, locale) => pickText(title ?? ask, locale).text as Markdown,
  score: scoreExercise,
  mistakenOption: () => null,
  slip: slipIn,
  key: exerciseKey,
  gate: gateExercise,
  caseCounts: (body) => ({ tests: body.tests.length, misconceptions: body.misconceptions.length }),
  samples: sampleAnswers,
};
