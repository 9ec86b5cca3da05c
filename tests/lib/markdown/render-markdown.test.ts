import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { holeClose, holeOpen } from "@/lib/markdown/hole-marks";
import { renderInline, renderMarkdown } from "@/lib/markdown/render-markdown";

describe("what authors may not do", () => {
  test.each([
    ["a script block", "<script>alert(1)</script>"],
    ["an inline script", "text <script>alert(1)</script> text"],
    ["an event handler", "<img src=x onerror=alert(1)>"],
    ["an svg with a handler", "<svg onload=alert(1)><circle/></svg>"],
    ["a style element", "<style>body { display: none }</style>"],
    ["a frame", 'text <iframe src="https://example.com"></iframe>'],
    ["a div with style", '<div style="position: fixed">over everything</div>'],
  ])("%s comes out as the text that it is", (_, markdown) => {
    const html = renderMarkdown(markdown);
    expect(html).not.toMatch(/<(script|img|svg|style|iframe|div)/);
    expect(html).toContain("&#x3C;");
  });

  test.each([
    "javascript:alert(1)",
    "JaVaScRiPt:alert(1)",
    "data:text/html,<b>",
    "vbscript:x",
    "file:///etc/passwd",
    "irc://example.com",
    "&#106;avascript:alert(1)",
  ])("a link to %s leads nowhere", (address) => {
    expect(renderMarkdown(`[here](${address})`)).not.toContain("href");
  });

  test("TeX can't link, load or style", () => {
    for (const tex of [
      "\\href{javascript:alert(1)}{x}",
      "\\includegraphics{x.png}",
      "\\htmlStyle{color:red}{x}",
    ]) {
      expect(renderMarkdown(`$${tex}$`)).not.toMatch(/<a |<img|color:red"/);
    }
  });

  test("pictures from elsewhere are named, not loaded", () => {
    expect(renderMarkdown("![a map](https://example.com/x.png)")).toBe("<p><span>a map</span></p>");
    expect(renderMarkdown("![a map](/today)")).toBe("<p><span>a map</span></p>");
    const address = `/pictures/course/${"ab".repeat(32)}/640x480.png`;
    expect(renderMarkdown(`![a map](${address})`)).toBe(
      `<p><img src="${address}" alt="a map" width="640" height="480" loading="lazy" decoding="async" draggable="false"></p>`,
    );
  });

  test("no text brings an element or attribute that is not on the list", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "&",
      '"',
      "'",
      "`",
      "[",
      "](",
      ")",
      "javascript:",
      "onerror=",
      "<script",
      "<svg/onload=",
      "\n",
      "\n\n",
      "|",
      "- ",
      "$",
      holeOpen,
      holeClose,
      "{",
      "}",
      "\\",
      "a",
      " ",
      "*",
      "style=",
      "<!--",
      "-->",
      "]]>",
      "<a href=",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const html = renderMarkdown(pieces.join(""));
        const math = /<math [^>]*>.*?<\/math>/gs;
        for (const [tag] of html.replace(math, "").matchAll(/<[a-z][^>]*>/g)) {
          expect(tag).toMatch(
            /^<(p|h\d|em|strong|del|code|pre|blockquote|ul|ol|li|hr|br|a|img|table|thead|tbody|tr|th|td|section|sup|mark|div|span)\b/,
          );
          expect(tag).not.toMatch(/\son\w+=|javascript:/i);
        }
      }),
      { numRuns: 400 },
    );
  });
});

describe("links", () => {
  test("to other sites tell them nothing of the page", () => {
    expect(renderMarkdown("[a](https://example.com)")).toBe(
      '<p><a href="https://example.com" rel="noopener">a</a></p>',
    );
  });
  test("within the course stay as they are", () => {
    expect(renderMarkdown("[a](lstm#gates) [b](#top)")).toBe(
      '<p><a href="lstm#gates">a</a> <a href="#top">b</a></p>',
    );
  });
  test("to a mailbox work", () => {
    expect(renderMarkdown("[a](mailto:a@example.com)")).toContain('href="mailto:a@example.com"');
  });
});

