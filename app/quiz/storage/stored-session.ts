import type { EntryView } from "@/lib/quiz/entry-view";
import type { LearnerId, ReviewId, SessionId } from "@/lib/quiz/ids";
import type { SessionReview } from "../session/session-state";

/** A tab's memory of its session, so that a reload continues it. */
export type StoredSession = {
  readonly learnerId: LearnerId;
  readonly sessionId: SessionId;
  readonly reviews: readonly SessionReview[];
  /** Epoch milliseconds of this device. */
  readonly savedAtMs: number;
  readonly isEnded: boolean;
  /** Asked first: its review was undone from the summary. */
  readonly first: EntryView | null;
};

/** This key, and that of the reviews in it, are the ones that tabs have always used. */
const key = "notecurve/sitting";
type Stored = Omit<StoredSession, "reviews"> & { readonly strokes: StoredSession["reviews"] };

/** After a longer pause it is another session. */
export const longestPauseMs = 30 * 60_000;

/** The session that a newly loaded page continues; null if there is none. */
export function readStoredSession(learnerId: LearnerId, nowMs: number): StoredSession | null {
  const session = storedSession(learnerId);
  const isUnderWay = session !== null && !session.isEnded && nowMs - session.savedAtMs < longestPauseMs;
  return isUnderWay ? session : null;
}

/** If the storage is full or forbidden, the ruler loses its past on reload, and nothing else is lost. */
export function storeSession({ reviews, ...session }: StoredSession): void {
  const stored: Stored = { ...session, strokes: reviews };
  try {
    window.sessionStorage.setItem(key, JSON.stringify(stored));
  } catch {}
}

/** Continues a session whose last review was undone after its end. */
export function reopenSession(
  ids: Pick<StoredSession, "learnerId" | "sessionId">,
  undone: { readonly reviewId: ReviewId; readonly entry: EntryView | null },
  nowMs: number,
): void {
  const stored = storedSession(ids.learnerId);
  const reviews = stored?.sessionId === ids.sessionId ? stored.reviews : [];
  storeSession({
    ...ids,
    reviews: reviews.filter(({ reviewId }) => reviewId !== undone.reviewId),
    savedAtMs: nowMs,
    isEnded: false,
    first: undone.entry,
  });
}

function storedSession(learnerId: LearnerId): StoredSession | null {
  try {
    const stored = JSON.parse(window.sessionStorage.getItem(key) ?? "null") as Stored | null;
    if (stored?.learnerId !== learnerId) return null;
    const { strokes: reviews, ...session } = stored;
    return { ...session, reviews };
  } catch {
    return null;
  }
}
