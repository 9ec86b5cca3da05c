import fc from "fast-check";
import { expect, test } from "vitest";
import { mapHeight, sourcePlaces } from "@/lib/authoring/source-places";

test("Headings, items and figures have the ids that the page gives them", () => {
  const text = `---
title: T
---

## One {#one}

Text.

\`\`\`card
id: a.b
front: "## Not a heading {#no}"
\`\`\`

### Two {#two}

\`\`\`dot
id: a.fig
\`\`\`

\`\`\`python
x = 1
\`\`\`
`;
  expect(sourcePlaces(text)).toEqual([
    { line: 5, id: "one" },
    { line: 9, id: "at-a.b" },
    { line: 14, id: "two" },
    { line: 16, id: "fig-a.fig" },
  ]);
});

test("Between two places heights go evenly, and one that stands too high is passed over", () => {
  const pairs = [
    { from: 1, to: 0 },
    { from: 11, to: 100 },
    { from: 15, to: 40 },
    { from: 21, to: 300 },
  ];
  expect(mapHeight(pairs, 6)).toBe(50);
  expect(mapHeight(pairs, 16)).toBe(200);
  expect(mapHeight(pairs, 99)).toBe(300);
});

test("Whoever scrolls down on one side never goes up on the other", () => {
  const pair = fc.record({ from: fc.nat(1_000), to: fc.nat(10_000) });
  fc.assert(
    fc.property(fc.array(pair), fc.nat(1_000), fc.nat(1_000), (pairs, a, b) => {
      const [low, high] = a < b ? [a, b] : [b, a];
      const sorted = [...pairs].sort((one, other) => one.from - other.from);
      expect(mapHeight(sorted, low)).toBeLessThanOrEqual(mapHeight(sorted, high));
    }),
  );
});
