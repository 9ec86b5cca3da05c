import { expect, test } from "vitest";
import { CourseCompiler } from "@/lib/notes/compile-course";
import { compileNote } from "@/lib/notes/compile-note";
import { courseFiles } from "./compiled-courses";

const options = { gate: false };

test("each note of the course compiles alone, against an index of the others, to the same as in the whole", async () => {
  const files = await courseFiles("deep-networks");
  const compiler = new CourseCompiler("deep-networks");
  const course = compiler.compile(files, options);
  // The index travels as JSON.
  const index = JSON.parse(JSON.stringify(compiler.index));
  expect(course.notes.length).toBeGreaterThan(0);
  for (const { slug, texts } of course.notes) {
    const own = new Map([...files].filter(([name]) => name.startsWith(`${slug}.`)));
    const { made, diagnostics } = compileNote(slug, own, index, options);
    expect(diagnostics).toEqual(course.diagnostics.filter(({ file }) => own.has(file)));
    expect(made?.compiled.texts).toEqual(texts);
    const items = course.items.flatMap(({ position: _, ...item }) => (item.note === slug ? [item] : []));
    expect(made?.items).toEqual(items);
  }
}, 240_000);
