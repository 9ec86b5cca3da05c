import { centredSums, correlationInterval, correlationOf } from "./correlation";
import { fewestOthers } from "./discrimination";
import { fewestLearners } from "./few-learners";

/** The first answer of one learner: what was chosen, and how they did on the other items. */
export type ChosenOptions = {
  readonly chosen: readonly string[];
  /** Of first exposures, 0 to 1; null if they met fewer than five others. */
  readonly meanOnOthers: number | null;
};

export type OptionFigures = {
  readonly id: string;
  readonly isRight: boolean;
  readonly chosen: number;
  readonly n: number;
  readonly share: number;
  /** Of having chosen it with the mean on the other items; null where one does not vary, or for too few. */
  readonly correlation: number | null;
  /** Whether it is wrong and yet taken by the better learners, beyond chance. */
  readonly questionsKey: boolean;
};

/** Each option of an item by first exposures; null for too few. */
export function optionFigures(
  options: readonly { readonly id: string; readonly isRight: boolean }[],
  answers: readonly ChosenOptions[],
): OptionFigures[] | null {
  const n = answers.length;
  if (n < fewestLearners) return null;
  return options.map(({ id, isRight }) => {
    const chosen = answers.filter((answer) => answer.chosen.includes(id)).length;
    const pairs = answers.flatMap(({ chosen, meanOnOthers }) =>
      meanOnOthers === null ? [] : [[chosen.includes(id) ? 1 : 0, meanOnOthers] as const],
    );
    const correlation = pairs.length < fewestLearners ? null : correlationOf(centredSums(pairs));
    const questionsKey =
      !isRight && correlation !== null && correlationInterval(correlation, pairs.length).low > 0;
    return { id, isRight, chosen, n, share: chosen / n, correlation, questionsKey };
  });
}

/** The learner's mean on the items but one; null if these are fewer than five. `met` and `right` are of all. */
export function meanOnOthers(met: number, right: number, isRight: boolean): number | null {
  const others = met - 1;
  return others < fewestOthers ? null : (right - (isRight ? 1 : 0)) / others;
}
