/** `course.yaml`: title, order of the notes, concepts and their prerequisites. */
import * as z from "zod";
import { nameField, textField } from "@/lib/blocks/block-fields";
import type { Diagnostic } from "@/lib/blocks/diagnostic";
import { nearestName } from "@/lib/blocks/nearest-name";
import { checkYamlBlock, readYamlBlock, type YamlBlock } from "@/lib/blocks/yaml-block";
import { type LocalizedText, originalLocale, perLocale } from "@/lib/i18n/locale";
import { localize } from "@/lib/i18n/localized";
import type { Concept } from "./compiled-course";

export type CourseFile = {
  readonly title: LocalizedText;
  readonly summary: LocalizedText;
  /** Slugs in reading order, as written: invalid ones are empty. Null if there is no list. */
  readonly notes: readonly string[] | null;
  readonly concepts: readonly Concept[];
  /** Whether `concepts` are complete, so that others are unknown. */
  readonly hasAllConcepts: boolean;
};

export const mostNotes = 300;
export const mostConcepts = 1_000;
/** Characters of the file. */
export const mostInCourseFile = 200_000;
/** For this many unknown names, similar ones are suggested. */
const mostSearched = 20;

const localizedText = z
  .strictObject(
    perLocale<z.ZodType<string | undefined>>((locale) =>
      locale === originalLocale ? textField : textField.optional(),
    ),
  )
  .transform((texts): LocalizedText => localize(texts[originalLocale] ?? "", (locale) => texts[locale]));

/** Replaces unreadable texts. */
export const noText: LocalizedText = { [originalLocale]: "" };

const schema = z.strictObject({
  title: localizedText,
  summary: localizedText,
  notes: z.array(nameField).max(mostNotes),
  concepts: z
    .array(z.strictObject({ id: nameField, name: localizedText, after: z.array(nameField).default([]) }))
    .max(mostConcepts)
    .default([]),
});

/** The written values, valid or not. Unreadable ones are null or an empty text, so that indexes stay the same. */
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
 * `yaml` locates later findings, such as a listed note that does not exist. If the file has errors, `course` is the
 * readable part: one mistake hides no other, and causes no false ones.
 */
export function readCourseFile(
  file: string,
  content: string,
): { yaml: YamlBlock; course: CourseFile; diagnostics: readonly Diagnostic[] } {
  const yaml = readYamlBlock({
    file,
    yaml: content.replace(/^\ufeff/, ""),
    line: 0,
    column: 1,
    mostCharacters: mostInCourseFile,
  });
  const { value, diagnostics } = checkYamlBlock(yaml, schema);
  const written = value ?? readWritten(yaml.value);
  const concepts = (written.concepts ?? []).slice(0, mostConcepts);
  const notes = written.notes?.slice(0, mostNotes) ?? null;
  const hasAllConcepts =
    written.concepts?.length === concepts.length && concepts.every(({ id }) => id !== "");
  const course: CourseFile = {
    title: value?.title ?? noText,
    summary: value?.summary ?? noText,
    notes,
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
      ...repeated(notes ?? [], "note", (index) => ["notes", index], yaml),
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
          return { id: textOf(id), name: noText, after: Array.isArray(after) ? after.map(textOf) : [] };
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
  const known = new Set(concepts.map(({ id }) => id));
  let found = 0;
  return concepts.flatMap(({ after }, index) =>
    after.flatMap((id, place) => {
      if (id === "" || known.has(id)) return [];
      found++;
      const details = {
        rule: "unknown-concept",
        message: `There is no concept \`${id}\`.`,
        remedy: conceptRemedy(id, found > mostSearched ? [] : known),
      };
      return [yaml.problem(["concepts", index, "after", place], details)];
    }),
  );
}

export function conceptRemedy(id: string, known: Iterable<string>): string {
  const near = nearestName(id, known);
  return near === null ? "Add it to the concepts in `course.yaml`." : `Did you mean \`${near}\`?`;
}

/** Each cycle of prerequisites once, at its first concept. */
function circles(concepts: readonly WrittenConcept[], yaml: YamlBlock): Diagnostic[] {
  const after = withoutEnds(new Map(concepts.map((concept) => [concept.id, concept.after])));
  const reported = new Set<string>();
  return concepts.flatMap(({ id }, index) => {
    if (id === "" || reported.has(id) || !after.has(id)) return [];
    const circle = circleThrough(id, after);
    if (circle === null) return [];
    for (const member of circle) reported.add(member);
    const shown = circle.length > mostShown ? [...circle.slice(0, mostShown), "…"] : circle;
    const message = `The concepts wait for each other: ${[...shown, id].join(" after ")}.`;
    return [
      yaml.problem(["concepts", index, "after"], {
        rule: "concept-circle",
        message,
        remedy: "Take one `after` away.",
      }),
    ];
  });
}

/** Concepts of a cycle that a message names. */
const mostShown = 12;

type Prerequisites = ReadonlyMap<string, readonly string[]>;

/** Removes concepts without prerequisites until none is left; only cycles, and concepts that depend on one, remain. */
function withoutEnds(after: Prerequisites): Prerequisites {
  const waiting = new Map(
    [...after].map(([id, before]) => [id, new Set(before.filter((one) => after.has(one)))]),
  );
  const followers = new Map<string, string[]>();
  for (const [id, before] of waiting)
    for (const one of before) followers.set(one, [...(followers.get(one) ?? []), id]);
  const ends = [...waiting].filter(([, before]) => before.size === 0).map(([id]) => id);
  for (const end of ends) {
    waiting.delete(end);
    for (const follower of followers.get(end) ?? []) {
      const before = waiting.get(follower);
      if (before?.delete(end) && before.size === 0) ends.push(follower);
    }
  }
  return new Map([...waiting].map(([id, before]) => [id, [...before]]));
}

/** The shortest path from a concept along its prerequisites back to itself. */
function circleThrough(start: string, after: Prerequisites): readonly string[] | null {
  const queue = [start];
  const from = new Map<string, string>();
  for (const here of queue) {
    for (const next of after.get(here) ?? []) {
      if (next === start) return wayTo(here, from);
      if (from.has(next)) continue;
      from.set(next, here);
      queue.push(next);
    }
  }
  return null;
}

function wayTo(end: string, from: ReadonlyMap<string, string>): readonly string[] {
  const way = [end];
  for (let before = from.get(end); before !== undefined; before = from.get(before)) way.push(before);
  return way.reverse();
}
