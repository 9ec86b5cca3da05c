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
  /** Slugs in reading order. */
  readonly notes: readonly string[];
  readonly concepts: readonly Concept[];
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

type Fields = z.infer<typeof schema>;

/** `yaml` places later findings, such as a note that is listed but not there. `course` is null if the file has errors. */
export function readCourseFile(file: string, content: string) {
  const yaml = readYamlBlock({ file, yaml: content.replace(/^\ufeff/, ""), line: 0, column: 1 });
  const { value, diagnostics } = checkYamlBlock(yaml, schema);
  if (value === null) return { yaml, course: null, diagnostics };
  const course: CourseFile = {
    title: value.title,
    summary: value.summary,
    notes: value.notes,
    concepts: value.concepts.map(({ id, name, after }) => ({ id, name, prerequisites: after })),
  };
  return {
    yaml,
    course,
    diagnostics: [
      ...diagnostics,
      ...repeated(value.notes, "note", (index) => ["notes", index], yaml),
      ...repeated(
        value.concepts.map(({ id }) => id),
        "concept",
        (index) => ["concepts", index, "id"],
        yaml,
      ),
      ...unknownPrerequisites(value, yaml),
      ...circles(value, yaml),
    ],
  };
}

function repeated(
  names: readonly string[],
  what: string,
  path: (index: number) => (string | number)[],
  yaml: YamlBlock,
): Diagnostic[] {
  return names.flatMap((name, index) =>
    names.indexOf(name) === index
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

function unknownPrerequisites({ concepts }: Fields, yaml: YamlBlock): Diagnostic[] {
  const known = concepts.map(({ id }) => id);
  return concepts.flatMap(({ after }, index) =>
    after.flatMap((id, place) => {
      if (known.includes(id)) return [];
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
function circles({ concepts }: Fields, yaml: YamlBlock): Diagnostic[] {
  const after = new Map(concepts.map((concept) => [concept.id, concept.after]));
  const reported = new Set<string>();
  return concepts.flatMap(({ id }, index) => {
    if (reported.has(id)) return [];
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
