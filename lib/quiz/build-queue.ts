/** What a learner is asked today, and in which order. */
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
  /** Siblings share a group; its name is unique within the course. */
  readonly group: string;
  /** Place in the course, from 1. */
  readonly position: number;
  /** Null for an item that the learner has never met. */
  readonly memory: Memory | null;
};

export type QueueOptions = {
  readonly now: Date;
  readonly studyDay: StudyDay;
  /** Learner and study day: shuffles what is equally urgent, the same way all day long. */
  readonly seed: string;
  readonly limits: { readonly newPerDay: number; readonly reviewsPerDay: number };
  /** Items of this study day so far: met for the first time, and reviewed from an earlier day. */
  readonly done: { readonly newItems: number; readonly reviews: number };
  /** What was reviewed on this study day. */
  readonly seen: readonly Pick<Candidate, "itemId" | "courseId" | "group">[];
};

/** A candidate with its place in its line: the smaller number comes first, the next number decides between equals. */
type Placed<C> = { readonly candidate: C; readonly place: readonly [number, number, number] };

/**
 * The queue, deterministic for its input in whatever order the candidates come: learning steps that are due, with those
 * that have rested since another day first, then reviews with the new items spread evenly among them, then the learning
 * steps that will be due within the session, instead of making the learner wait.
 *
 * Limits hold for the whole study day and never keep a learning step back. Of each group one item at most is in the
 * queue: the learning step before the review before the new item; and none if a sibling was seen today. The first new
 * items of a day are light ones.
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

/** How many of a queue are new, on a learning step, and due for review. */
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

/** Learning or relearning, whether it rests or not. */
function isOnStep({ state }: Memory): boolean {
  return state === "learning" || state === "relearning";
}

/** Recall falls as this grows, so it orders by recall without computing it. */
function daysPerStability({ lastStudyDay, stability }: Memory, studyDay: StudyDay): number {
  return (studyDay - (lastStudyDay ?? studyDay)) / stability;
}

function byPlace({ place: a }: Placed<Candidate>, { place: b }: Placed<Candidate>): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/** Takes from one line after another, each group once in all, and only a seen item's own learning step from a seen group. */
function groupsOnce(seen: QueueOptions["seen"]) {
  const seenItems = new Set(seen.map(({ itemId }) => itemId));
  const seenGroups = new Set(seen.map(groupKey));
  const taken = new Set<string>();
  return <C extends Candidate>(line: readonly Placed<C>[], limit: number): C[] => {
    const picked: C[] = [];
    for (const { candidate } of line) {
      if (picked.length >= limit) break;
      const key = groupKey(candidate);
      const ownStep =
        candidate.memory !== null && isOnStep(candidate.memory) && seenItems.has(candidate.itemId);
      if (taken.has(key) || (seenGroups.has(key) && !ownStep)) continue;
      taken.add(key);
      picked.push(candidate);
    }
    return picked;
  };
}

function groupKey({ courseId, group }: Pick<Candidate, "courseId" | "group">): string {
  return `${courseId}/${group}`;
}

/** Both lists in their orders, with `few` at even distances. */
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

/** A number for each item that looks random and depends on the seed alone. */
function shuffler(seed: string): (itemId: ItemId) => number {
  const start = hashText(seed);
  return (itemId) => mixed(start ^ itemId) >>> 0;
}
