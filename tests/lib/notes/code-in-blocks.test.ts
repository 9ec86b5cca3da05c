import { describe, expect, test } from "vitest";
import { cardKind } from "@/lib/items/card/card-kind";
import { renderMarkdown } from "@/lib/markdown/render-markdown";
import { compileNote, noteText } from "../../support/course-texts";

const compile = (...lines: string[]) => compileNote(noteText("## A {#a}", "", "Text.", "", ...lines));
const faults = (...lines: string[]) =>
  compile(...lines)
    .diagnostics.filter(({ rule }) => rule !== "missing-translation")
    .map(({ line, rule }) => `${line} ${rule}`);
const backs = (...lines: string[]) =>
  compile(...lines).items.map(({ id, body }) => {
    const reveal = cardKind.reveal(body as never, {}, "en");
    return [id, "back" in reveal ? reveal.back : null];
  });
const card = (fence: string, ...back: string[]) => [
  `${fence}card`,
  "id: x",
  "concepts: [idea]",
  "front: What does it print?",
  ...back,
  fence,
];
const after = ["", "```cloze", "id: y", "concepts: [idea]", "text: A {{1::hole}}.", "```"];

describe("code in a text of a block", () => {
  const code = ["back: |", "  So:", "  ```python", "  print(1)", "  ```"];
  const back = "So:\n```python\nprint(1)\n```\n";

  test.each([
    ["between three backticks", card("```", ...code)],
    ["between four", card("````", ...code)],
    ["between tildes", card("~~~", ...code)],
    ["with a blank line in it", card("```", ...code.slice(0, 3), "", ...code.slice(3))],
    ["with Windows line ends", card("```", ...code).map((line) => `${line}\r`)],
    ["in a list", ["- Point", "", ...card("```", ...code).map((line) => `  ${line}`)]],
    [
      "in a list in a list",
      ["- Point", "  1. Step", "", ...card("```", ...code).map((line) => `     ${line}`)],
    ],
    [
      "right after the mark of a list",
      card("```", ...code).map((line, at) => `${at === 0 ? "- " : "  "}${line}`),
    ],
    ["in a quotation", card("```", ...code).map((line) => `> ${line}`)],
    ["in a list in a quotation", ["> - Point", ">", ...card("```", ...code).map((line) => `>   ${line}`)]],
  ])("does not end the block: %s", (_, lines) => {
    expect(faults(...lines, ...after)).toEqual([]);
    expect(backs(...lines).map(([id, text]) => [id, String(text).replace("\n\n", "\n")])).toEqual([
      ["x", back],
    ]);
    expect(compile(...lines, ...after).items.map(({ id }) => id)).toEqual(["x", "y.1"]);
  });
  test("of one indented space, or with tildes around it, neither", () => {
    const other = card("```", "back: |", " ~~~", " ```", " a", " ```", " ~~~");
    expect(faults(...other, ...after)).toEqual([]);
    expect(backs(...other)).toEqual([["x", "~~~\n```\na\n```\n~~~\n"]]);
  });
  test("is shown as code, in which nothing is computed or curled", () => {
    const [[, text] = []] = backs(
      ...card("```", "back: |", "  ```js", '  let s = "{{ user.name }}";', "  ```"),
    );
    expect(renderMarkdown(String(text))).toBe(
      '<pre><code class="language-js">let s = "{{ user.name }}";\n</code></pre>',
    );
  });
  test("works in a translation as well", () => {
    const zh = noteText("## 甲 {#a}", "", "文。", "", "```card", "id: x", "front: 问", ...code, "```");
    const en = noteText("## A {#a}", "", "Text.", "", ...card("```", ...code));
    const { items, diagnostics } = compileNote(en, zh);
    expect(diagnostics).toEqual([]);
    expect(items[0]?.locales).toEqual(["en", "zh"]);
  });
  test("leaves a fence that is indented by mistake the end of its block, where another block follows", () => {
    expect(faults(...card("```", "back: So.").slice(0, -1), "  ```", "", "Prose.", ...after)).toEqual([]);
    expect(faults(...card("```", "back: So.").slice(0, -1), "  ```")).toEqual([]);
  });
});

describe("losses are reported", () => {
  test("a fence at the margin inside a block, and the blocks behind it", () => {
    expect(faults(...card("```", "back: |", "```python", "print(1)", "```"), ...after)).toEqual([
      "13 fence-in-block",
      "18 swallowed-block",
    ]);
  });
  test("a block that is never closed before the next", () => {
    expect(faults(...card("```", "back: So.").slice(0, -1), ...after)).toEqual(["14 fence-in-block"]);
  });
  test("a block that ends inside its code", () => {
    expect(faults(...card("```", "back: |", "  ```python", "  print(1)"), ...after)).toEqual([
      "12 unclosed-fence",
    ]);
  });
  test("code in a text whose lines are joined", () => {
    for (const field of ["back: >-", "back: So", 'back: "So'])
      expect(faults(...card("```", field, "  ```python", "  print(1)", '  ```"'), ...after)[0]).toMatch(
        /^1[34] folded-code/,
      );
  });
  test("a fence without a kind that looks like a block, and code in which a block begins", () => {
    expect(faults("```", "id: x", "concepts: [idea]", "front: a", "```")).toEqual(["8 unknown-kind"]);
    expect(faults("```python", "print(1)", "", ...after)).toEqual(["12 swallowed-block"]);
  });
  test("but not where an author shows how a block is written, nor in the configuration of something else", () => {
    expect(faults("````markdown", ...card("```", "back: So."), "````", ...after)).toEqual([]);
    expect(faults("~~~", ...card("```", "back: So."), "~~~", ...after)).toEqual([]);
    expect(faults("```yaml", "id: build-step", "run: make", "```", ...after)).toEqual([]);
    expect(faults("```crad", "id: x", "front: a", "```")).toEqual(["8 unknown-kind"]);
    expect(faults("```yaml", "id: x", "concepts: [idea]", "```")).toEqual(["8 unknown-kind"]);
  });
});
