import { ExpressionError } from "@/lib/expression/expression-error";
import { answerFits } from "@/lib/items/answer-forms/compare-answers";
import { formRules } from "@/lib/items/answer-forms/form-rules";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";
import type { GateFinding } from "@/lib/items/item-kind";
import { formWithoutHint } from "../ask-exercise";
import type { ExerciseBody } from "../exercise-body";
import { textRenderer } from "../exercise-text";
import { finding, percent, shownGiven } from "./finding";
import { spread } from "./spread";
import type { Survey, SurveyedVariant } from "./survey-variants";

const variantsTried = 300;
/** The commas that group digits, in text and in TeX. */
const groupPattern = /(?<=\d)(?:,|\{,\})(?=\d{3}(?!\d))/g;
/** Numbers with only commas, brackets, spaces and dollar signs between them. */
const listPattern = /(?<![\d./])[-−]?\.?\d[\d./]*(?:[\s()[\]$]*,[\s()[\]$]*[-−]?\d[\d./]*)+/g;
/** Copying from the prompt is a wrong rule like any other. */
const largestShareShown = 0.25;
const numberPattern = /(?<![\d\w.])[-−]?\d+(?:\.\d+)?(?:\/\d+)?/g;

/** A learner who types the right answer is graded right, and the prompt does not give it away. */
export function checkAnswer(body: ExerciseBody, survey: Survey): GateFinding[] {
  const tried = spread(survey.judged, variantsTried);
  const refused = tried.find(({ variant }) => {
    const form = formWithoutHint(body, variant);
    const read = readAnswer(form, formRules[form.kind].typed(variant.answer));
    return !read.ok || !answerFits(read.value, variant.answer, body.answer.tolerance);
  });
  const shown = isScalar(body) ? shownAtOnePlace(tried, body) : [];
  const whole = isScalar(body) ? [] : tried.filter((one) => isShownAsAWhole(one, body));
  return [
    ...(refused
      ? [
          finding(
            "answer-not-accepted",
            `The right answer for ${shownGiven(refused.given)}, typed as ${formRules[body.answer.kind].typed(refused.variant.answer)}, is not accepted.`,
            "Give a wider `tolerance`, or `digits`; an exact answer has to be exact to the end.",
            refused.given,
          ),
        ]
      : []),
    ...(shown.length > tried.length / 2
      ? [
          finding(
            "answer-in-prompt",
            `One number in the prompt is the answer in ${Math.round((100 * shown.length) / tried.length)} % of the variants.`,
            "Ask for something that has to be computed, or exclude these variants in `where`.",
            shown[0]?.given,
          ),
        ]
      : []),
    ...(whole.length > largestShareShown * tried.length
      ? [
          finding(
            "answer-in-prompt",
            `The answer stands in the prompt as a whole in ${percent(whole.length / tried.length)} of the variants: whoever copies it is right, for example for ${shownGiven(whole[0]?.given ?? {})}.`,
            "Ask for something that has to be worked out, or exclude these variants in `where`.",
            whole[0]?.given,
          ),
        ]
      : []),
  ];
}

/** The prompt often names the entries of a shape or list; ordering them is the question. */
function isScalar({ answer }: ExerciseBody): boolean {
  return formRules[answer.kind].isNumber;
}

/**
 * The variants in which the n-th number of the prompt is the answer, for the n where that happens most often. Small
 * numbers coincide here and there; the same position again and again gives the answer away. None if it cannot be most
 * of them.
 */
function shownAtOnePlace(tried: readonly SurveyedVariant[], body: ExerciseBody): readonly SurveyedVariant[] {
  const places = new Map<number, SurveyedVariant[]>();
  let most: readonly SurveyedVariant[] = [];
  for (const [index, one] of tried.entries()) {
    if (most.length + tried.length - index <= tried.length / 2) return [];
    const typed = formRules[body.answer.kind].typed(one.variant.answer);
    const numbers = promptOf(body, one).replaceAll(groupPattern, "").match(numberPattern) ?? [];
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

/**
 * Whether the prompt shows exactly these numbers, in this order, as one list. A longer list that begins with them is
 * another.
 */
function isShownAsAWhole(one: SurveyedVariant, body: ExerciseBody): boolean {
  const wanted = entriesOf(formRules[body.answer.kind].typed(one.variant.answer));
  return wanted.length > 1 && listsIn(promptOf(body, one)).some((list) => list.join() === wanted.join());
}

/** The lists of numbers in a text, with any separator: `(3, 1, 2)`, `3×1×2`, the rows of a matrix. */
function listsIn(text: string): string[][] {
  const plain = text
    .replaceAll(groupPattern, "")
    .replace(/\\(?:begin|end)\{[a-z]+\}/g, " | ")
    .replace(/\\\\|\\times|\\[,;]|[×&;]/g, ",");
  return plain.match(listPattern)?.map(entriesOf) ?? [];
}

function entriesOf(list: string): string[] {
  return list.match(numberPattern) ?? [];
}

/** Empty if it cannot be computed, which is a finding of its own. */
function promptOf(body: ExerciseBody, { given, variant }: SurveyedVariant): string {
  try {
    return textRenderer(body, given, variant, "en")(body.ask);
  } catch (error) {
    if (error instanceof ExpressionError) return "";
    throw error;
  }
}
