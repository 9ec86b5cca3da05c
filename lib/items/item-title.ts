import type { Locale } from "@/lib/i18n/locale";
import { plainWords } from "@/lib/markdown/plain-words";
import type { KindName } from "./item-kind";
import { kindOf } from "./registry";

/** An item's title, in plain words. */
export function itemTitle(kind: KindName, body: unknown, locale: Locale): string {
  return plainWords(kindOf(kind).title(body, locale));
}
