/** The list of notes in `course.yaml`, changed without touching anything else that is written there. */
import { isCollection, stringify } from "yaml";
import { parseYaml } from "@/lib/blocks/parse-yaml";
import { mostInCourseFile } from "@/lib/notes/course-file";

/** The text with these notes listed; null if it can't be read, or has no list to be changed. */
export function withNotes(courseYaml: string, notes: readonly string[]): string | null {
  const document = parseYaml(courseYaml, mostInCourseFile);
  if (document === null || document.errors.length > 0) return null;
  const list = document.get("notes", true);
  if (!isCollection(list) || list.range == null) return null;
  const [from, to] = list.range;
  if (list.flow === true || notes.length === 0)
    return `${courseYaml.slice(0, from)}[${notes.join(", ")}]${courseYaml.slice(to)}`;
  const indent = " ".repeat(columnOf(courseYaml, from));
  const ending = courseYaml.slice(from, to).endsWith("\n") ? "\n" : "";
  const lines = stringify(notes).trimEnd().split("\n");
  return `${courseYaml.slice(0, from)}${lines.join(`\n${indent}`)}${ending}${courseYaml.slice(to)}`;
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}
