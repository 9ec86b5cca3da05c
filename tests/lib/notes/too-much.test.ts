import { expect, test } from "vitest";
import { compileCourse } from "@/lib/notes/compile-course";
import { noteText } from "../../support/course-texts";

const courseYaml = `title: { en: C, zh: 课 }
summary: { en: S, zh: 简介 }
notes: [first, second]
concepts:
  - { id: idea, name: { en: Idea, zh: 概念 } }
`;
const fence = (kind: string, ...lines: string[]) => [`\`\`\`${kind}`, ...lines, "```", ""];
const en = noteText(
  "## First {#first}",
  "",
  "One sentence.",
  "",
  ...fence("card", "id: x", "concepts: [idea]", "front: a", "back: b"),
  ...fence(
    "dot",
    "id: flow",
    "title: A flow",
    "description: From a to b.",
    "dot: |",
    "  digraph { a -> b -> c }",
    "labels: { a: Input, b: Layer, c: Output }",
  ),
);
const zh = noteText(
  "## 一 {#first}",
  "",
  "一句话。",
  "",
  ...fence("card", "id: x", "front: 甲", "back: 乙"),
  ...fence("dot", "id: flow", "title: 流程", "description: 从a到b。", "labels: { a: 输入, b: 层, c: 输出 }"),
);
const second = noteText(
  "## Second {#second}",
  "",
  "See [it](first#first).",
  "",
  ...fence("label", "id: y", "concepts: [idea]", "figure: flow", "ask: What is where?", "hide: [a, b, c]"),
);
const secondZh = noteText(
  "## 二 {#second}",
  "",
  "见[它](first#first)。",
  "",
  ...fence("label", "id: y", "ask: 哪里是什么？"),
);

function rulesOf(first: string, firstZh: string): string[] {
  const files = new Map([
    ["course.yaml", courseYaml],
    ["first.en.md", first],
    ["first.zh.md", firstZh],
    ["second.en.md", second],
    ["second.zh.md", secondZh],
  ]);
  const { diagnostics } = compileCourse("course", files, { gate: false });
  return diagnostics.map(({ file, rule }) => `${file} ${rule}`);
}

const longParagraph = (note: string) => `${note}\n${"word ".repeat(5_000)}\n`;
const manyHeadings = (note: string) =>
  note.replace(
    /^## /m,
    () => `${Array.from({ length: 401 }, (_, index) => `## A {#a-${index}}\n\n`).join("")}## `,
  );

test("the course by itself is whole", () => {
  expect(rulesOf(en, zh)).toEqual([]);
});

test("of an unreadable figure only that is reported, and not the blocks that ask for its labels", () => {
  expect(rulesOf(en.replace("b -> c", "b -> "), zh)).toEqual(["first.en.md dot"]);
});

test.each([
  ["too long a paragraph", longParagraph],
  ["too many headings", manyHeadings],
])("of a note with %s that alone is told, whatever refers to it", (_, spoil) => {
  expect(rulesOf(spoil(en), zh)).toEqual(["first.en.md too-much"]);
  expect(rulesOf(en, spoil(zh))).toEqual(["first.zh.md too-much"]);
});
