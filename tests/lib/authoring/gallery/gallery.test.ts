import { beforeAll, expect, test } from "vitest";
import { gallery } from "@/lib/authoring/gallery/gallery";
import { loadGraphviz } from "@/lib/figures/graphviz";
import { kindNames } from "@/lib/items/registry";
import { compileCourse } from "@/lib/notes/compile-course";

beforeAll(loadGraphviz);

const course = `title: { en: Gallery, zh: 样例 }
summary: { en: One of each., zh: 每种一个。 }
notes: [gallery]
concepts:
  - id: gallery.concept
    name: { en: Anything, zh: 随便 }
`;

function compiled(original: string, translation: string) {
  const files = new Map([
    ["course.yaml", course],
    ["gallery.en.md", `---\ntitle: Gallery\n---\n\n## One {#one}\n\nA sentence.\n\n${original}`],
    ["gallery.zh.md", `---\ntitle: 样例\n---\n\n## 一 {#one}\n\n一句话。\n\n${translation}`],
  ]);
  return compileCourse("gallery", files, { gate: true });
}

test.each(gallery)("$name compiles in both languages without a finding and passes the gate", (entry) => {
  const { diagnostics, findings, items } = compiled(entry.original, entry.translation);
  expect(diagnostics).toEqual([]);
  expect(findings).toEqual([]);
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) expect(item.locales).toEqual(["en", "zh"]);
});

test("There is one of each kind", () => {
  const kinds = gallery.flatMap(({ original, translation }) =>
    compiled(original, translation).items.map(({ kind }) => kind),
  );
  expect(new Set(kinds)).toEqual(new Set(kindNames));
  expect(new Set(gallery.map(({ name }) => name)).size).toBe(gallery.length);
});
