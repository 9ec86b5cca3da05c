import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { CompileCache } from "@/lib/notes/compile-cache";
import { CourseCompiler, compileCourse } from "@/lib/notes/compile-course";
import { compileNote } from "@/lib/notes/compile-note";
import { readCourseFiles } from "@/lib/services/read-course-files";
import { noteText } from "../../support/course-texts";

const first = noteText(
  "## A {#a}",
  "Numbers $2 + 2 = {{2 + 2}}$ and [more](second#b).",
  "```exercise",
  "id: product",
  "title: A title",
  "concepts: [one]",
  "given: { a: { int: [2, 4] }, b: { int: [2, 4] } }",
  "ask: What is {{a}} times {{b}}?",
  "answer: { kind: integer, value: a*b }",
  'solution: ["It is {{answer}}."]',
  "```",
  "```dot",
  "id: graph",
  "title: A graph",
  "description: One leads to two.",
  "dot: |",
  "  digraph { one -> two -> three }",
  "```",
);
const second = noteText(
  "## B {#b}",
  "More words, [back](first#at-product).",
  "```card",
  "id: a-card",
  "concepts: [one]",
  "quote: More words",
  "front: Why?",
  "back: Because.",
  "```",
  "- In a list",
  "  ```cloze",
  "  id: a-cloze",
  "  was: product",
  "  concepts: [two]",
  '  text: "A {{1::hole}} and a [link](/courses/course/first#a)."',
  "  ```",
  "```label",
  "id: a-label",
  "concepts: [one]",
  "ask: Name them.",
  "figure: graph",
  "hide: [one, two]",
  "```",
);
const course = `title: { en: C }
summary: { en: S }
notes: [first, second]
concepts:
  - { id: one, name: { en: One } }
  - { id: two, name: { en: Two }, after: [one] }
`;
const files = new Map([
  ["course.yaml", course],
  ["first.en.md", first],
  ["first.zh.md", first.replace("Why?", "为什么？")],
  ["second.en.md", second],
]);

const lines = [...files.values()].flatMap((text) => text.split("\n"));
const words = [
  "one",
  "two",
  "graph",
  "product",
  "a-card",
  "quote",
  "front",
  "id:",
  "first",
  "{{1}}",
  "$x$",
  "",
];

/** A line is inserted, replaced or removed, or a word of it changed. */
const edit = fc.record({
  file: fc.constantFrom(...files.keys()),
  at: fc.nat(40),
  how: fc.constantFrom("insert", "replace", "delete", "word"),
  line: fc.constantFrom(...lines, "", "```", "## C {#c}", "[far](second#nowhere)"),
  word: fc.constantFrom(...words),
});

type Edit = typeof edit extends fc.Arbitrary<infer Value> ? Value : never;

function edited(text: string, { at, how, line, word }: Edit): string {
  const all = text.split("\n");
  const place = at % all.length;
  const old = all[place] ?? "";
  if (how === "insert") all.splice(place, 0, line);
  if (how === "replace") all[place] = line;
  if (how === "delete") all.splice(place, 1);
  if (how === "word") all[place] = old.replace(/[a-z-]+(?=[^a-z-]*$)/, word);
  return all.join("\n");
}

/** A cache of texts, like the one on disk. */
function cacheOfTexts(): CompileCache {
  const texts = new Map<string, string>();
  return {
    read: (key) => JSON.parse(texts.get(key) ?? "null") ?? undefined,
    write: (key, value) => void texts.set(key, JSON.stringify(value)),
  };
}

const gated = { gate: true };

describe("a course that is compiled again and again", () => {
  it("gives the same after any edits as a first compilation, including diagnostics and findings", () => {
    const cache = cacheOfTexts();
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
        const compiler = new CourseCompiler("course");
        let now = files;
        compiler.compile(now, gated);
        for (const one of edits) {
          now = new Map(now).set(one.file, edited(now.get(one.file) ?? "", one));
          const plain = compileCourse("course", now, gated);
          expect(compiler.compile(now, gated)).toEqual(plain);
          // As in another process that finds the results of earlier ones.
          expect(compileCourse("course", now, gated, cache)).toEqual(plain);
        }
      }),
      { numRuns: 25 },
    );
  }, 120_000);

  it("gives everything that its options ask for", () => {
    const compiler = new CourseCompiler("course");
    for (const options of [{ gate: false, pages: false }, { gate: true }, { gate: false }, { gate: true }])
      expect(compiler.compile(files, options)).toEqual(compileCourse("course", files, options));
  });

  it("notices a note that is added, removed or unreadable", () => {
    const compiler = new CourseCompiler("course");
    const without = new Map(files);
    without.delete("first.zh.md");
    const states = [
      files,
      without,
      new Map<string, string | { reason: "no-file" }>(files).set("first.en.md", { reason: "no-file" }),
      new Map(files).set("course.yaml", course.replace("first, second", "second, first")),
      new Map(files).set("course.yaml", course.replace("first, second", "second")),
      files,
    ];
    for (const state of states)
      expect(compiler.compile(state, { gate: false })).toEqual(
        compileCourse("course", state, { gate: false }),
      );
  });
});

describe("a note that is compiled alone against an index of its course", () => {
  it("gives the same as in the whole course, whatever is wrong with the course", () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), edit, (edits, last) => {
        const before = edits.reduce(
          (all, one) => new Map(all).set(one.file, edited(all.get(one.file) ?? "", one)),
          files,
        );
        const compiler = new CourseCompiler("course");
        compiler.compile(before, { gate: true });
        const { index } = compiler;
        const slug = last.file.split(".")[0] ?? "";
        fc.pre(index.listed.includes(slug));
        const now = new Map(before).set(last.file, edited(before.get(last.file) ?? "", last));
        const whole = compileCourse("course", now, { gate: true });
        const alone = compileNote(slug, now, index, { gate: true });
        const isOwn = ({ file }: { file: string }) => file.startsWith(`${slug}.`);
        expect(alone.diagnostics).toEqual(whole.diagnostics.filter(isOwn));
        expect(alone.made?.findings ?? []).toEqual(whole.findings.filter(isOwn));
        const { texts } = whole.notes.find((note) => note.slug === slug) ?? {};
        expect(alone.made?.compiled.texts).toEqual(texts);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it("finds problems in its relation to others", async () => {
    const faulty = await readCourseFiles("tests/fixtures/notes/faulty/faulty");
    const compiler = new CourseCompiler("faulty");
    const { diagnostics } = compiler.compile(faulty, { gate: false });
    expect(compileNote("wrong", faulty, compiler.index, { gate: false }).diagnostics).toEqual(
      diagnostics.filter(({ file }) => file.startsWith("wrong.")),
    );
  });
});
