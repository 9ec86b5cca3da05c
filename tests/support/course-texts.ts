/** Small courses written in a test. */
import { loadGraphviz } from "@/lib/figures/graphviz";
import { type CompileOptions, compileCourse } from "@/lib/notes/compile-course";
import type { CompiledCourse } from "@/lib/notes/compiled-course";

await loadGraphviz();

const courseFile = `title: { en: Course, zh: 课程 }
summary: { en: Summary, zh: 简介 }
notes: [note]
concepts:
  - { id: idea, name: { en: Idea, zh: 概念 } }
`;

/** The text of a note without its front matter: the first line given is line 4 of the file. */
export function noteText(...lines: string[]): string {
  return ["---", "title: Note", "---", ...lines, ""].join("\n");
}

/** A course of one note. */
export function compileNote(
  en: string,
  zh: string | null = null,
  options: CompileOptions = { gate: false },
): CompiledCourse {
  const files = new Map([
    ["course.yaml", courseFile],
    ["note.en.md", en],
  ]);
  if (zh !== null) files.set("note.zh.md", zh);
  return compileCourse("course", files, options);
}

/** `file:line:column rule` of every diagnostic, in order. */
export function placesOf(course: CompiledCourse): string[] {
  return course.diagnostics.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`);
}
