import { answerFits } from "@/lib/items/answer-forms/compare-answers";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";
import { typedAnswer } from "@/lib/items/answer-forms/typed-answer";
import type { GateFinding } from "@/lib/items/item-kind";
import { answerForm } from "../ask-exercise";
import type { ExerciseBody } from "../exercise-body";
import { type TextRenderer, textRenderer } from "../exercise-text";
import { finding, shownGiven } from "./finding";
import { spread } from "./spread";
import type { Survey, SurveyedVariant } from "./survey-variants";

const variantsTried = 300;
/** The commas that group digits, in text and in TeX. */
const groupPattern = /(?<=\d)(?:,|\{,\})(?=\d{3}(?!\d))/g;
const numberPattern = /(?<![\d\w.])[-−]?\d+(?:\.\d+)?(?:\/\d+)?/g;

/** Whoever knows the answer and types it is right, and the prompt does not give it away. */
export function checkAnswer(body: ExerciseBody, survey: Survey): GateFinding[] {
  const tried = spread(survey.allowed, variantsTried);
  const rendered = tried.map(({ given, variant }) => {
    const render = textRenderer(body, given, variant, "en");
    return { given, variant, render, form: answerForm(body, variant, render) };
  });
  const refused = rendered.find(({ variant, form }) => {
    const read = readAnswer(form, typedAnswer(form.kind, variant.answer));
    return !read.ok || !answerFits(read.value, variant.answer, body.answer.tolerance);
  });
  const shown = isScalar(body) ? shownAtOnePlace(rendered, body) : [];
  return [
    ...(refused
      ? [
          finding(
            "answer-not-accepted",
            `The right answer for ${shownGiven(refused.given)}, typed as ${typedAnswer(body.answer.kind, refused.variant.answer)}, is not accepted.`,
            "Give a wider `tolerance`, or `digits`; an exact answer has to be exact to the end.",
            refused.given,
          ),
        ]
      : []),
    ...(shown.length > rendered.length / 2
      ? [
          finding(
            "answer-in-prompt",
            `One number in the prompt is the answer in ${Math.round((100 * shown.length) / rendered.length)} % of the variants.`,
            "Ask for something that has to be computed, or exclude these variants in `where`.",
            shown[0]?.given,
          ),
        ]
      : []),
  ];
}

/** The entries of a shape or list are often named in the prompt; to put them in order is the question. */
function isScalar({ answer }: ExerciseBody): boolean {
  return answer.kind === "integer" || answer.kind === "number" || answer.kind === "fraction";
}

type Rendered = Pick<SurveyedVariant, "given" | "variant"> & { readonly render: TextRenderer };

/**
 * The variants in which the n-th number of the prompt is the answer, for the n that says it most often. Small numbers
 * coincide here and there; the same place again and again gives the answer away. None if it can't be most of them.
 */
function shownAtOnePlace(rendered: readonly Rendered[], { ask, answer }: ExerciseBody): readonly Rendered[] {
  const places = new Map<number, Rendered[]>();
  let most: readonly Rendered[] = [];
  for (const [index, one] of rendered.entries()) {
    if (most.length + rendered.length - index <= rendered.length / 2) return [];
    const typed = typedAnswer(answer.kind, one.variant.answer);
    const numbers = one.render(ask).replaceAll(groupPattern, "").match(numberPattern) ?? [];
    for (const [place, number] of numbers.entries()) {
      if (number !== typed) continue;
      const found = places.get(place) ?? [];
      found.push(one);
      places.set(place, found);
      if (found.length > most.length) most = found;
    }
  }
  return most;
}
