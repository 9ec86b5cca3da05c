import { isLocale, type Locale, originalLocale } from "./locale";

type Wish = { readonly language: string; readonly weight: number };

/** The language of a response: the one chosen on this device, in its cookie, else the browser's preference. */
export function readerLocale(chosen: string | undefined, acceptLanguage: string | null): Locale {
  return isLocale(chosen) ? chosen : negotiateLocale(acceptLanguage);
}

/**
 * The best locale for an `Accept-Language` header (RFC 9110, section 12.5.4), by primary subtags only, since `zh-TW` is
 * better served by Simplified Chinese than by English. The original's language if nothing matches.
 */
export function negotiateLocale(acceptLanguage: string | null): Locale {
  const wishes = (acceptLanguage ?? "").split(",").map(readWish);
  const best = wishes
    .filter((wish) => wish.weight > 0 && isLocale(wish.language))
    .sort((a, b) => b.weight - a.weight)[0];
  return best !== undefined && isLocale(best.language) ? best.language : originalLocale;
}

function readWish(part: string): Wish {
  const [tag = "", ...parameters] = part.trim().toLowerCase().split(";");
  const quality = parameters
    .map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1])
    .find((text) => text !== undefined);
  return { language: tag.split("-")[0] ?? "", weight: quality === undefined ? 1 : Number(quality) };
}
