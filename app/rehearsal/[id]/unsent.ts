import type { Answer } from "@/lib/items/answer";

/** An answer that was given but has not reached the server. */
export type Unsent = { readonly place: number; readonly answer: Answer; readonly elapsedMs: number };

const keyOf = (rehearsalId: string) => `notecurve/rehearsal/${rehearsalId}`;

/** Answers waiting in the browser's storage, in the order in which they were given. */
export function readUnsent(rehearsalId: string): readonly Unsent[] {
  try {
    return JSON.parse(localStorage.getItem(keyOf(rehearsalId)) ?? "[]");
  } catch {
    return [];
  }
}

/** If the storage is full or forbidden, they wait as long as the page is open. */
export function writeUnsent(rehearsalId: string, unsent: readonly Unsent[]): void {
  try {
    if (unsent.length === 0) localStorage.removeItem(keyOf(rehearsalId));
    else localStorage.setItem(keyOf(rehearsalId), JSON.stringify(unsent));
  } catch {}
}
