import type { Answer } from "@/lib/items/answer";
import { isAnswer } from "@/lib/items/is-answer";

/** An answer that was given but has not reached the server. */
export type WaitingAnswer = {
  readonly place: number;
  readonly answer: Answer;
  readonly elapsedMs: number;
  /** Epoch milliseconds of this device. */
  readonly givenAtMs: number;
};

export type WaitingAnswers = {
  /** In the order in which they were given. */
  all(): readonly WaitingAnswer[];
  /** False, and nothing is stored, if an answer to this question waits already. */
  put(answer: WaitingAnswer): boolean;
  remove(place: number): void;
};

/** Of the keys of a rehearsal's entries. */
export function prefixOf(rehearsalId: string): string {
  return `notecurve/rehearsal/${rehearsalId}/`;
}

/**
 * One storage entry for each question, so that two tabs can write at the same time. If the storage is off or full, the
 * answers wait as long as the page is open.
 */
export function waitingAnswers(storage: Storage | null, rehearsalId: string): WaitingAnswers {
  const prefix = prefixOf(rehearsalId);
  const unstored = new Map<number, WaitingAnswer>();
  const all = () =>
    [...storedUnder(storage, prefix), ...unstored.values()].toSorted((a, b) => a.givenAtMs - b.givenAtMs);
  return {
    all,
    put(answer) {
      if (all().some(({ place }) => place === answer.place)) return false;
      try {
        if (storage === null) throw new Error("no storage");
        storage.setItem(prefix + answer.place, JSON.stringify(answer));
      } catch {
        unstored.set(answer.place, answer);
      }
      return true;
    },
    remove(place) {
      unstored.delete(place);
      storage?.removeItem(prefix + place);
    },
  };
}

function storedUnder(storage: Storage | null, prefix: string): WaitingAnswer[] {
  return Array.from({ length: storage?.length ?? 0 }, (_, index) => storage?.key(index) ?? "")
    .filter((key) => key.startsWith(prefix))
    .flatMap((key) => readWaiting(storage?.getItem(key) ?? null, key.slice(prefix.length)));
}

/** Data not written by this program is ignored. */
function readWaiting(text: string | null, place: string): WaitingAnswer[] {
  try {
    const data = JSON.parse(text ?? "null");
    const isOurs =
      String(data?.place) === place &&
      [data.place, data.elapsedMs, data.givenAtMs].every(Number.isFinite) &&
      isAnswer(data.answer);
    return isOurs ? [data] : [];
  } catch {
    return [];
  }
}
