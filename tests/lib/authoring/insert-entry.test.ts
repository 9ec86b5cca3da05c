import { beforeAll, expect, test } from "vitest";
import { gallery } from "@/lib/authoring/gallery/gallery";
import { insertEntry } from "@/lib/authoring/insert-entry";
import { loadGraphviz } from "@/lib/figures/graphviz";
import { compileCourse } from "@/lib/notes/compile-course";

beforeAll(loadGraphviz);

const course = `title: { en: T, zh: 题 }
summary: { en: S, zh: 简介 }
notes: [averages]
concepts:
  - id: stats.mean
    name: { en: Mean, zh: 均值 }
  - id: stats.median
    name: { en: Median, zh: 中位数 }
`;
const english = `---
title: Averages
---

## The mean {#mean}

A sentence. ¦
Its second line.

## The median {#median}

Another sentence.
`;
const chinese = `---
title: 平均数
---

## 均值 {#mean}

一句话。

## 中位数 {#median}

另一句话。
`;

/** The files after inserting the entry at the \`¦\` of the file. */
function inserted(name: string, marked: Record<string, string>, file: string) {
  const entry = gallery.find((one) => one.name === name);
  const cursor = (marked[file] ?? "").indexOf("¦");
  const files = Object.fromEntries(
    Object.entries(marked).map(([each, text]) => [each, text.replace("¦", "")]),
  );
  const names = { ids: [], concepts: ["stats.mean", "stats.median"] };
  const languages = { original: "averages.en.md", translation: "averages.zh.md" };
  if (entry === undefined) throw new Error(`There is no ${name}.`);
  for (const { file: of, from, insert } of insertEntry(entry, {
    note: "averages",
    file,
    cursor,
    files,
    names,
    ...languages,
  }))
    files[of] = (files[of] ?? "").slice(0, from) + insert + (files[of] ?? "").slice(from);
  return files;
}

test("A block comes after the paragraph of the cursor, and its translation to the end of the same section", () => {
  const files = inserted("card", { "averages.en.md": english, "averages.zh.md": chinese }, "averages.en.md");
  expect(files["averages.en.md"]).toContain(
    "A sentence. \nIts second line.\n\n```card\nid: averages.mean\nconcepts: [stats.mean]\nfront: Why",
  );
  expect(files["averages.en.md"]).toContain("full size.\n```\n\n## The median {#median}");
  expect(files["averages.zh.md"]).toContain("一句话。\n\n```card\nid: averages.mean\nfront: 为什么");
});

test("A note that is not translated gets no translation, and a free id", () => {
  const text = `${english.replace("¦", "")}\n\`\`\`card\nid: averages.median\nconcepts: [stats.median]\nfront: A¦?\nback: B.\n\`\`\`\n`;
  const files = inserted("formula", { "averages.en.md": text }, "averages.en.md");
  expect(Object.keys(files)).toEqual(["averages.en.md"]);
  expect(files["averages.en.md"]).toContain(
    "back: B.\n```\n\n```exercise\nid: averages.median-2\ntitle: Fahrenheit from Celsius\nconcepts: [stats.median]",
  );
});

test.each(["averages.en.md", "averages.zh.md"])(
  "All of them one after another compile without a finding: %s",
  (file) => {
    let files: Record<string, string> = {
      "averages.en.md": english.replace("¦", ""),
      "averages.zh.md": chinese,
    };
    for (const { name } of gallery) {
      const text = files[file] ?? "";
      const marked = {
        ...files,
        [file]: text.replace(file.includes("zh") ? "一句话。" : "A sentence.", "$&¦"),
      };
      files = inserted(name, marked, file);
    }
    const compiled = compileCourse("c", new Map([["course.yaml", course], ...Object.entries(files)]), {
      gate: true,
    });
    expect(compiled.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(compiled.findings).toEqual([]);
    expect(compiled.items).toHaveLength(gallery.length + 1);
  },
);

test("the first block of a course declares its concept, and the second one has the same", () => {
  const [entry] = gallery;
  const files: Record<string, string> = {
    "a.en.md": "# A\n",
    "course.yaml": "title: { en: T }\nconcepts: []\n",
  };
  for (let times = 0; times < 2; times += 1)
    for (const { file, from, to, insert } of insertEntry(entry!, {
      ...{ note: "a", file: "a.en.md", cursor: files["a.en.md"]!.length, files: { ...files } },
      ...{ names: { ids: [], concepts: [] }, original: "a.en.md", translation: "a.zh.md" },
    }))
      files[file] = files[file]!.slice(0, from) + insert + files[file]!.slice(to);
  expect(files["course.yaml"]).toBe("title: { en: T }\nconcepts:\n  - id: a\n    name: { en: A }\n");
  expect(files["a.en.md"]?.match(/concepts: \[a\]/g)).toHaveLength(2);
});
