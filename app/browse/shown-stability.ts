/** Days with one decimal as long as it says something; never 0, which no stability is. */
export function shownStability(days: number): number {
  return days < 10 ? Math.max(0.1, Math.round(days * 10) / 10) : Math.round(days);
}
