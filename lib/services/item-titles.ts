import { readItemBodies } from "@/lib/db/item-store";
import { getPrisma } from "@/lib/db/prisma-client";
import type { Locale } from "@/lib/i18n/locale";
import type { KindName } from "@/lib/items/item-kind";
import { itemTitle } from "@/lib/items/item-title";
import { cacheOfDatabase } from "./cache-of-database";

type Titled = { readonly id: number; readonly version: number; readonly kind: KindName };

const itemTitles = cacheOfDatabase<string>(20_000);

/**
 * Titles of items, by id. A version never changes, so its title is computed once per process: a body may contain a
 * whole figure, and is read for nothing else here.
 */
export async function loadItemTitles(
  items: readonly Titled[],
  locale: Locale,
): Promise<ReadonlyMap<number, string>> {
  const titles = itemTitles();
  const keyOf = ({ id, version }: Titled) => `${id}:${version}:${locale}`;
  const found = new Map(
    items.flatMap((item) => {
      const title = titles.get(keyOf(item));
      return title === undefined ? [] : [[item.id, title] as const];
    }),
  );
  const lacking = items.filter(({ id }) => !found.has(id));
  if (lacking.length === 0) return found;
  const bodies = await readItemBodies(getPrisma(), lacking);
  for (const item of lacking) {
    const title = itemTitle(item.kind, bodies.get(item.id), locale);
    titles.set(keyOf(item), title);
    found.set(item.id, title);
  }
  return found;
}
