/**
 * The edges of the distributions, ascending: `n` edges make `n + 1` groups, the first below the first edge, the last
 * from the last edge on.
 */
export const edges = {
  /** Days. */
  stability: [1, 3, 7, 14, 30, 60, 120, 240, 480],
  /** FSRS's, from 1 to 10. */
  difficulty: [2, 3, 4, 5, 6, 7, 8, 9],
  /** 0 to 1. */
  recall: [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95],
  /** Days. */
  interval: [1, 3, 7, 21, 45, 90, 180, 365],
  /** Of `learner_hour`. */
  answerSeconds: [2, 5, 10, 20, 40, 80, 160],
} as const satisfies Readonly<Record<string, readonly number[]>>;

export type Distributed = keyof typeof edges;
