import { expect, test } from "vitest";
import { findSlowPatterns } from "./find-slow-patterns";

const slow = [
  String.raw`/^\s*\[?[\s,;]*\]?\s*$/`,
  String.raw`/\s*[)\]}]$/`,
  "/0+$/",
  "/(?:a+)+b/",
  String.raw`/(?:[a-z]|[a-y])+\d/`,
  String.raw`/\[[^\]]*\]\([^)]*\)/g`,
  String.raw`/^(\d*)\.?(\d*)$/u`,
];

test.each(slow)("%s is found, with file and line", (pattern) => {
  const source = `// first line\nexport const found = (text: string) => 1 / 2 / text.search(${pattern});\n`;
  expect(findSlowPatterns("lib/a.ts", source)).toEqual([
    expect.stringMatching(/^lib\/a\.ts:2: \/.* takes more than linear time/),
  ]);
});

test("linear patterns are not reported, nor text that only looks like a pattern", () => {
  const source = [
    String.raw`const quick = [/^\d+(?:\.\d+)?$/, /\{#([^{}]*)\}$/, /"(?:[^"\\]|\\[\s\S])*"?/g];`,
    String.raw`const half = 1 / 2; const text = "/\\s*x$/"; // /\s*x$/`,
    "const shown = <p title={`/0+$/`}>{half / 2} /0+$/ </p>;",
  ].join("\n");
  expect(findSlowPatterns("app/a.tsx", source)).toEqual([]);
});
