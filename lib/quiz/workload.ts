/** How much is before a learner, and how long it will take them: one estimate, wherever it is shown. */

/** Items by what they are: never met, on a learning step, due for review. */
export type Workload = { readonly new: number; readonly learning: number; readonly due: number };

export type Pace = {
  /** How long an answer of this learner takes, in ms. */
  readonly answerMs: number;
  /** Answers that an item takes on its day until it is done with, on average: steps and misses are answers too. */
  readonly answersEach: Workload;
};

export const noWork: Workload = { new: 0, learning: 0, due: 0 };

export function itemsIn({ new: fresh, learning, due }: Workload): number {
  return fresh + learning + due;
}

/** Whole minutes, at least one where there is anything to do. */
export function minutesFor(work: Workload, { answerMs, answersEach }: Pace): number {
  if (itemsIn(work) === 0) return 0;
  const answers =
    work.new * answersEach.new + work.learning * answersEach.learning + work.due * answersEach.due;
  return Math.max(1, Math.round((answers * answerMs) / 60_000));
}

/** What was seen of a learner: answers to items on the day that they were met, and to items met before. */
export type AnswersSeen = Record<"new" | "due", { readonly items: number; readonly answers: number }>;

/** Until a learner's own pace is known: two steps and a miss here and there, and an answer in 20 s. */
const assumed = { new: 3, due: 1.3, answerMs: 20_000 };

/** An assumption weighs as much as so many items, or answers, that were seen. */
const weight = 10;

/** How long an answer takes, in ms, from few answers drawn towards what is assumed: one of 4 s makes no session short. */
export function answerMs(seen: { readonly answers: number; readonly typicalMs: number | null }): number {
  const { answers, typicalMs } = seen;
  if (typicalMs === null) return assumed.answerMs;
  return (answers * typicalMs + weight * assumed.answerMs) / (answers + weight);
}

/** Answers an item, from few items drawn towards what is assumed. An item on a step has half of its day behind it. */
export function answersEach(seen: AnswersSeen): Workload {
  const each = (kind: "new" | "due") =>
    (seen[kind].answers + weight * assumed[kind]) / (seen[kind].items + weight);
  return { new: each("new"), learning: (1 + each("new")) / 2, due: each("due") };
}
