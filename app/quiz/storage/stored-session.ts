import type { UndoResult } from "@/lib/quiz/api";
import type { EntryView } from "@/lib/quiz/entry-view";
import type { LearnerId, SessionId, VariantId } from "@/lib/quiz/ids";
import type { SessionDeed } from "../session/session-state";

/** A tab's memory of its session, so that a reload continues it. */
export type StoredSession = {
  readonly learnerId: LearnerId;
  readonly sessionId: SessionId;
  readonly deeds: readonly SessionDeed[];
  /** Epoch milliseconds of this device. */
  readonly savedAtMs: number;
  readonly isEnded: boolean;
  /** Asked first: its review, or the action on it, was undone after the session. */
  readonly first: EntryView | null;
  /** The variant on the screen. */
  readonly showing: VariantId | null;
};

/** This key, and that of the deeds in it, are the ones that tabs have always used. */
const key = "notecurve/sitting";
type Stored = Omit<StoredSession, "deeds"> & { readonly strokes: StoredSession["deeds"] };

/** After a longer pause it is another session. */
export const longestPauseMs = 30 * 60_000;

/** The session that a newly loaded page continues; null if there is none. */
export function readStoredSession(learnerId: LearnerId, nowMs: number): StoredSession | null {
  const session = storedSession(learnerId);
  const isUnderWay = session !== null && !session.isEnded && nowMs - session.savedAtMs < longestPauseMs;
  return isUnderWay ? session : null;
}

/** If the storage is full or forbidden, the ruler loses its past on reload, and nothing else is lost. */
export function storeSession({ deeds, ...session }: StoredSession): void {
  const stored: Stored = { ...session, strokes: deeds };
  try {
    window.sessionStorage.setItem(key, JSON.stringify(stored));
  } catch {}
}

/** The session that ended in this tab last, a moment ago; null if one is under way, or none was. */
export function readEndedSession(learnerId: LearnerId, nowMs: number): StoredSession | null {
  const session = storedSession(learnerId);
  const isRecent = session?.isEnded === true && nowMs - session.savedAtMs < longestPauseMs;
  return isRecent ? session : null;
}

/** Continues a session of which something was undone after its end. */
export function reopenSession(
  ids: Pick<StoredSession, "learnerId" | "sessionId">,
  { undone, actions, entry }: UndoResult,
  nowMs: number,
): void {
  const stored = storedSession(ids.learnerId);
  const deeds = stored?.sessionId === ids.sessionId ? stored.deeds : [];
  const taken = deeds.find((deed) =>
    "reviewId" in deed ? deed.reviewId === undone?.reviewId : deed.groupId === actions?.groupId,
  );
  const isAsked = taken === undefined || "reviewId" in taken || taken.wasOpen;
  storeSession({
    ...ids,
    deeds: deeds.filter((deed) => deed !== taken),
    savedAtMs: nowMs,
    isEnded: false,
    first: isAsked ? entry : null,
    showing: null,
  });
}

function storedSession(learnerId: LearnerId): StoredSession | null {
  try {
    const stored = JSON.parse(window.sessionStorage.getItem(key) ?? "null") as Stored | null;
    if (stored?.learnerId !== learnerId) return null;
    const { strokes: deeds, ...session } = stored;
    return { ...session, deeds };
  } catch {
    return null;
  }
}
