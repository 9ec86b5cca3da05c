import { expect, test } from "vitest";
import { renderInline, renderMarkdown } from "@/lib/markdown/render-markdown";
import { mathProblems, renderMath } from "@/lib/markdown/render-math";

test("a formula that can't be set is reported at its place in the text", () => {
  const text = "Fine $x$ and\nnot $\\foo{1}$.";
  expect(mathProblems(text)).toEqual([
    { offset: text.indexOf("\\foo"), message: "Undefined control sequence: \\foo" },
  ]);
});

test("every broken formula is reported, displayed ones too", () => {
  expect(mathProblems("$\\a1$ $\\frac{1}{$\n\n$$\n\\left( x\n$$")).toHaveLength(3);
});

test("text without a broken formula gives nothing", () => {
  expect(mathProblems("It costs \\$5, $\\frac{a}{b}$ and `$\\foo$`, 也有 $\\text{中文}$")).toEqual([]);
});

test("a formula that can't be set is shown as its source, and no tag of it as a tag", () => {
  const tex = "\\frac{<img src=x onerror=alert(1)>&amp;";
  const shown = `<code class="math-error">\\frac{&lt;img src=x onerror=alert(1)&gt;&amp;amp;</code>`;
  for (const displayed of [false, true]) expect(renderMath(tex, displayed)).toBe(shown);
  for (const html of [renderMarkdown(`See $${tex}$.`, "en"), renderInline(`See $${tex}$.`, "en")]) {
    expect(html).toContain("&lt;img");
    expect(html).not.toContain("<img");
  }
});

test("a formula whose macros grow without end is given up at once", () => {
  const doubled = Array.from({ length: 24 }, (_, i) => {
    const [name, inner] = [97 + i + 1, 97 + i].map((code) => `\\m${String.fromCharCode(code)}`);
    return `\\def${name}{${inner}${inner}}`;
  });
  const start = process.cpuUsage();
  expect(renderMath(`\\def\\ma{x}${doubled.join("")}\\my`, false)).toContain("math-error");
  expect(renderMath("\\def\\again{\\again}\\again", false)).toContain("math-error");
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(500);
  const used = (times: number) => renderMath(`\\def\\a{x}${"\\a ".repeat(times)}`, false);
  expect(used(400)).not.toContain("math-error");
  expect(used(600)).toContain("math-error");
});

test("nothing in a formula is larger than 30 em", () => {
  const html = renderMath("\\rule{9999em}{9999em}\\kern{9999em}x", false).replace(
    /<annotation[\s\S]*?<\/annotation>/,
    "",
  );
  expect(html).toContain("30em");
  expect(html).not.toContain("9999");
});

test("a formula neither links nor loads anything", () => {
  for (const tex of [
    "\\href{javascript:alert(1)}{x}",
    "\\url{https://example.org}",
    "\\includegraphics{https://example.org/x.png}",
    "\\htmlStyle{position:fixed}{x}",
    "\\htmlData{x=y}{x}",
  ])
    expect(renderMath(tex, false).replace(/<annotation[\s\S]*?<\/annotation>/, "")).not.toMatch(
      /<a\b|<img|href=|src=|position:|data-/,
    );
});
