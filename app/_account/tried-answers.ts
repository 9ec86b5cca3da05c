import type { TriedAnswer } from "@/lib/services/count-tried";

/**
 * What a visitor answered on the first page: kept in this tab until they go on as a guest or sign up, when it is counted.
 * A tab that may not keep anything forgets it.
 */
const key = "notecurve:tried";

/** The form that it travels in takes no more. */
const most = 20;

const listeners = new Set<() => void>();

/** JSON, or an empty text. */
export function readTried(): string {
  return attempt(() => sessionStorage.getItem(key)) ?? "";
}

export function keepTried(answer: TriedAnswer): void {
  attempt(() => {
    const kept: readonly TriedAnswer[] = JSON.parse(readTried() || "[]");
    sessionStorage.setItem(key, JSON.stringify([...kept, answer].slice(0, most)));
  });
  for (const listener of listeners) listener();
}

/** Once somebody is known, what they had tried has been counted, or is not to be. */
export function forgetTried(): void {
  attempt(() => sessionStorage.removeItem(key));
}

export function subscribeToTried(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function attempt<Result>(work: () => Result): Result | null {
  try {
    return work();
  } catch {
    return null;
  }
}
