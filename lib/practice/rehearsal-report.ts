/** What a rehearsal says at its end. */

export type AnsweredQuestion = {
  readonly note: string;
  readonly concepts: readonly string[];
  /** Null if it was left open. */
  readonly answer: { readonly isRight: boolean; readonly isLate: boolean; readonly elapsedMs: number } | null;
};

/** Of a note or a concept: its questions, and those answered right in time. */
export type ReportPart = { readonly id: string; readonly asked: number; readonly right: number };

export type RehearsalReport = {
  readonly asked: number;
  /** In time. */
  readonly right: number;
  readonly wrong: number;
  /** After the end, right or wrong; they don't count. */
  readonly late: number;
  readonly lateRight: number;
  readonly open: number;
  /** Of all answers. */
  readonly elapsedMs: number;
  /** In the order of asking. */
  readonly notes: readonly ReportPart[];
  /** The weakest first. */
  readonly concepts: readonly ReportPart[];
};

export function reportRehearsal(questions: readonly AnsweredQuestion[]): RehearsalReport {
  const answers = questions.flatMap(({ answer }) => (answer === null ? [] : [answer]));
  const count = (isLate: boolean, isRight: boolean) =>
    answers.filter((answer) => answer.isLate === isLate && answer.isRight === isRight).length;
  return {
    asked: questions.length,
    right: count(false, true),
    wrong: count(false, false),
    late: count(true, true) + count(true, false),
    lateRight: count(true, true),
    open: questions.length - answers.length,
    elapsedMs: answers.reduce((sum, { elapsedMs }) => sum + elapsedMs, 0),
    notes: partsBy(questions, ({ note }) => [note]),
    concepts: partsBy(questions, ({ concepts }) => concepts).toSorted(
      (a, b) => a.right / a.asked - b.right / b.asked || b.asked - a.asked,
    ),
  };
}

/** Whether an answer came after the end of the time, or after the paper was handed in. */
export function isLateAt(
  answeredAt: Date,
  rehearsal: { readonly endsAt: Date; readonly handedInAt: Date | null },
): boolean {
  const { endsAt, handedInAt } = rehearsal;
  return answeredAt > endsAt || (handedInAt !== null && answeredAt > handedInAt);
}

function partsBy(
  questions: readonly AnsweredQuestion[],
  idsOf: (question: AnsweredQuestion) => readonly string[],
): ReportPart[] {
  const parts = new Map<string, ReportPart>();
  for (const question of questions) {
    const isRight = question.answer?.isRight === true && !question.answer.isLate;
    for (const id of idsOf(question)) {
      const { asked, right } = parts.get(id) ?? { asked: 0, right: 0 };
      parts.set(id, { id, asked: asked + 1, right: right + Number(isRight) });
    }
  }
  return [...parts.values()];
}
