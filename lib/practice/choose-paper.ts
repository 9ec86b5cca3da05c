import { createRandom, shuffledIndexes } from "@/lib/items/random";

export type PaperItem = {
  readonly itemId: number;
  readonly note: string;
  /** Items with the same group are siblings: one gives the other away. */
  readonly group: string;
};

/**
 * The items of a rehearsal, in the order of asking: `count`, or all if there are fewer. Each note has a share by the
 * number of its items (Sainte-Laguë's rule: the next place goes to the largest items / (2 · places + 1)). Siblings are
 * taken only if a note has nothing else. The same seed chooses the same.
 */
export function choosePaper<Item extends PaperItem>(
  items: readonly Item[],
  count: number,
  seed: string,
): Item[] {
  const notes = new Map<string, { readonly size: number; readonly left: Item[]; taken: number }>();
  for (const item of shuffled(items, `${seed}:items`)) {
    const note = notes.get(item.note) ?? { size: sizeOf(items, item.note), left: [], taken: 0 };
    note.left.push(item);
    notes.set(item.note, note);
  }
  const chosen: Item[] = [];
  const groups = new Set<string>();
  while (chosen.length < Math.min(count, items.length)) {
    const open = [...notes.values()].filter(({ left }) => left.length > 0);
    const note = open.reduce((best, each) => (claim(each) > claim(best) ? each : best));
    const at = Math.max(
      0,
      note.left.findIndex(({ group }) => !groups.has(group)),
    );
    const [item] = note.left.splice(at, 1) as [Item];
    note.taken += 1;
    groups.add(item.group);
    chosen.push(item);
  }
  return shuffled(chosen, `${seed}:order`);
}

function sizeOf(items: readonly PaperItem[], note: string): number {
  return items.filter((item) => item.note === note).length;
}

function claim({ size, taken }: { readonly size: number; readonly taken: number }): number {
  return size / (2 * taken + 1);
}

function shuffled<Value>(values: readonly Value[], seed: string): Value[] {
  return shuffledIndexes(values.length, createRandom(seed)).map((index) => values[index] as Value);
}
