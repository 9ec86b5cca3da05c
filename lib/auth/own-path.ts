const base = "http://own.invalid";

/**
 * The path of `next` if it leads to a page of this site, else the fallback: anybody can put an address there, and it
 * must not lead people elsewhere.
 */
export function ownPath(next: unknown, fallback: string): string {
  if (typeof next !== "string" || !next.startsWith("/") || !URL.canParse(next, base)) return fallback;
  const { origin, pathname, search, hash } = new URL(next, base);
  // A backslash or a line break may turn a path into a host; the parser has resolved it as a browser would.
  if (origin !== base || pathname.startsWith("//")) return fallback;
  return `${pathname}${search}${hash}`;
}
