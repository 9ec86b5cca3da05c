import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { findFormulas, formulasOf } from "@/lib/markdown/find-formulas";
import { parseMarkdown } from "@/lib/markdown/parse-markdown";

/** Pieces of texts: parts of formulas, signs that hide them, and beginnings of other blocks. */
const pieces = [
  ..."$ $ $ $$ $x$ $a<b$ $[0,1]$ ` ``` \\ \\$ [ ] ]( )( ]: [^1] ! <b> < > & &#36; @ * ** _ ~ ~~~ | # - + 1. 2) =".split(
    " ",
  ),
  ..." |  |\t|\n|\n\n|    |\r|\0|\ufeff|a|b c|是|，|{0}|\\frac{1}{2}|www.a|http://a.b|a@b.c|x_1|<!--|-->".split(
    "|",
  ),
];
const text = fc.array(fc.constantFrom(...pieces), { maxLength: 12 }).map((some) => some.join(""));

describe("formulas", () => {
  it("are those that Markdown sees, whether or not it is asked", () => {
    fc.assert(
      fc.property(text, (source) => {
        expect(findFormulas(source)).toEqual(formulasOf(parseMarkdown(source)));
      }),
      { numRuns: 1_500 },
    );
  });

  it("are found with their places", () => {
    expect(findFormulas("From $a$ to $b_1$.")).toEqual([
      { tex: "a", displayed: false, offset: 5 },
      { tex: "b_1", displayed: false, offset: 12 },
    ]);
    expect(findFormulas("$$\nx\n$$")).toEqual([{ tex: "x", displayed: true, offset: 0 }]);
    expect(findFormulas("`$a$` costs \\$5, or $6")).toEqual([]);
  });
});
