import { fewestLearners } from "./few-learners";

/** A wrong answer that no misconception explains, and the key of its variant. */
export type WrongNumber = {
  readonly learner: string;
  readonly answer: number;
  readonly key: number;
};

/** What wrong answers have in common: their value, or how far, or how many times, they are off the key. */
export type Likeness = "value" | "difference" | "ratio";

export type AnswerGroup<Wrong> = {
  readonly by: Likeness;
  readonly value: number;
  readonly answers: readonly Wrong[];
  readonly learners: number;
};

const likenesses: Readonly<Record<Likeness, (wrong: WrongNumber) => number | null>> = {
  value: ({ answer }) => answer,
  difference: ({ answer, key }) => answer - key,
  ratio: ({ answer, key }) => (key === 0 || answer === 0 ? null : answer / key),
};

/**
 * Groups of wrong answers, the largest first; of equal ones that by value, then by difference. Every answer is in one
 * group: the largest that it fits. Groups of fewer than five learners are left out. Numbers that agree to nine digits
 * count as the same.
 */
export function answerGroups<Wrong extends WrongNumber>(wrong: readonly Wrong[]): AnswerGroup<Wrong>[] {
  const found: AnswerGroup<Wrong>[] = [];
  let left = [...wrong];
  for (;;) {
    const largest = largestGroup(left);
    if (largest === null) return found;
    found.push(largest);
    const taken = new Set(largest.answers);
    left = left.filter((answer) => !taken.has(answer));
  }
}

function largestGroup<Wrong extends WrongNumber>(wrong: readonly Wrong[]): AnswerGroup<Wrong> | null {
  let largest: AnswerGroup<Wrong> | null = null;
  for (const by of Object.keys(likenesses) as Likeness[]) {
    for (const [value, answers] of grouped(wrong, likenesses[by])) {
      const learners = new Set(answers.map(({ learner }) => learner)).size;
      if (learners < fewestLearners || answers.length <= (largest?.answers.length ?? 0)) continue;
      largest = { by, value, answers, learners };
    }
  }
  return largest;
}

function grouped<Wrong>(
  wrong: readonly Wrong[],
  of: (wrong: Wrong) => number | null,
): ReadonlyMap<number, Wrong[]> {
  const groups = new Map<number, Wrong[]>();
  for (const answer of wrong) {
    const value = of(answer);
    if (value === null) continue;
    const rounded = Number(value.toPrecision(9));
    const group = groups.get(rounded) ?? [];
    groups.set(rounded, group);
    group.push(answer);
  }
  return groups;
}
