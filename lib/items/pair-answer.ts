/** Answers that put one thing to another, as `1:c,2:a,3:b`: each on the left exactly once. */

import type { Unreadable } from "@/lib/items/unreadable";
import type { RawAnswer } from "./item-kind";
import { quoted } from "./quoted";

/** By the id on the left. */
export type Pairs = ReadonlyMap<string, string>;

export function readPairs(
  answer: RawAnswer,
  lefts: readonly string[],
  rights: readonly string[],
): { readonly pairs: Pairs } | { readonly reason: Unreadable } {
  const pairs = new Map<string, string>();
  for (const piece of answer.split(",").map((each) => each.trim())) {
    if (piece === "") continue;
    const [left = "", right = "", ...more] = piece.split(":").map((each) => each.trim());
    if (right === "" && more.length === 0 && lefts.includes(left)) continue;
    if (more.length > 0 || !lefts.includes(left) || !rights.includes(right) || pairs.has(left))
      return { reason: { code: "unknownOption", values: { text: quoted(piece) } } };
    pairs.set(left, right);
  }
  const missing = lefts.length - pairs.size;
  return missing > 0 ? { reason: { code: "unfinished", values: { missing } } } : { pairs };
}

export function writePairs(pairs: Iterable<readonly [left: string, right: string]>): RawAnswer {
  return [...pairs].map(([left, right]) => `${left}:${right}`).join(",");
}
