import fc from "fast-check";
import { expect, test } from "vitest";
import { seal, unseal } from "@/lib/auth/seal";

const ticket = { itemId: "small/sum", given: { a: 20, b: 3 } };

test("a sealed value is unsealed unchanged", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(unseal("trial", seal("trial", value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});

test("the same value never looks the same twice, and can't be read", () => {
  const tickets = Array.from({ length: 100 }, () => seal("trial", ticket));
  expect(new Set(tickets).size).toBe(100);
  expect(Buffer.from(tickets[0]!, "base64url").toString("latin1")).not.toContain("small/sum");
});

test("a ticket in which any one bit was changed is refused", () => {
  const bytes = Buffer.from(seal("trial", ticket), "base64url");
  for (let bit = 0; bit < bytes.length * 8; bit += 1) {
    const forged = Buffer.from(bytes);
    forged[bit >> 3]! ^= 1 << (bit & 7);
    expect(unseal("trial", forged.toString("base64url"))).toBeNull();
  }
});

test("a ticket that was cut short at any place is refused", () => {
  const sealed = seal("trial", ticket);
  // The last character may carry no bits of its own; only whole bytes count.
  for (let bytes = Buffer.from(sealed, "base64url"); bytes.length > 0; ) {
    bytes = bytes.subarray(0, -1);
    expect(unseal("trial", bytes.toString("base64url"))).toBeNull();
  }
});

test("a ticket for one purpose is refused for another", () => {
  expect(unseal("invitation", seal("trial", ticket))).toBeNull();
});

test("a text that is not a ticket is refused", () => {
  for (const text of ["", "a", "not a ticket", "AAAA".repeat(20), JSON.stringify(ticket)])
    expect(unseal("trial", text)).toBeNull();
});

test("a ticket of another installation is refused", () => {
  const sealed = seal("trial", ticket);
  const own = process.env.BETTER_AUTH_SECRET;
  try {
    process.env.BETTER_AUTH_SECRET = "the secret of some other installation, also for tests";
    expect(unseal("trial", sealed)).toBeNull();
  } finally {
    process.env.BETTER_AUTH_SECRET = own;
  }
  expect(unseal("trial", sealed)).toEqual(ticket);
});

test("a ticket spelled in any other way is refused, though it holds the same bytes", () => {
  const sealed = seal("trial", ticket);
  const spellings = [
    `${sealed}=`,
    `${sealed}==`,
    ` ${sealed}`,
    `${sealed}\n`,
    `${sealed}!`,
    `${sealed.slice(0, 9)}.${sealed.slice(9)}`,
  ];
  for (const spelling of spellings) expect(unseal("trial", spelling), JSON.stringify(spelling)).toBeNull();
  const standard = Buffer.from(sealed, "base64url").toString("base64");
  if (standard !== sealed) expect(unseal("trial", standard)).toBeNull();
});
