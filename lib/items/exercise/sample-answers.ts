import { countsAs } from "@/lib/items/answer-forms/compare-answers";
import { typedAnswer } from "@/lib/items/answer-forms/typed-answer";
import type { Given } from "@/lib/items/item-kind";
import { evaluateVariant } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";

/** Answers to try an exercise with: in `wrong` come the misconceptions that this variant can tell from the answer. */
export function sampleAnswers(body: ExerciseBody, given: Given) {
  const { answer, misconceptions } = evaluateVariant(body, given);
  const { kind, tolerance, options = [] } = body.answer;
  const right = typedAnswer(kind, answer);
  const mistaken = misconceptions.flatMap(({ value }) =>
    value === null || countsAs(answer, value, tolerance) ? [] : [typedAnswer(kind, value)],
  );
  if (kind === "choice") {
    const others = options.map(({ id }) => id).filter((id) => id !== right);
    return { right: [right], wrong: others, unreadable: ["", "no such option"] };
  }
  return {
    right: [right, ` ${right} `, fullWidth(right)],
    wrong: mistaken,
    unreadable: ["", "?", "as above"],
  };
}

/** As a Chinese input method types it. */
function fullWidth(text: string): string {
  return text.replace(/[!-~]/g, (character) => String.fromCharCode(character.charCodeAt(0) + 0xfee0));
}
