/** Lines of texts, and what comparing them costs. */

/** Lines with their line ends, so that joining them gives the text again. */
export function linesOf(text: string): string[] {
  const lines = text.split(/(?<=\n)/);
  return text === "" ? [] : lines;
}

/** How many lines all texts have in common at their start and, below that, at their end: no change lies there. */
export function sharedEnds([one = [], ...others]: readonly (readonly string[])[]): {
  readonly start: number;
  readonly end: number;
} {
  const shortest = Math.min(one.length, ...others.map(({ length }) => length));
  let start = 0;
  while (start < shortest && others.every((other) => other[start] === one[start])) start += 1;
  let end = 0;
  while (end < shortest - start && others.every((other) => other.at(-1 - end) === one.at(-1 - end))) end += 1;
  return { start, end };
}

/** About half a second. */
const mostSteps = 100_000_000;
const mostPairs = 2_000_000;

/**
 * Whether node-diff3 would take too long: for each line that both have it walks along the longest sequence found so far,
 * and it looks at each pair of equal lines.
 */
export function isTooMuchToCompare(one: readonly string[], other: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const line of other) counts.set(line, (counts.get(line) ?? 0) + 1);
  let [pairs, common] = [0, 0];
  for (const line of one) {
    const count = counts.get(line) ?? 0;
    pairs += count;
    if (count > 0) common += 1;
  }
  return pairs > mostPairs || common * Math.min(common, other.length) > mostSteps;
}
