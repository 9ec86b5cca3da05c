/** A course of one note with an item of every kind and both kinds of figures, in three languages. */
import { readFileSync } from "node:fs";
import { loadGraphviz } from "@/lib/figures/graphviz";
import { compileCourse } from "@/lib/notes/compile-course";
import type { CompiledCourse } from "@/lib/notes/compiled-course";

await loadGraphviz();

const folder = new URL("../fixtures/languages/gates/", import.meta.url);

export function readGatesFile(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}

/** `changed` has files by name with another text, or null if missing. */
export function compileGates(changed: Readonly<Record<string, string | null>> = {}): CompiledCourse {
  const names = ["course.yaml", "gates.en.md", "gates.zh.md", "gates.de.md"];
  const files = new Map(names.map((name) => [name, changed[name] ?? readGatesFile(name)]));
  for (const [name, text] of Object.entries(changed)) if (text === null) files.delete(name);
  return compileCourse("gates", files, { gate: true });
}

/** Compiled by a program without German. */
export function compileTwoLanguages(): CompiledCourse {
  const yaml = readGatesFile("course.yaml").replace(/, de: [^}]*(?= \})/g, "");
  return compileGates({ "course.yaml": yaml, "gates.de.md": null });
}
