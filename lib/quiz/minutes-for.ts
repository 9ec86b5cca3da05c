/** How long so many items take at a pace of `answerMs` each, in whole minutes: one estimate, wherever it is shown. */
export function minutesFor(items: number, answerMs: number): number {
  return items === 0 ? 0 : Math.max(1, Math.round((items * answerMs) / 60_000));
}
