import type { Answer } from "@/lib/items/answer";
import { isAnswer } from "@/lib/items/is-answer";

const prefix = "notecurve/practice/";

/**
 * What was typed, chosen or arranged in answer to a question that has no schedule, by the question's id, in the
 * browser's storage: it outlasts a closed tab. If the storage is full or forbidden, only that is lost.
 */
export function readKept(id: string): Answer | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(prefix + id) ?? "null");
    return isAnswer(kept) ? kept : null;
  } catch {
    return null;
  }
}

/** Null forgets it. */
export function writeKept(id: string, answer: Answer | null): void {
  try {
    if (answer === null) localStorage.removeItem(prefix + id);
    else localStorage.setItem(prefix + id, JSON.stringify(answer));
  } catch {}
}
