/** The work that a learner has left and the time that it takes: one estimate for all pages. */

/** Numbers of items: never met, on a learning step, due for review. */
export type Workload = { readonly new: number; readonly learning: number; readonly due: number };

export type Pace = {
  /** Time for an answer of this learner, in ms. */
  readonly answerMs: number;
  /** Average number of answers that an item takes on its day: steps and misses are answers too. */
  readonly answersEach: Workload;
};

export const noWork: Workload = { new: 0, learning: 0, due: 0 };

export function itemsIn({ new: fresh, learning, due }: Workload): number {
  return fresh + learning + due;
}

/** Whole minutes, at least one if there is anything to do. */
export function minutesFor(work: Workload, { answerMs, answersEach }: Pace): number {
  if (itemsIn(work) === 0) return 0;
  const answers =
    work.new * answersEach.new + work.learning * answersEach.learning + work.due * answersEach.due;
  return Math.max(1, Math.round((answers * answerMs) / 60_000));
}

/** Observations of a learner: answers to items on the day they were met, and to items met before. */
export type AnswersSeen = Record<"new" | "due", { readonly items: number; readonly answers: number }>;

/** Assumptions until a learner's own pace is known: two steps and an occasional miss, and 20 s for an answer. */
const assumed = { new: 3, due: 1.3, answerMs: 20_000 };

/** An assumption weighs as much as this many observed items or answers. */
const weight = 10;

/**
 * Time for an answer, in ms, as a weighted mean with the assumption: a single answer of 4 s does not make a session
 * short.
 */
export function answerMs(seen: { readonly answers: number; readonly typicalMs: number | null }): number {
  const { answers, typicalMs } = seen;
  if (typicalMs === null) return assumed.answerMs;
  return (answers * typicalMs + weight * assumed.answerMs) / (answers + weight);
}

/** Answers per item, as a weighted mean with the assumption. An item on a step has half of its day behind it. */
export function answersEach(seen: AnswersSeen): Workload {
  const each = (kind: "new" | "due") =>
    (seen[kind].answers + weight * assumed[kind]) / (seen[kind].items + weight);
  return { new: each("new"), learning: (1 + each("new")) / 2, due: each("due") };
}
