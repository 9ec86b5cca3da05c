import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findFormulas, formulasOf } from "@/lib/markdown/find-formulas";
import { markdownFaults } from "@/lib/markdown/markdown-faults";
import { parseMarkdown } from "@/lib/markdown/parse-markdown";

const faults = (text: string) =>
  markdownFaults(parseMarkdown(text), text).map(({ offset, rule }) => `${offset} ${rule}`);
const formulas = (text: string) => formulasOf(parseMarkdown(text)).map(({ tex }) => tex);

describe("dollar signs", () => {
  test.each([
    ["It took $4.6 million, later $12 million.", []],
    ["$5, $6 and $7 for $x$", ["x"]],
    ["价格在$5和$6之间，$k$ 是常数", ["k"]],
    ["$ a $ and $b $ and $c$2", []],
    ["价格为$5和$x$，$\\text{步}$", ["x", "\\text{步}"]],
    ["\\$5 or \\$6, $a$", ["a"]],
    ["$5 or \\$6 for $a$", ["a"]],
    ["$n$-th, ($m$), $a +\nb$", ["n", "m", "a +\nb"]],
    ["$$ a $$ and $$b$$5", ["a", "b"]],
  ])("are those of formulas or of money: %s", (text, found) => {
    expect(formulas(text)).toEqual(found);
  });
  test.each([
    ["It took $4.6 million, later $12 million.", ["8 plain-dollar"]],
    ["$ a $", ["0 plain-dollar"]],
    ["$n$2 cells", ["0 plain-dollar"]],
    ["$5 for $x$", ["0 plain-dollar"]],
    ["# $5 to $6", ["2 plain-dollar"]],
    ["价格为$5和$x$", ["3 plain-dollar"]],
    ["lone $5", []],
    ["\\$4.6 and \\$12, `$5 $6`, $x \\text{个}$", []],
    ["one $5\n\nanother $6", []],
  ])("that may not be what they seem are told: %s", (text, found) => {
    expect(faults(text)).toEqual(found);
  });
  test("are read the same with and without the whole of Markdown", () => {
    const pieces = fc.constantFrom("$", "$", "5", "a", " ", "\\", "和", ",", "$$");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), (some) => {
        const text = `x${some.join("")}`;
        expect(findFormulas(text)).toEqual(formulasOf(parseMarkdown(text)));
      }),
      { numRuns: 300 },
    );
  });
});

describe("tables", () => {
  const table = (...rows: string[]) => ["| a | b |", "| --- | --- |", ...rows].join("\n");
  test.each([
    [table("| $P(x \\mid y)$ | 1 |", "| `a \\| b` | |", "| 1 |"), []],
    [table("| $P(x|y)$ | 1 |"), ["35 table-cells"]],
    [table("| $P(x|y)$ |"), ["24 table-cells"]],
    [table("| `a|b` |"), ["24 table-cells"]],
    ["| $P(x|y)$ | b |\n| --- | --- |\n| 1 | 2 |", ["0 table-cells"]],
    ["a | b\n--- | ---\n1 | 2 | 3", ["22 table-cells"]],
    ["no table - or is it\n---", []],
  ])("whose cells a `|` cuts are errors: %s", (text, found) => {
    expect(faults(text)).toEqual(found);
    for (const { remedy } of markdownFaults(parseMarkdown(text), text)) expect(remedy).toContain("\\mid");
  });
});

test("code that is never closed is an error, where its text ends with it", () => {
  expect(faults("a\n\n```python\nx")).toEqual(["3 unclosed-fence"]);
  expect(faults("```\nx\n```\n\n~~~\n```\n~~~")).toEqual([]);
});