const marked = (text: string) => text.replaceAll("⟦", holeOpen).replaceAll("⟧", holeClose);

describe("holes", () => {
  test("become marks, with what they hold", () => {
    expect(renderMarkdown(marked("The ⟦…⟧ slides."))).toBe('<p>The <mark class="hole">…</mark> slides.</p>');
    expect(renderMarkdown(marked("很**⟦大⟧**好，是⟦**大**的⟧吧"), "zh")).toBe(
      '<p>很<strong><mark class="hole">大</mark></strong>好，是<mark class="hole"><strong>大</strong>的</mark>吧</p>',
    );
  });
  test("are no brackets of an author", () => {
    expect(renderMarkdown("The meaning ⟦e⟧ of $⟦e⟧$ is `⟦e⟧`.")).not.toMatch(/"hole"|boxed/);
    expect(renderMarkdown(marked("It is ⟦…⟧.").replace("It", "⟦e⟧"))).toBe(
      '<p>⟦e⟧ is <mark class="hole">…</mark>.</p>',
    );
  });
  test("can hold a formula", () => {
    expect(renderMarkdown(marked("it is ⟦$k^2$⟧"))).toMatch(/<mark class="hole"><span class="katex whole">/);
  });
  test("are boxes inside a formula", () => {
    expect(renderMarkdown(marked("$a + ⟦b⟧$"))).toContain("\\boxed{b}");
    expect(renderMarkdown(marked("$a + ⟦…⟧$"))).toContain("\\boxed{\\;\\ldots\\;}");
  });
});

describe("one tilde", () => {
  test("is “about”; two strike out", () => {
    expect(renderMarkdown("0.1~0.3 之间，批量取 8~16 ~~或更多~~", "zh")).toBe(
      "<p>0.1~0.3 之间，批量取 8~16 <del>或更多</del></p>",
    );
  });
});

describe("math", () => {
  test("comes as HTML for eyes and MathML for screen readers", () => {
    const html = renderMarkdown("$\\frac{1}{2}$");
    expect(html).toContain("<math xmlns");
    expect(html).toContain('class="katex-html" aria-hidden="true"');
  });
  test("that can't be read shows its source instead of failing", () => {
    expect(renderMarkdown("$\\frac{1}{$ and more")).toBe(
      '<p><code class="math-error">\\frac{1}{</code> and more</p>',
    );
  });
  test("displayed scrolls in a named box that the keyboard reaches", () => {
    expect(renderMarkdown("$$\nx\n$$")).toMatch(
      /^<div class="math" role="group" tabindex="0" aria-label="Formula"><span class="katex-display">/,
    );
    expect(renderMarkdown("$$\nx\n$$", "zh")).toContain('aria-label="公式"');
  });
});

describe("text", () => {
  test("a table scrolls in a box named after its columns", () => {
    expect(renderMarkdown("| Gate | $x$ |\n|--|--|\n| a | b |")).toMatch(
      /^<div class="scroll" role="group" tabindex="0" aria-label="Table: Gate, x"><table>/,
    );
  });
  test("an empty corner of a table is no header", () => {
    const html = renderMarkdown("| | $d_k$ |\n|--|--|\n| a | b |");
    expect(html).toMatch(/<thead>\s*<tr>\s*<td><\/td>\s*<th>/);
    expect(html).toContain('aria-label="Table: d_k"');
  });
  test("inline rendering has no paragraph around one paragraph", () => {
    expect(renderInline("a **b**")).toBe("a <strong>b</strong>");
    expect(renderInline("a\n\nb")).toBe("<p>a</p>\n<p>b</p>");
  });
  test("a line break between Chinese characters leaves no gap", () => {
    expect(renderMarkdown("卷积\n网络 and\nmore", "zh")).toBe("<p>卷积网络 and\nmore</p>");
  });
  test("a heading never competes with the page's title", () => {
    expect(renderMarkdown("# Big")).toBe("<h2>Big</h2>");
  });
  test("footnotes are named in the language of the text", () => {
    expect(renderMarkdown("a[^1]\n\n[^1]: b", "zh")).toContain("脚注");
  });
});

