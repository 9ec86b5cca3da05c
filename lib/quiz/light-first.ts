import type { KindName } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";

/** So many new items of a day are light before anything has to be worked out. */
const warmUp = 3;

/**
 * New items in their order, but for the first light ones: they open the day, so that nobody's first question is a
 * matrix by hand. `metToday` of the day were met already. What is left after the first one was met is the rest of this
 * list, so the order holds all day long.
 */
export function lightFirst<Item extends { readonly kind: KindName }>(
  fresh: readonly Item[],
  metToday: number,
): Item[] {
  const light = fresh.filter(({ kind }) => kindOf(kind).isLight).slice(0, Math.max(0, warmUp - metToday));
  return [...light, ...fresh.filter((item) => !light.includes(item))];
}
