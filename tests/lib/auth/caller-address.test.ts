import { afterEach, expect, test, vi } from "vitest";
import { callerAddress } from "@/lib/auth/caller-address";

afterEach(() => vi.unstubAllEnvs());

test("without a proxy the address is the peer's, whatever else was claimed", () => {
  vi.stubEnv("BETTER_AUTH_URL", undefined);
  expect(callerAddress("203.0.113.7")).toBe("203.0.113.7");
  expect(callerAddress("10.0.0.1, 192.168.1.1, 203.0.113.7")).toBe("203.0.113.7");
});

test("behind one proxy it is the address that the proxy saw", () => {
  vi.stubEnv("BETTER_AUTH_URL", "https://notecurve.example");
  expect(callerAddress("made up, 203.0.113.7, 127.0.0.1")).toBe("203.0.113.7");
});

test("behind several it is the address that the outermost saw", () => {
  vi.stubEnv("TRUSTED_PROXIES", "2");
  expect(callerAddress("made up, 203.0.113.7, 198.51.100.2, 127.0.0.1")).toBe("203.0.113.7");
});

test("a shorter header than expected gives its first address, and none has a name too", () => {
  vi.stubEnv("TRUSTED_PROXIES", "2");
  expect(callerAddress("127.0.0.1")).toBe("127.0.0.1");
  expect(callerAddress(null)).toBe("unknown");
  expect(callerAddress(" , ")).toBe("unknown");
});

test("an IPv6 address counts as its network of /64, however it is written", () => {
  for (const address of [
    "2001:db8:1:2::1",
    "2001:DB8:1:2:ffff:ffff:ffff:ffff",
    "2001:0db8:0001:0002:0:0:0:7",
    "2001:db8:1:2::198.51.100.7",
    "2001:db8:1:2::1%eth0",
  ])
    expect(callerAddress(address), address).toBe("2001:db8:1:2::/64");
  expect(callerAddress("2001:db8:1:3::1")).toBe("2001:db8:1:3::/64");
  expect(callerAddress("2001:db8::1")).toBe("2001:db8:0:0::/64");
  expect(callerAddress("::1")).toBe("0:0:0:0::/64");
});

test("an IPv4 address written as IPv6 is that address", () => {
  for (const address of [
    "203.0.113.7",
    "::ffff:203.0.113.7",
    "::FFFF:cb00:7107",
    "0:0:0:0:0:ffff:203.0.113.7",
  ])
    expect(callerAddress(address), address).toBe("203.0.113.7");
});
