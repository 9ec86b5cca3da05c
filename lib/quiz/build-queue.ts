/** The items that a learner is asked today, in order. */
import type { KindName } from "@/lib/items/item-kind";
import type { ItemId } from "@/lib/quiz/ids";
import { isWithinSession, type Memory } from "@/lib/scheduling/memory";
import { daysUntilDue } from "@/lib/scheduling/running-day";
import type { StudyDay } from "@/lib/scheduling/study-day";
import { interleave } from "./interleave";
import type { LearnerSettings } from "./learner-settings";
import { takeNew } from "./new-items";
import { orderNew } from "./order-new";
import { compare, orderReviews, shuffler } from "./order-reviews";
import type { Workload } from "./workload";

export type Candidate = {
  readonly itemId: ItemId;
  readonly courseId: number;
  readonly kind: KindName;
  /** Siblings share a group; the name is unique within the course. */
  readonly group: string;
  /** Position in the course, from 1. */
  readonly position: number;
  readonly concepts: readonly string[];
  /** Prerequisite concepts of a new item that the learner has met no item of. */
  readonly unmet: readonly string[];
  /** Null if the learner has never met the item. */
  readonly memory: Memory | null;
};

export type QueueOptions = {
  readonly now: Date;
  readonly studyDay: StudyDay;
  /** Made of learner and study day: shuffles equally urgent items, in the same way all day long. */
  readonly seed: string;
  readonly settings: Pick<
    LearnerSettings,
    "newPerDay" | "reviewsPerDay" | "newInBacklog" | "reviewOrder" | "interleaved"
  >;
  /** By course: new items a day of those that have a number of their own. */
  readonly ownNewPerDay: ReadonlyMap<number, number>;
  /** Items of this study day so far: met for the first time, by course, and reviewed from an earlier day. */
  readonly done: { readonly newItems: ReadonlyMap<number, number>; readonly reviews: number };
  /** Items reviewed on this study day. */
  readonly seen: readonly Pick<Candidate, "itemId" | "courseId" | "group">[];
};

/**
 * The queue, deterministic for its input in whatever order the candidates come: first the learning steps that are due,
 * those of today before those of another day; then reviews with the new items spread evenly among them; then the
 * learning steps that will be due within the session, rather than making the learner wait.
 *
 * The limits apply to the whole study day and never hold a learning step back. That of reviews limits new items, too:
 * they wait while more is due than a day allows, unless the learner lets them in. A course may have a number of new
 * items of its own (`takeNew`). Each group has at most one item in the
 * queue: learning step before review before new item; and none if a sibling was seen today.
 */
export function buildQueue<C extends Candidate>(candidates: readonly C[], options: QueueOptions): C[] {
  const { settings, done, ownNewPerDay: own } = options;
  const newToday = [...done.newItems.values()].reduce((sum, items) => sum + items, 0);
  const lines = sortedLines(candidates, options);
  const { isFree, take } = groupsOnce(options.seen);
  const steps = take(lines.steps);
  const soon = take(lines.soon);
  const due = take(lines.reviews);
  const fresh = orderNew(lines.fresh.filter(isFree), newToday);
  const load = Math.max(0, settings.reviewsPerDay - done.reviews - newToday);
  const newLoad = settings.newInBacklog ? load : Math.max(0, load - due.length);
  const asNew = takeNew(fresh, { shared: settings.newPerDay, own }, done.newItems, newLoad);
  const reviews = due.slice(0, load - asNew.length);
  const mixed = spread(asNew, reviews);
  return [...steps, ...(settings.interleaved ? interleave(mixed) : mixed), ...soon];
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

type Met<C> = C & { readonly memory: Memory };

type Lines<C> = Record<"steps" | "soon" | "reviews" | "fresh", C[]>;

function sortedLines<C extends Candidate>(candidates: readonly C[], options: QueueOptions): Lines<C> {
  const now = options.now.getTime();
  const shuffle = shuffler(options.seed);
  const fresh: C[] = [];
  const reviews: Met<C>[] = [];
  const steps: { candidate: C; dueAt: number }[] = [];
  for (const candidate of candidates) {
    if (!isAsMet(candidate)) {
      fresh.push(candidate);
      continue;
    }
    const { memory } = candidate;
    if (memory.dueAt !== null) steps.push({ candidate, dueAt: memory.dueAt.getTime() });
    // Else it rests, or was asked a moment ago, before the day turned.
    else if (daysUntilDue(memory, options.now, options.studyDay) <= 0) {
      if (isOnStep(memory)) steps.push({ candidate, dueAt: now });
      else reviews.push(candidate);
    }
  }
  const inTime = steps.sort((a, b) =>
    compare(
      [a.dueAt, shuffle(a.candidate.itemId), a.candidate.itemId],
      [b.dueAt, shuffle(b.candidate.itemId), b.candidate.itemId],
    ),
  );
  return {
    steps: inTime.filter(({ dueAt }) => dueAt <= now).map(({ candidate }) => candidate),
    soon: inTime
      .filter(({ dueAt }) => dueAt > now && isWithinSession(dueAt - now))
      .map(({ candidate }) => candidate),
    reviews: orderReviews(reviews, options.settings.reviewOrder, options),
    fresh: fresh.sort((a, b) =>
      compare([a.position, a.courseId, a.itemId], [b.position, b.courseId, b.itemId]),
    ),
  };
}

function isAsMet<C extends Candidate>(candidate: C): candidate is Met<C> {
  return isMet(candidate.memory);
}

/** Learning or relearning, resting or not. */
function isOnStep({ state }: Memory): boolean {
  return state === "learning" || state === "relearning";
}

/**
 * Takes items from one line after another, each group once overall, and from a seen group only the seen item itself: it
 * is on a learning step, or its learner wants it today.
 */
function groupsOnce(seen: QueueOptions["seen"]) {
  const seenItems = new Set(seen.map(({ itemId }) => itemId));
  const seenGroups = new Set(seen.map(groupKey));
  const taken = new Set<string>();
  const isFree = (candidate: Candidate): boolean => {
    const key = groupKey(candidate);
    return !taken.has(key) && (!seenGroups.has(key) || seenItems.has(candidate.itemId));
  };
  const take = <C extends Candidate>(line: readonly C[]): C[] =>
    line.filter((candidate) => {
      if (!isFree(candidate)) return false;
      taken.add(groupKey(candidate));
      return true;
    });
  return { isFree, take };
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
