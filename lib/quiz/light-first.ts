import type { KindName } from "@/lib/items/item-kind";
import { kindOf } from "@/lib/items/registry";

/** The number of light new items at the start of a day. */
const warmUp = 3;

/**
 * New items in their order, but with the first light ones at the start of the day, so that nobody's first question is a
 * matrix by hand. `metToday` of the day were met already. Once the first one is met, the rest of this list is
 * unchanged, so the order is stable all day.
 */
export function lightFirst<Item extends { readonly kind: KindName }>(
  fresh: readonly Item[],
  metToday: number,
): Item[] {
  const light = fresh.filter(({ kind }) => kindOf(kind).isLight).slice(0, Math.max(0, warmUp - metToday));
  return [...light, ...fresh.filter((item) => !light.includes(item))];
}
