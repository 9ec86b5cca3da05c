/** `course.yaml`: title, order of the notes, concepts and what should be understood before them. */
import { z } from "zod";
import type { LocalizedText } from "@/lib/i18n/locale";
import { nameField, textField } from "@/lib/items/block-fields";
import { checkYamlBlock, readYamlBlock, type YamlBlock } from "@/lib/items/yaml-block";
import type { Concept } from "./compiled-course";
import type { Diagnostic } from "./diagnostic";
import { nearestName } from "./nearest-name";

export type CourseFile = {
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** Slugs in reading order, as they are written: what is no slug is empty. Null if there is no list. */
  readonly notes: readonly string[] | null;
  readonly concepts: readonly Concept[];
  /** Whether `concepts` are all that the course has, so that others are unknown. */
  readonly hasAllConcepts: boolean;
};

const localizedText = z
  .strictObject({ en: textField, zh: textField.optional() })
  .transform(({ en, zh }): LocalizedText => ({ en, ...(zh === undefined ? {} : { zh }) }));

const schema = z.strictObject({
  title: localizedText,
  summary: localizedText,
  notes: z.array(nameField),
  concepts: z
    .array(z.strictObject({ id: nameField, name: localizedText, after: z.array(nameField).default([]) }))
    .default([]),
});

/** What is written, valid or not. What can't be read is null or an empty text, so that indexes stay true. */
type Written = {
  readonly notes: readonly string[] | null;
  readonly concepts: readonly WrittenConcept[] | null;
};

type WrittenConcept = {
  readonly id: string;
  readonly name: LocalizedText;
  readonly after: readonly string[];
};

/**
 * `yaml` places later findings, such as a note that is listed but not there. Of a file with errors `course` is what can
 * be read: one slip hides nothing else, and makes nothing else look wrong.
 */
export function readCourseFile(
  file: string,
  content: string,
): { yaml: YamlBlock; course: CourseFile; diagnostics: readonly Diagnostic[] } {
  const yaml = readYamlBlock({ file, yaml: content.replace(/^\ufeff/, ""), line: 0, column: 1 });
  const { value, diagnostics } = checkYamlBlock(yaml, schema);
  const written = value ?? readWritten(yaml.value);
  const concepts = written.concepts ?? [];
  const hasAllConcepts = written.concepts?.every(({ id }) => id !== "") ?? false;
  const course: CourseFile = {
    title: value?.title ?? { en: "" },
    summary: value?.summary ?? { en: "" },
    notes: written.notes,
    concepts: concepts
      .filter(({ id }) => id !== "")
      .map(({ id, name, after }) => ({ id, name, prerequisites: after })),
    hasAllConcepts,
  };
  return {
    yaml,
    course,
    diagnostics: [
      ...diagnostics,
      ...repeated(written.notes ?? [], "note", (index) => ["notes", index], yaml),
      ...repeated(
        concepts.map(({ id }) => id),
        "concept",
        (index) => ["concepts", index, "id"],
        yaml,
      ),
      ...(hasAllConcepts ? unknownPrerequisites(concepts, yaml) : []),
      ...circles(concepts, yaml),
    ],
  };
}

function readWritten(value: unknown): Written {
  const { notes, concepts } = fieldsOf(value);
  return {
    notes: Array.isArray(notes) ? notes.map(textOf) : null,
    concepts: Array.isArray(concepts)
      ? concepts.map((concept) => {
          const { id, after } = fieldsOf(concept);
          return { id: textOf(id), name: { en: "" }, after: Array.isArray(after) ? after.map(textOf) : [] };
        })
      : null,
  };
}

function fieldsOf(value: unknown): { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null ? { ...value } : {};
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function repeated(
  names: readonly string[],
  what: string,
  path: (index: number) => (string | number)[],
  yaml: YamlBlock,
): Diagnostic[] {
  return names.flatMap((name, index) =>
    name === "" || names.indexOf(name) === index
      ? []
      : [
          yaml.problem(path(index), {
            rule: "duplicate-id",
            message: `The ${what} \`${name}\` is listed twice.`,
            remedy: "Keep one.",
          }),
        ],
  );
}

function unknownPrerequisites(concepts: readonly WrittenConcept[], yaml: YamlBlock): Diagnostic[] {
  const known = concepts.map(({ id }) => id);
  return concepts.flatMap(({ after }, index) =>
    after.flatMap((id, place) => {
      if (id === "" || known.includes(id)) return [];
      const details = {
        rule: "unknown-concept",
        message: `There is no concept \`${id}\`.`,
        remedy: conceptRemedy(id, known),
      };
      return [yaml.problem(["concepts", index, "after", place], details)];
    }),
  );
}

export function conceptRemedy(id: string, known: Iterable<string>): string {
  const near = nearestName(id, known);
  return near === null ? "Add it to the concepts in `course.yaml`." : `Did you mean \`${near}\`?`;
}

/** Each circle of prerequisites once, at the concept of it that stands first. */
function circles(concepts: readonly WrittenConcept[], yaml: YamlBlock): Diagnostic[] {
  const after = new Map(concepts.map((concept) => [concept.id, concept.after]));
  const reported = new Set<string>();
  return concepts.flatMap(({ id }, index) => {
    if (id === "" || reported.has(id)) return [];
    const circle = circleThrough(id, after);
    if (circle === null) return [];
    for (const member of circle) reported.add(member);
    const message = `The concepts wait for each other: ${[...circle, id].join(" after ")}.`;
    return [
      yaml.problem(["concepts", index, "after"], {
        rule: "concept-circle",
        message,
        remedy: "Take one `after` away.",
      }),
    ];
  });
}

/** The shortest way from a concept along its prerequisites back to itself. */
function circleThrough(
  start: string,
  after: ReadonlyMap<string, readonly string[]>,
): readonly string[] | null {
  const queue: (readonly string[])[] = [[start]];
  const seen = new Set<string>();
  for (const path of queue) {
    for (const next of after.get(path.at(-1) ?? "") ?? []) {
      if (next === start) return path;
      if (seen.has(next)) continue;
      seen.add(next);
      queue.push([...path, next]);
    }
  }
  return null;
}
