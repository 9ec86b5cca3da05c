export type Keyed = { readonly key: string; readonly content: string };

/**
 * Keys for the rows of a page that has changed: those at the beginning and at the end that are the same keep theirs;
 * in between they go by order. So a row that is being written keeps its open item, and all others stay untouched.
 */
export function keepKeys(
  before: readonly Keyed[],
  contents: readonly string[],
  fresh: () => string,
): Keyed[] {
  const shorter = Math.min(before.length, contents.length);
  let first = 0;
  while (first < shorter && before[first]?.content === contents[first]) first++;
  let last = 0;
  while (last < shorter - first && before.at(-1 - last)?.content === contents.at(-1 - last)) last++;
  const middle = before.slice(first, before.length - last);
  return contents.map((content, index) => {
    const fromEnd = contents.length - index;
    const known =
      index < first
        ? before[index]
        : fromEnd <= last
          ? before[before.length - fromEnd]
          : middle[index - first];
    return { key: known?.key ?? fresh(), content };
  });
}
