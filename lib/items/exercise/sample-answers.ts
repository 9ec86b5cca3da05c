import type { SampleAnswers } from "@/lib/items/answer-forms/answer-form";
import { countsAs } from "@/lib/items/answer-forms/compare-answers";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import type { Given } from "@/lib/items/item-kind";
import { evaluateVariant } from "./evaluate-variant";
import type { ExerciseBody } from "./exercise-body";

/** Sample answers; `wrong` has those of the misconceptions that this variant can tell from the answer. */
export function sampleAnswers(body: ExerciseBody, given: Given): SampleAnswers {
  const { answer, misconceptions } = evaluateVariant(body, given);
  const { kind, tolerance, options = [] } = body.answer;
  const rules = formRules[kind];
  const mistaken = misconceptions.flatMap(({ value }) =>
    value === null || countsAs(answer, value, tolerance) ? [] : [rules.typed(value)],
  );
  return rules.samples(
    rules.typed(answer),
    mistaken,
    options.map(({ id }) => id),
  );
}
