import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { DraftCompiler } from "@/lib/authoring/draft-compiler";
import { loadGraphviz } from "@/lib/figures/graphviz";
import { CourseCompiler } from "@/lib/notes/compile-course";
import type { CompiledCourse } from "@/lib/notes/compiled-course";

const folder = "content/deep-networks";
const files: ReadonlyMap<string, string> = new Map(
  readdirSync(folder).map((name) => [name, readFileSync(`${folder}/${name}`, "utf8")]),
);
const server = new CourseCompiler("deep-networks");
let course: CompiledCourse;

beforeAll(async () => {
  await loadGraphviz();
  course = server.compile(files, { gate: false });
}, 120_000);

/** What the server says of a note, without what depends on the notes before it. */
function ofNote({ notes, items, diagnostics }: CompiledCourse, note: string) {
  const own = [`${note}.en.md`, `${note}.zh.md`, "course.yaml"];
  return {
    texts: notes.find(({ slug }) => slug === note)?.texts,
    items: items.filter((item) => item.note === note).map(({ position: _, ...item }) => item),
    diagnostics: diagnostics.filter(({ file }) => own.includes(file)),
  };
}

function inEditor(compiler: DraftCompiler, texts: ReadonlyMap<string, string>) {
  const { made, diagnostics } = compiler.compile(texts);
  return { texts: made?.compiled.texts, items: made?.items ?? [], diagnostics };
}

test("Every note of the course compiles in the editor to what the server publishes, before the others are read", () => {
  for (const { slug } of course.notes) {
    const compiler = new DraftCompiler("deep-networks", slug);
    expect(inEditor(compiler, files), slug).toEqual(ofNote(course, slug));
  }
});

/** The beginning of each note, up to the same heading in both languages: an edit costs a tenth there. */
function beginnings(): ReadonlyMap<string, string> {
  const short = new Map(files);
  for (const { slug } of course.notes) {
    const headings = [...(files.get(`${slug}.en.md`) ?? "").matchAll(/^##+ .*(\{#[^}]+\})$/gm)];
    const mark = headings.find(({ index }) => index > 2_500)?.[1];
    for (const name of [`${slug}.en.md`, `${slug}.zh.md`]) {
      const text = files.get(name) ?? "";
      const end = mark === undefined ? -1 : text.indexOf(mark);
      short.set(name, end < 0 ? text : text.slice(0, text.lastIndexOf("\n", end) + 1));
    }
  }
  return short;
}

const edits = 500;

test("Edited anyhow, each note compiles in the editor to what the server says of it", () => {
  const pieces = [
    "",
    "\n",
    "```",
    "`",
    "$",
    "{{ 1 / 0 }}",
    "{{ floor(7/2) }}",
    "](lstm#nowhere)",
    "](#families)",
    "## New\n",
    "id: intro.dnn-means\n",
    "concepts: [cnn.padding]\n",
    "concepts: [nope]\n",
    "quote: x\n",
    " - ",
    "<b>",
    "[a]: b",
    "---\n",
  ];
  const server = new CourseCompiler("deep-networks");
  const short = beginnings();
  let changed = 0;
  for (const { slug: note } of course.notes) {
    const compiler = new DraftCompiler("deep-networks", note);
    let texts = short;
    while (compiler.readNext(texts));
    const edit = fc.record({
      file: fc.constantFrom(`${note}.en.md`, `${note}.en.md`, `${note}.zh.md`),
      at: fc.nat(1_000_000),
      removed: fc.constantFrom(0, 0, 1, 3, 40),
      piece: fc.constantFrom(...pieces),
      isKept: fc.boolean(),
    });
    fc.assert(
      fc.property(edit, ({ file, at, removed, piece, isKept }) => {
        const text = texts.get(file) ?? "";
        const from = at % (text.length + 1);
        const next = new Map(texts).set(file, text.slice(0, from) + piece + text.slice(from + removed));
        expect(inEditor(compiler, next)).toEqual(ofNote(server.compile(next, { gate: false }), note));
        changed += 1;
        // Errors would soon hide everything else.
        if (isKept && piece === "") texts = next;
      }),
      { numRuns: Math.ceil(edits / course.notes.length), endOnFailure: true },
    );
  }
  expect(changed).toBeGreaterThanOrEqual(edits);
}, 240_000);
