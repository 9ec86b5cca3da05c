/** A clock of this device that differs by less is taken to be right: the page itself was under way for a while. */
const toleranceMs = 30_000;

let known: { readonly serverNow: string; readonly offsetMs: number } | null = null;

/**
 * What to add to this device's clock to get the server's. `serverNow` was true when the page was made; a page that the
 * router brings back keeps the offset of its first showing.
 */
export function serverOffsetMs(serverNow: string, deviceNowMs: number): number {
  if (known?.serverNow !== serverNow) {
    const offsetMs = Date.parse(serverNow) - deviceNowMs;
    known = { serverNow, offsetMs: Math.abs(offsetMs) < toleranceMs ? 0 : offsetMs };
  }
  return known.offsetMs;
}
