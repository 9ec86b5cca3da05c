export type PracticeItem = {
  readonly itemId: number;
  /** Items with the same group are siblings: one gives the other away. */
  readonly group: string;
  /** Probability of recall now, 0 to 1; null if the learner has not met it. */
  readonly recall: number | null;
};

export type PastAnswer = { readonly itemId: number; readonly isRight: boolean };

/** A missed item comes back when this many other questions have been asked. */
export const restAfterMiss = 2;

/**
 * The item to practise next; null if there is none. `past` are the answers so far, the newest first. Neither the item
 * just asked nor a sibling of it comes if there is another. A missed item comes back as soon as it has rested, unless
 * the last question was such a return: then others have their turn, so that nobody is kept at what they miss. Others
 * are what was not asked yet, the weakest recall first and what is new last, in the order of `items`; then what was
 * asked longest ago.
 */
export function chooseNext(items: readonly PracticeItem[], past: readonly PastAnswer[]): number | null {
  const last = past[0];
  const lastGroup = items.find(({ itemId }) => itemId === last?.itemId)?.group;
  const wasReturn = last !== undefined && answerBefore(past.slice(1), last.itemId)?.isRight === false;
  const turnOf = (item: PracticeItem): Turn => {
    const ago = past.findIndex(({ itemId }) => itemId === item.itemId);
    const isNear = item.itemId === last?.itemId ? 2 : item.group === lastGroup ? 1 : 0;
    if (ago < 0) return [isNear, 1, item.recall ?? 2];
    const returns = !wasReturn && !past[ago]!.isRight && ago >= restAfterMiss;
    return [isNear, returns ? 0 : 2, -ago];
  };
  const turns = items.map((item, place) => ({ item, turn: [...turnOf(item), place] }));
  const [first] = turns.toSorted((a, b) => inOrder(a.turn, b.turn));
  return first?.item.itemId ?? null;
}

/** Compared from left to right; the smallest is next. */
type Turn = readonly [isNear: 0 | 1 | 2, rank: 0 | 1 | 2, within: number];

function inOrder(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((value, i) => value !== b[i]);
  return differs < 0 ? 0 : a[differs]! - b[differs]!;
}

function answerBefore(past: readonly PastAnswer[], itemId: number): PastAnswer | undefined {
  return past.find((answer) => answer.itemId === itemId);
}
