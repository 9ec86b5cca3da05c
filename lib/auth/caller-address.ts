/** How many proxies of the operator's own stand before the server: each appends the address that it saw. */
function trustedProxies(): number {
  const given = Number(process.env.TRUSTED_PROXIES);
  if (process.env.TRUSTED_PROXIES && Number.isInteger(given) && given >= 0) return given;
  return process.env.BETTER_AUTH_URL ? 1 : 0;
}

/**
 * The network address to count attempts by, from `X-Forwarded-For`. The server appends the address of whoever is
 * connected to it (lib/cli/serve.mjs), so the last entry is true and those before the trusted proxies' are only
 * somebody's word. TRUSTED_PROXIES says how many there are; a server with a public address (BETTER_AUTH_URL) has one.
 */
export function callerAddress(forwardedFor: string | null): string {
  const addresses = (forwardedFor ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
  return addresses[Math.max(0, addresses.length - 1 - trustedProxies())] ?? "unknown";
}
