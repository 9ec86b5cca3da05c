import { isIPv6 } from "node:net";

/** The number of the operator's own proxies before the server: each appends the address that it saw. */
function trustedProxies(): number {
  const given = Number(process.env.TRUSTED_PROXIES);
  if (process.env.TRUSTED_PROXIES && Number.isInteger(given) && given >= 0) return given;
  return process.env.BETTER_AUTH_URL ? 1 : 0;
}

/**
 * The network address to count attempts by, from `X-Forwarded-For`. The server appends the address of its peer
 * (lib/cli/serve.mjs), so the last entry is true; entries before those of the trusted proxies can be forged.
 * TRUSTED_PROXIES says how many there are; a server with a public address (BETTER_AUTH_URL) has one. An IPv6 address
 * counts as its /64 network, since its owner has all addresses of it.
 */
export function callerAddress(forwardedFor: string | null): string {
  const addresses = (forwardedFor ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
  return networkOf(addresses[Math.max(0, addresses.length - 1 - trustedProxies())] ?? "unknown");
}

/** `2001:db8:1:2::/64` of an IPv6 address; an IPv4-mapped address as IPv4; anything else unchanged. */
function networkOf(address: string): string {
  const [bare = ""] = address.split("%", 1);
  if (!isIPv6(bare)) return address;
  // The canonical spelling: hexadecimal, shortened.
  const spelled = new URL(`http://[${bare}]`).hostname.slice(1, -1);
  const [left = [], right = []] = spelled.split("::").map((half) => half.split(":").filter(Boolean));
  const groups = [...left, ...Array<string>(8 - left.length - right.length).fill("0"), ...right];
  if (groups.slice(0, 6).join(":") !== "0:0:0:0:0:ffff") return `${groups.slice(0, 4).join(":")}::/64`;
  const bytes = groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
  return bytes.join(".");
}
