/** The concepts of `course.yaml`, changed one by one without touching anything else that is written there. */
import { isMap, isSeq, type YAMLMap } from "yaml";
import { parseYaml } from "@/lib/blocks/parse-yaml";
import { type LocalizedText, locales, originalLocale } from "@/lib/i18n/locale";
import { localize } from "@/lib/i18n/localized";
import { mostConcepts, mostInCourseFile } from "@/lib/notes/course-file";

export type ConceptText = {
  readonly id: string;
  readonly name: LocalizedText;
  /** Concepts that should be understood first. */
  readonly after: readonly string[];
};

/** The text with this concept in place of the one with the id, or at the end; null if the file can't be read. */
export function withConceptText(courseYaml: string, concept: ConceptText): string | null {
  const list = conceptsOf(courseYaml);
  if (list === null) return null;
  const found = list.items.find((item) => isMap(item) && item.get("id") === concept.id);
  if (isMap(found) && found.range != null) return replaced(courseYaml, found, concept);
  if (list.items.length === 0 || list.flow === true) {
    const [from, to] = list.range ?? [0, 0];
    const before = list.items.length === 0 ? "" : courseYaml.slice(from, to);
    return before === ""
      ? `${courseYaml.slice(0, from).trimEnd()}\n  - ${written(concept, 4)}\n${courseYaml.slice(to).replace(/^\n/, "")}`
      : null;
  }
  const last = list.items.at(-1);
  if (!isMap(last) || last.range == null) return null;
  const [from, to] = last.range;
  const column = columnOf(courseYaml, from);
  const end = courseYaml.slice(0, to).trimEnd().length;
  const item = `\n${" ".repeat(column - 2)}- ${written(concept, column)}`;
  return courseYaml.slice(0, end) + item + courseYaml.slice(end);
}

/** The text without a concept, and without it among what others come after; null if the file can't be read. */
export function withoutConcept(courseYaml: string, id: string): string | null {
  const list = conceptsOf(courseYaml);
  if (list === null) return null;
  const found = list.items.find((item) => isMap(item) && item.get("id") === id);
  if (!isMap(found) || found.range == null) return courseYaml;
  const [from, to] = found.range;
  const start = courseYaml.lastIndexOf("\n", from) + 1;
  const end = courseYaml.slice(0, to).trimEnd().length;
  const next = courseYaml.indexOf("\n", end) + 1;
  let text =
    list.items.length === 1
      ? `${courseYaml.slice(0, start).trimEnd()} []\n${courseYaml.slice(next === 0 ? courseYaml.length : next)}`
      : courseYaml.slice(0, start) + courseYaml.slice(next === 0 ? courseYaml.length : next);
  for (const other of readConceptTexts(text).filter(({ after }) => after.includes(id))) {
    const changed = withConceptText(text, { ...other, after: other.after.filter((one) => one !== id) });
    if (changed === null) return null;
    text = changed;
  }
  return text;
}

/** The concepts as far as they can be read, and no more of them than a course may have. */
export function readConceptTexts(courseYaml: string): ConceptText[] {
  return (conceptsOf(courseYaml)?.items ?? []).slice(0, mostConcepts).flatMap((item) => {
    if (!isMap(item)) return [];
    const { id, name, after } = item.toJSON() as { id?: unknown; name?: unknown; after?: unknown };
    if (typeof id !== "string" || typeof name !== "object" || name === null) return [];
    const texts = new Map(Object.entries(name).filter(([, text]) => typeof text === "string"));
    return [
      {
        id,
        name: localize<string>(texts.get(originalLocale) ?? "", (locale) => texts.get(locale)),
        after: Array.isArray(after) ? after.filter((one) => typeof one === "string") : [],
      },
    ];
  });
}

function conceptsOf(courseYaml: string) {
  const document = parseYaml(courseYaml, mostInCourseFile);
  const list = document === null || document.errors.length > 0 ? null : document.get("concepts", true);
  return isSeq(list) ? list : null;
}

function replaced(courseYaml: string, map: YAMLMap, concept: ConceptText): string {
  const [from, to] = map.range!;
  const ending = courseYaml.slice(from, to).trimEnd().length;
  return (
    courseYaml.slice(0, from) + written(concept, columnOf(courseYaml, from)) + courseYaml.slice(from + ending)
  );
}

/** A concept in the lines of a list, `column` characters from the margin. */
function written({ id, name, after }: ConceptText, column: number): string {
  const indent = `\n${" ".repeat(column)}`;
  const names = locales.flatMap((locale) => {
    const text = name[locale];
    return text === undefined || text === "" ? [] : [`${locale}: ${quoted(text)}`];
  });
  const prerequisites = after.length === 0 ? "" : `${indent}after: [${after.join(", ")}]`;
  return `id: ${id}${indent}name: { ${names.join(", ")} }${prerequisites}`;
}

/** Plain where YAML reads it as the same text inside braces. */
function quoted(text: string): string {
  return /^[\p{L}\p{N}][\p{L}\p{N} ()/'’.-]*$/u.test(text) &&
    !/^(true|false|null|yes|no|on|off|[\d.]+)$/i.test(text)
    ? text
    : JSON.stringify(text);
}

function columnOf(text: string, offset: number): number {
  return offset - (text.lastIndexOf("\n", offset - 1) + 1);
}
