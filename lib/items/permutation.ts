/** The orders in which a question shows its parts, as stored with a variant: indexes from 0. */
import type { DrawOptions, Json } from "./item-kind";
import { createRandom, shuffledIndexes } from "./random";

/** Number of redraws of an unwanted order; with few parts there may be no other. */
const maximumDraws = 20;

/** Options for when any draw will do. */
export const anyDraw: DrawOptions = { seed: "names", avoid: [] };

/** Uniform among the wanted orders, if there are any. */
export function drawPermutation(
  size: number,
  seed: string,
  isUnwanted: (order: readonly number[]) => boolean,
): number[] {
  const random = createRandom(seed);
  let order = shuffledIndexes(size, random);
  for (let draws = 1; isUnwanted(order) && draws < maximumDraws; draws++)
    order = shuffledIndexes(size, random);
  return order;
}

/** A stored order; the author's own if it has another size (the item was edited since). */
export function permutationIn(stored: Json | undefined, size: number): readonly number[] {
  const own = Array.from({ length: size }, (_, index) => index);
  if (!Array.isArray(stored)) return own;
  const sorted = [...stored].sort((a, b) => Number(a) - Number(b));
  return stored.length === size && sorted.every((entry, index) => entry === index)
    ? (stored as readonly number[])
    : own;
}

/**
 * a, b, c … for the parts of a question by their position on the screen, so that an id reveals nothing of the answer.
 */
export function letterAt(place: number): string {
  return String.fromCharCode("a".charCodeAt(0) + place);
}
