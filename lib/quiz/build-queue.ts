/** The items that a learner is asked today, in order. */
import type { KindName } from "@/lib/items/item-kind";
import { hashText, mixed } from "@/lib/items/random";
import type { ItemId } from "@/lib/quiz/ids";
import { isWithinSession, type Memory } from "@/lib/scheduling/memory";
import { daysUntilDue } from "@/lib/scheduling/running-day";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { lightFirst } from "./light-first";
import type { Workload } from "./workload";

export type Candidate = {
  readonly itemId: ItemId;
  readonly courseId: number;
  readonly kind: KindName;
  /** Siblings share a group; the name is unique within the course. */
  readonly group: string;
  /** Position in the course, from 1. */
  readonly position: number;
  /** Null if the learner has never met the item. */
  readonly memory: Memory | null;
};

export type QueueOptions = {
  readonly now: Date;
  readonly studyDay: StudyDay;
  /** Made of learner and study day: shuffles equally urgent items, in the same way all day long. */
  readonly seed: string;
  readonly limits: { readonly newPerDay: number; readonly reviewsPerDay: number };
  /** Items of this study day so far: met for the first time, and reviewed from an earlier day. */
  readonly done: { readonly newItems: number; readonly reviews: number };
  /** Items reviewed on this study day. */
  readonly seen: readonly Pick<Candidate, "itemId" | "courseId" | "group">[];
};

/** A candidate with its rank in its line: compared number by number, smaller first. */
type Placed<C> = { readonly candidate: C; readonly place: readonly [number, number, number] };

/**
 * The queue, deterministic for its input in whatever order the candidates come: first the learning steps that are due,
 * with those that rested since another day first; then reviews with the new items spread evenly among them; then the
 * learning steps that will be due within the session, rather than making the learner wait.
 *
 * Limits apply to the whole study day and never hold a learning step back. Each group has at most one item in the
 * queue: learning step before review before new item; and none if a sibling was seen today. The first new items of a
 * day are light ones.
 */
export function buildQueue<C extends Candidate>(candidates: readonly C[], options: QueueOptions): C[] {
  const { limits, done } = options;
  const lines = sortedLines(candidates, options);
  const take = groupsOnce(options.seen);
  const steps = take(lines.steps, Number.POSITIVE_INFINITY);
  const soon = take(lines.soon, Number.POSITIVE_INFINITY);
  const reviews = take(lines.reviews, limits.reviewsPerDay - done.reviews);
  const fresh = take(lines.fresh, limits.newPerDay - done.newItems);
  return [...steps, ...spread(lightFirst(fresh, done.newItems), reviews), ...soon];
}

/** The numbers of items that are new, on a learning step, and due for review. */
export function countQueue(queue: readonly Candidate[]): Workload {
  const met = queue.flatMap(({ memory }) => (isMet(memory) ? [memory] : []));
  const learning = met.filter(({ dueAt }) => dueAt !== null).length;
  return { new: queue.length - met.length, learning, due: met.length - learning };
}

function isMet(memory: Memory | null): memory is Memory {
  return memory !== null && memory.state !== "new";
}

type Lines<C> = Record<"steps" | "soon" | "reviews" | "fresh", Placed<C>[]>;

function sortedLines<C extends Candidate>(candidates: readonly C[], options: QueueOptions): Lines<C> {
  const lines: Lines<C> = { steps: [], soon: [], reviews: [], fresh: [] };
  const now = options.now.getTime();
  const shuffle = shuffler(options.seed);
  for (const candidate of candidates) {
    const { memory, itemId, position, courseId } = candidate;
    if (!isMet(memory)) {
      lines.fresh.push({ candidate, place: [position, courseId, itemId] });
    } else if (memory.dueAt !== null) {
      const dueAt = memory.dueAt.getTime();
      const placed: Placed<C> = { candidate, place: [dueAt, shuffle(itemId), itemId] };
      if (dueAt <= now) lines.steps.push(placed);
      else if (isWithinSession(dueAt - now)) lines.soon.push(placed);
    } else if (daysUntilDue(memory, options.now, options.studyDay) > 0) {
      // It rests, or was asked a moment ago, before the day turned.
    } else if (isOnStep(memory)) {
      lines.steps.push({ candidate, place: [0, shuffle(itemId), itemId] });
    } else {
      const faded = daysPerStability(memory, options.studyDay);
      lines.reviews.push({ candidate, place: [memory.dueDay, -faded, shuffle(itemId)] });
    }
  }
  for (const line of Object.values(lines)) line.sort(byPlace);
  return lines;
}

/** Learning or relearning, resting or not. */
function isOnStep({ state }: Memory): boolean {
  return state === "learning" || state === "relearning";
}

/** Recall falls as this grows, so it sorts by recall without computing it. */
function daysPerStability({ lastStudyDay, stability }: Memory, studyDay: StudyDay): number {
  return (studyDay - (lastStudyDay ?? studyDay)) / stability;
}

function byPlace({ place: a }: Placed<Candidate>, { place: b }: Placed<Candidate>): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/**
 * Takes items from one line after another, each group once overall, and from a seen group only the seen item itself: it
 * is on a learning step, or its learner wants it today.
 */
function groupsOnce(seen: QueueOptions["seen"]) {
  const seenItems = new Set(seen.map(({ itemId }) => itemId));
  const seenGroups = new Set(seen.map(groupKey));
  const taken = new Set<string>();
  return <C extends Candidate>(line: readonly Placed<C>[], limit: number): C[] => {
    const picked: C[] = [];
    for (const { candidate } of line) {
      if (picked.length >= limit) break;
      const key = groupKey(candidate);
      if (taken.has(key) || (seenGroups.has(key) && !seenItems.has(candidate.itemId))) continue;
      taken.add(key);
      picked.push(candidate);
    }
    return picked;
  };
}

function groupKey({ courseId, group }: Pick<Candidate, "courseId" | "group">): string {
  return `${courseId}/${group}`;
}

/** Merges both lists, each in its order, with `few` at even distances. */
function spread<C>(few: readonly C[], many: readonly C[]): C[] {
  const total = few.length + many.length;
  const mixed: C[] = [];
  let placed = 0;
  for (let i = 0; i < total; i++) {
    const wanted = Math.round(((i + 0.5) * few.length) / total);
    mixed.push(wanted > placed ? few[placed++]! : many[i - placed]!);
  }
  return mixed;
}

/** A number for each item that looks random and depends only on the seed: FNV-1a, then MurmurHash3's finaliser. */
function shuffler(seed: string): (itemId: ItemId) => number {
  const start = hashText(seed);
  return (itemId) => mixed(start ^ itemId) >>> 0;
}
