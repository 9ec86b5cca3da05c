import type { TriedAnswer } from "@/lib/services/count-tried";

/**
 * A visitor's answers on the first page: stored in this tab until they continue as a guest or sign up, when they are
 * counted. Lost if the tab has no storage.
 */
const key = "notecurve:tried";

/** The form that posts them accepts no more. */
const most = 20;

const listeners = new Set<() => void>();

/** JSON, or an empty string. */
export function readTried(): string {
  return attempt(() => sessionStorage.getItem(key)) ?? "";
}

export function storeTried(answer: TriedAnswer): void {
  attempt(() => {
    const kept: readonly TriedAnswer[] = JSON.parse(readTried() || "[]");
    sessionStorage.setItem(key, JSON.stringify([...kept, answer].slice(0, most)));
  });
  for (const listener of listeners) listener();
}

/** Called once the visitor has an account: their answers have been counted, or never will be. */
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
