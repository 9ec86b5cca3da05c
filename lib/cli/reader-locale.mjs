/** The languages of plain pages, with the names of lib/i18n/locale.ts, and their `lang` attributes. */
export const languageTags = { en: "en", zh: "zh-CN" };

/**
 * The reader's language, as lib/i18n/request.ts chooses it for the other pages: the cookie's, else the one that the
 * browser prefers, else English. A test compares the two.
 *
 * @param {import("node:http").IncomingHttpHeaders} headers
 * @returns {keyof typeof languageTags}
 */
export function readerLocale({ cookie = "", "accept-language": preferred = "" }) {
  const chosen = cookie.split(";").map((pair) => pair.trim().split("="));
  const ofCookie = chosen.findLast(([name]) => name === "locale")?.[1];
  if (isLocale(ofCookie)) return ofCookie;
  const wishes = preferred.split(",").map(readWish);
  const best = wishes
    .filter(({ language, weight }) => weight > 0 && isLocale(language))
    .sort((a, b) => b.weight - a.weight)[0];
  return best?.language ?? "en";
}

function readWish(part) {
  const [tag, ...parameters] = part.trim().toLowerCase().split(";");
  const quality = parameters.map((text) => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean);
  return { language: tag.split("-")[0], weight: quality === undefined ? 1 : Number(quality) };
}

function isLocale(name) {
  return Object.hasOwn(languageTags, name);
}
