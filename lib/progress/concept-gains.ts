/** What a session did to each concept that its items exercise. */
import type { ConceptGain } from "@/lib/quiz/session-summary";

/** A month: long enough that what the answer itself has refreshed is mostly gone. */
export const horizonDays = 30;

/** An item's reviews in the session: what the first of them found, and the last one left. */
export type SessionItem = {
  /** Unique over all courses. */
  readonly concepts: readonly string[];
  readonly found: {
    /** Days; null if the item was never met before. */
    readonly stability: number | null;
    /** FSRS's probability of recall; null on the study day of the review before. */
    readonly recall: number | null;
  };
  /** Stability in days. */
  readonly left: number;
};

type Gain = Pick<ConceptGain, "concept" | "items" | "newItems" | "before" | "after">;

/** R(t) = (1 + factor · t / stability) ^ decay, t in days: lib/scheduling `recallCurve`. */
export type RecallCurve = { readonly decay: number; readonly factor: number };

/**
 * The largest gain of all items together first. Expected recall right after an answer would flatter: FSRS takes it for
 * certain, for wrong answers too. A month later it tells what the session is worth, and it falls where the answers showed
 * that an item is known less well than expected. A new item was not known from here, and counts as nothing before.
 */
export function conceptGains(items: readonly SessionItem[], curve: RecallCurve): Gain[] {
  const sums = new Map<string, { items: number; newItems: number; before: number; after: number }>();
  for (const { concepts, found, left } of items) {
    const before = recallAhead(found.stability, daysSince(found, curve) + horizonDays, curve);
    const after = recallAhead(left, horizonDays, curve);
    for (const concept of concepts) {
      const sum = sums.get(concept) ?? { items: 0, newItems: 0, before: 0, after: 0 };
      sum.items += 1;
      sum.newItems += found.stability === null ? 1 : 0;
      sum.before += before;
      sum.after += after;
      sums.set(concept, sum);
    }
  }
  return [...sums]
    .toSorted(([, a], [, b]) => b.after - b.before - (a.after - a.before))
    .map(([concept, sum]) => ({
      concept,
      ...sum,
      before: sum.before / sum.items,
      after: sum.after / sum.items,
    }));
}

/** Days since the review before, from what FSRS predicted: the curve read backwards. */
function daysSince({ stability, recall }: SessionItem["found"], { decay, factor }: RecallCurve): number {
  if (stability === null || recall === null) return 0;
  return (stability * (recall ** (1 / decay) - 1)) / factor;
}

function recallAhead(stability: number | null, days: number, { decay, factor }: RecallCurve): number {
  return stability === null || stability <= 0 ? 0 : (1 + (factor * days) / stability) ** decay;
}
