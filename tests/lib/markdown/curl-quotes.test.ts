import { describe, expect, it } from "vitest";
import { markHole } from "@/lib/markdown/hole-marks";
import { plainWords } from "@/lib/markdown/plain-words";
import { renderMarkdown } from "@/lib/markdown/render-markdown";

function shown(markdown: string): string {
  return renderMarkdown(markdown)
    .replace(/<math[\s\S]*?<\/math>/g, "")
    .replace(/<code>/g, "`")
    .replace(/<\/code>/g, "`")
    .replace(/<[^>]*>/g, "")
    .trim();
}

const picture = `/pictures/c/${"0".repeat(64)}/2x1.png`;

describe("quotes are printed curled", () => {
  it.each([
    [`The kernel's "same" padding doesn't.`, "The kernel’s “same” padding doesn’t."],
    [`"Full" (or "same") and 'one' 'of "them"'.`, "“Full” (or “same”) and ‘one’ ‘of “them”’."],
    [`*Bold*'s "*end*".`, "Bold’s “end”."],
    [`"**So**", he`, "“So”, he"],
    [`\`it's "code"\`'s own`, '`it\'s "code"`’s own'],
    [`A line\n"of two"`, "A line\n“of two”"],
    [`"client"-"server", non-"same", key="value"`, "“client”-“server”, non-“same”, key=“value”"],
    [`the '90s and "the end."`, "the ’90s and “the end.”"],
    [`"$f$"-like, "\`x\`" and "![y](${picture})" too`, "“f”-like, “`x`” and “” too"],
    [`a "${markHole("hole")}" in "${markHole("quotes")}"`, "a “hole” in “quotes”"],
  ])("%s", (typed, printed) => {
    expect(shown(typed)).toBe(printed);
  });

  it("each line of a list or a table for itself, and after a formula as after a word", () => {
    expect(renderMarkdown('- a\n- "b"\n\n|"c"|\n|-|\n|\'d\'|')).toMatch(/“b”[\s\S]*“c”[\s\S]*‘d’/);
    expect(shown("$f$'s and $f'$")).toMatch(/’s and [^’]*$/);
  });

  it("and left as typed in a block of code", () => {
    expect(renderMarkdown("```\n'a' \"b\"\n```")).toContain("'a' \"b\"");
  });

  it("and left as typed in Chinese", () => {
    expect(renderMarkdown(`词"same"填充`, "zh")).toContain(`词"same"填充`);
    expect(plainWords(`词"same"填充`)).toBe(`词"same"填充`);
  });

  it("in plain words too, with primes in formulas, and code as it is", () => {
    expect(plainWords("What is $n' = 1$, and `x['a']`'s end?")).toBe("What is n′ = 1, and x['a']’s end?");
    expect(plainWords(`The *number* in a ResNet's "name"`)).toBe("The number in a ResNet’s “name”");
  });
});
