import type { EntryView } from "@/lib/quiz/entry-view";
import type { LearnerId, ReviewId, SessionId } from "@/lib/quiz/ids";
import type { Stroke } from "../session/session-state";

/** What a tab remembers of its sitting, so that loading the page again goes on with it. */
export type Sitting = {
  readonly learnerId: LearnerId;
  readonly sessionId: SessionId;
  readonly strokes: readonly Stroke[];
  /** Epoch milliseconds of this device. */
  readonly savedAtMs: number;
  readonly isEnded: boolean;
  /** To be asked first: its review was taken back from the summary. */
  readonly first: EntryView | null;
};

const key = "notecurve/sitting";

/** After so long a pause it is another sitting. */
export const longestPauseMs = 30 * 60_000;

/** The sitting that a page which is loaded now goes on with; null if there is none. */
export function readSitting(learnerId: LearnerId, nowMs: number): Sitting | null {
  const sitting = storedSitting(learnerId);
  const isUnderWay = sitting !== null && !sitting.isEnded && nowMs - sitting.savedAtMs < longestPauseMs;
  return isUnderWay ? sitting : null;
}

/** A full or forbidden storage costs the ruler its past after a reload, and nothing else. */
export function saveSitting(sitting: Sitting): void {
  try {
    window.sessionStorage.setItem(key, JSON.stringify(sitting));
  } catch {}
}

/** Goes on with a sitting whose last review was taken back after its end. */
export function reopenSitting(
  ids: Pick<Sitting, "learnerId" | "sessionId">,
  undone: { readonly reviewId: ReviewId; readonly entry: EntryView | null },
  nowMs: number,
): void {
  const stored = storedSitting(ids.learnerId);
  const strokes = stored?.sessionId === ids.sessionId ? stored.strokes : [];
  saveSitting({
    ...ids,
    strokes: strokes.filter(({ reviewId }) => reviewId !== undone.reviewId),
    savedAtMs: nowMs,
    isEnded: false,
    first: undone.entry,
  });
}

function storedSitting(learnerId: LearnerId): Sitting | null {
  try {
    const sitting = JSON.parse(window.sessionStorage.getItem(key) ?? "null") as Sitting | null;
    return sitting?.learnerId === learnerId ? sitting : null;
  } catch {
    return null;
  }
}
