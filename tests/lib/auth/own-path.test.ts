import fc from "fast-check";
import { expect, test } from "vitest";
import { ownPath } from "@/lib/auth/own-path";

test("a path of this site is kept, with its query and its hash", () => {
  for (const path of [
    "/today",
    "/quiz?course=a",
    "/courses/deep-networks/convolution?x=1&y=2#at-conv.out",
    "/",
  ])
    expect(ownPath(path, "/today")).toBe(path);
});

test("addresses that lead elsewhere, or nowhere, give the fallback", () => {
  const elsewhere = [
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "/\t/evil.example",
    "/\n//evil.example",
    "\\\\evil.example",
    "/.//evil.example",
    "/..//evil.example",
    "javascript:alert(1)",
    "today",
    "",
    undefined,
    null,
    ["/today", "/quiz"],
  ];
  for (const next of elsewhere) expect(ownPath(next, "/today")).toBe("/today");
});

test("no text leads a browser off the site", () => {
  const site = "https://notecurve.example";
  const piece = fc.constantFrom(
    "/",
    "\\",
    ".",
    "..",
    "evil.example",
    "@",
    ":",
    "\t",
    "\n",
    " ",
    "?",
    "#",
    "%2f",
    "a",
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
      expect(new URL(ownPath(pieces.join(""), "/today"), site).origin).toBe(site);
    }),
    { numRuns: 5_000 },
  );
});