describe("words of another language", () => {
  test("are told by the author", () => {
    expect(renderMarkdown("步幅是[stride (step)]{lang=en}的译名", "zh")).toBe(
      '<p>步幅是<span lang="en">stride (step)</span>的译名</p>',
    );
    expect(renderInline("a [Netz]{lang=de}, `[x]{lang=en}`")).toBe(
      "a [Netz]{lang=de}, <code>[x]{lang=en}</code>",
    );
  });
  test("show by themselves where they are Chinese in a text that is not", () => {
    expect(renderInline("padding · 填充（补零）: rings of zeros, 层次softmax")).toBe(
      'padding · <span lang="zh-CN">填充（补零）</span>: rings of zeros, <span lang="zh-CN">层次</span>softmax',
    );
    expect(renderInline("投影捷径（1×1卷积）, a shortcut")).toBe(
      '<span lang="zh-CN">投影捷径（1×1卷积）</span>, a shortcut',
    );
  });
  test("are left alone where Chinese uses them as its own", () => {
    expect(renderInline("用ReLU激活", "zh")).toBe("用ReLU激活");
  });
});

describe("the punctuation of a formula", () => {
  test("stays with it", () => {
    const html = renderInline("宽（$n$），高 $m$。完", "zh");
    expect(html).toMatch(/宽<span class="kept">（<span class="katex whole">.*<\/span>），<\/span>高/);
    expect(html).toMatch(/<span class="kept"><span class="katex whole">(?!.*宽).*<\/span>。<\/span>完$/);
  });
  test("stays with the last piece of a formula that is as long as a line", () => {
    const html = renderInline("$y = a + b + c + d + e + f + g + h$, so");
    expect(html).toMatch(/>g<.*<\/span><span class="kept"><span class="katex">.*>h<.*,<\/span> so$/);
    expect(html.split("kept")[1]).not.toContain(">g<");
    expect(html.match(/<math/g)).toHaveLength(1);
  });
  test("is no matter where there is none", () => {
    expect(renderInline("of $n$ and $m$ cells")).not.toContain("kept");
  });
});

describe("the last Chinese word before a formula or code", () => {
  test.each([
    ["参数合计$24$个", "合计"],
    ["卷积核的步幅（$s$）", "步幅"],
    ["参数合计 $24$ 个", "合计"],
    ["输出的**高度$h$**", "高度"],
    ["两层的参数合计为$24$", "合计为"],
    ["调用函数`conv2d`时", "函数"],
    ["其中维度[$d$](#width)", "维度"],
    ["这一层的输出$a + b + c + d + e + f + g + h + i$", "输出"],
  ])("of %s is not broken", (markdown, word) => {
    expect(renderInline(markdown, "zh")).toContain(`<span class="kept">${word}</span>`);
  });
  test("is kept across a mark that begins or ends beside it", () => {
    expect(renderInline(marked("它是⟦参数合计⟧$24$"), "zh")).toContain(
      '<mark class="hole">参数<span class="kept">合计</span></mark>',
    );
    expect(renderInline(marked("参数合计⟦$24$⟧"), "zh")).toContain('<span class="kept">合计</span><mark');
  });
  test("is no matter for a single character, before a word of letters, and in another language", () => {
    expect(renderInline("高$h$", "zh")).toMatch(/^高</);
    expect(renderInline("用合计sum表示", "zh")).toBe("用合计sum表示");
    expect(renderInline("the 合计 $24$", "en")).not.toContain("kept");
  });
});
