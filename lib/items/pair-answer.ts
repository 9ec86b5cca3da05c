/** Answers that assign something to each left side exactly once. */
import { type Answer, type AnswerPair, answerText, pairsIn } from "./answer";
import { quoted } from "./quoted";
import type { Unreadable } from "./unreadable";

/** By left id. */
export type Pairs = ReadonlyMap<string, string>;

export function readPairs(
  answer: Answer,
  lefts: readonly string[],
  rights: readonly string[],
): { readonly pairs: Pairs } | { readonly reason: Unreadable } {
  const pairs = new Map<string, string>();
  for (const [left, right] of pairsIn(answer)) {
    if (right === "" && lefts.includes(left)) continue;
    if (!lefts.includes(left) || !rights.includes(right) || pairs.has(left)) {
      const text = quoted(right === "" ? left : pairsText([[left, right]]));
      return { reason: { code: "unknownOption", values: { text } } };
    }
    pairs.set(left, right);
  }
  const missing = lefts.length - pairs.size;
  return missing > 0 ? { reason: { code: "unfinished", values: { missing } } } : { pairs };
}

export function pairsText(pairs: readonly AnswerPair[]): string {
  return answerText({ pairs });
}
