/** In which order a learner's reviews are asked. */
import { hashText, mixed } from "@/lib/items/random";
import type { ItemId } from "@/lib/quiz/ids";
import type { Memory } from "@/lib/scheduling/memory";
import type { StudyDay } from "@/lib/scheduling/study-day";
import type { ReviewOrder } from "./learner-settings";

type Waiting = { readonly itemId: ItemId; readonly memory: Memory };

/**
 * Every so many places, the item that has been due for longest: where more is due each day than is asked, those likely
 * forgotten would else never be asked.
 */
const placesForTheLongestDue = 10;

/**
 * Reviews in the order that their learner has chosen. The first ones are asked where a day does not allow all. By falling
 * recall (the default), fewest minutes are spent per item that is known while new items come (`npm run bench --
 * learner`); what is likely forgotten must be learned again anyway.
 */
export function orderReviews<Item extends Waiting>(
  reviews: readonly Item[],
  order: ReviewOrder,
  { studyDay, seed }: { readonly studyDay: StudyDay; readonly seed: string },
): Item[] {
  const shuffle = shuffler(seed);
  const by = (keys: (item: Item) => readonly number[]) => {
    const keyed = reviews.map((item) => ({ item, keys: [...keys(item), shuffle(item.itemId)] }));
    return keyed.sort((a, b) => compare(a.keys, b.keys)).map(({ item }) => item);
  };
  const faded = ({ memory }: Item) => daysPerStability(memory, studyDay);
  switch (order) {
    case "rising-recall":
      return by((item) => [-faded(item)]);
    case "longest-due":
      return by((item) => [item.memory.dueDay, -faded(item)]);
    case "shuffled":
      return by(() => []);
    case "falling-recall":
      return withTheLongestDue(
        by((item) => [faded(item)]),
        by((item) => [item.memory.dueDay, faded(item)]),
      );
  }
}

function withTheLongestDue<Item extends Waiting>(
  first: readonly Item[],
  longestDue: readonly Item[],
): Item[] {
  const placed = new Set<Item>();
  const lines = [first.values(), longestDue.values()] as const;
  const next = (line: IterableIterator<Item>): Item | undefined => {
    for (const item of line) if (!placed.has(item)) return item;
    return undefined;
  };
  for (let place = 1; placed.size < first.length; place += 1)
    placed.add(next(lines[place % placesForTheLongestDue === 0 ? 1 : 0])!);
  return [...placed];
}

/** Recall falls as this grows, so it sorts by recall without computing it. */
function daysPerStability({ lastStudyDay, stability }: Memory, studyDay: StudyDay): number {
  return (studyDay - (lastStudyDay ?? studyDay)) / stability;
}

/** Number by number, smaller first. */
export function compare(a: readonly number[], b: readonly number[]): number {
  for (const [i, value] of a.entries()) if (value !== b[i]) return value - b[i]!;
  return 0;
}

/** A number for each item that looks random and depends only on the seed: FNV-1a, then MurmurHash3's finaliser. */
export function shuffler(seed: string): (itemId: ItemId) => number {
  const start = hashText(seed);
  return (itemId) => mixed(start ^ itemId) >>> 0;
}
