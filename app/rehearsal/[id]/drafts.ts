import { writeKept } from "../../practice/kept-answers";

/** What names a question's answer in the browser's storage. */
export function draftId(rehearsalId: string, place: number): string {
  return `${rehearsalId}:${place}`;
}

const keyOf = (rehearsalId: string, place: number) =>
  `notecurve/rehearsal-time/${draftId(rehearsalId, place)}`;

/** Questions whose drafts are forgotten for good: one that is still on the screen must not write its time again. */
const forgotten = new Set<string>();

/** Milliseconds for which a question has been on the screen so far, in all visits. */
export function readSpent(rehearsalId: string, place: number): number {
  try {
    const spent = Number(localStorage.getItem(keyOf(rehearsalId, place)) ?? 0);
    return Number.isFinite(spent) && spent > 0 ? spent : 0;
  } catch {
    return 0;
  }
}

export function writeSpent(rehearsalId: string, place: number, ms: number): void {
  if (forgotten.has(draftId(rehearsalId, place))) return;
  try {
    localStorage.setItem(keyOf(rehearsalId, place), String(Math.round(ms)));
  } catch {}
}

/** Forgets what was typed, and the time, once the server has an answer or nobody can give one any more. */
export function forgetDraft(rehearsalId: string, place: number): void {
  forgotten.add(draftId(rehearsalId, place));
  writeKept(draftId(rehearsalId, place), null);
  try {
    localStorage.removeItem(keyOf(rehearsalId, place));
  } catch {}
}
