/** What a course that is written in the editor consists of, across its notes: items and concepts, and changing many. */
import { setImmediate } from "node:timers/promises";
import { z } from "zod";
import { AppError } from "@/lib/app-error";
import {
  type ListedBlock,
  listBlocks,
  withBlocks,
  withConcept,
  withoutBlocks,
} from "@/lib/authoring/edit-blocks";
import {
  type ConceptText,
  readConceptTexts,
  withConceptText,
  withoutConcept,
} from "@/lib/authoring/edit-concepts";
import { writtenBlocks } from "@/lib/authoring/written-blocks";
import { readHolders } from "@/lib/db/holder-store";
import { getPrisma } from "@/lib/db/prisma-client";
import { type Locale, locales, originalLocale } from "@/lib/i18n/locale";
import { inLanguage, localize } from "@/lib/i18n/localized";
import type { CourseFiles } from "@/lib/notes/course-files";
import { courseFileName, noteFileName } from "@/lib/notes/file-names";
import { readCourse } from "@/lib/notes/read-course";
import { type LayeredLayout, layeredLayout } from "@/lib/progress/layered-layout";
import type { LearnerId } from "@/lib/quiz/ids";
import type { TaughtCourse } from "./load-teaching";
import { type FileChange, loadWorkingCopy, saveWorkingCopy, type WorkingCopy } from "./working-copy";

export type ListedItem = ListedBlock & {
  readonly note: string;
  /** Learners who have met one of its items as they are published. */
  readonly learners: number;
};

export type ListedConcept = ConceptText & {
  /** In the reader's language. */
  readonly title: string;
  /** Blocks that exercise it. */
  readonly items: number;
};

export type CourseContents = {
  readonly course: TaughtCourse;
  readonly notes: readonly string[];
  readonly items: readonly ListedItem[];
  readonly concepts: readonly ListedConcept[];
  readonly layout: LayeredLayout;
};

export async function loadCourseContents(
  userId: LearnerId,
  slug: string,
  locale: Locale,
): Promise<CourseContents> {
  const { course, files } = await loadWorkingCopy(userId, slug, locale);
  const notes = readCourse(files).course.notes;
  const holders = await readHolders(getPrisma(), course.id);
  const items: ListedItem[] = [];
  for (const note of notes) {
    for (const block of listBlocks(textOf(files, noteFileName(note, originalLocale)))) {
      items.push({ ...block, note, learners: learnersOf(block, holders) });
      await setImmediate();
    }
  }
  const concepts = readConceptTexts(textOf(files, courseFileName)).map((concept) => ({
    ...concept,
    title: inLanguage(concept.name, locale),
    items: items.filter((item) => item.concepts.includes(concept.id)).length,
  }));
  return { course, notes, items, concepts, layout: layeredLayout(concepts) };
}

/** Those of an item, or the most of a cloze's holes. */
function learnersOf({ id, kind }: ListedBlock, holders: ReadonlyMap<string, number>): number {
  const keys = [...holders.keys()].filter((key) =>
    kind === "cloze" ? key.startsWith(`${id}.`) : key === id,
  );
  return Math.max(0, ...keys.map((key) => holders.get(key) ?? 0));
}

function textOf(files: CourseFiles, name: string): string {
  const text = files.get(name);
  return typeof text === "string" ? text : "";
}

const ids = z
  .string("none")
  .max(100_000)
  .transform((text) => text.split(",").filter((id) => id !== ""))
  .refine((list) => list.length > 0, "none");

const conceptId = z
  .string("concept")
  .trim()
  .max(100, "concept")
  .regex(/^[a-z0-9]+(?:[.-][a-z0-9]+)*$/, "concept");

/** The form that changes many items. Messages are keys of `teach.problem`. */
export const changeItemsSchema = z.discriminatedUnion("change", [
  z.object({ change: z.literal("add-concept"), ids, concept: conceptId }),
  z.object({ change: z.literal("remove-concept"), ids, concept: conceptId }),
  z.object({ change: z.literal("move"), ids, note: z.string("note").min(1, "note").max(100) }),
  z.object({ change: z.literal("retire"), ids }),
]);

export type ItemChange = z.infer<typeof changeItemsSchema>;

/**
 * Changes many blocks at once, in all languages that have them: their concepts, or their note, or takes them out. They
 * keep their ids, and so their memories; nothing is published by it.
 */
export async function changeItems(
  userId: LearnerId,
  course: string,
  change: ItemChange,
  now: Date,
): Promise<void> {
  const copy = await loadWorkingCopy(userId, course, originalLocale);
  const chosen = new Set(change.ids);
  const texts = new Map<string, string>();
  for (const [name, text] of copy.files)
    if (typeof text === "string" && name.endsWith(".md")) texts.set(name, text);
  if (change.change === "move" && !texts.has(noteFileName(change.note, originalLocale)))
    throw new AppError("invalid-input", "note");
  const changed = new Map(texts);
  for (const [name, text] of texts) {
    if (change.change === "add-concept" || change.change === "remove-concept") {
      // Translations have texts only.
      if (!name.endsWith(noteFileName("", originalLocale))) continue;
      const isAdded = change.change === "add-concept";
      changed.set(name, await inTurns(withConcept(text, chosen, { concept: change.concept, isAdded })));
      continue;
    }
    const target = change.change === "move" ? sibling(name, change.note) : null;
    if (target === name) continue;
    const { text: rest, taken } = withoutBlocks(changed.get(name) ?? text, chosen);
    if (taken.length === 0) continue;
    // A translation whose note is not translated there would be lost: it stays where the author can see it.
    if (target !== null && !changed.has(target)) continue;
    changed.set(name, rest);
    if (target !== null) changed.set(target, withBlocks(changed.get(target) ?? "", taken));
  }
  await save(userId, course, copy, changed, now);
}

/** What the steps lead to; others are served in between, since reading one block may take half a second. */
async function inTurns<Result>(steps: Generator<void, Result>): Promise<Result> {
  for (;;) {
    const { done, value } = steps.next();
    if (done) return value;
    await setImmediate();
  }
}

/** The file of another note in the same language. */
function sibling(name: string, note: string): string {
  const locale = locales.find((each) => name.endsWith(noteFileName("", each))) ?? originalLocale;
  return noteFileName(note, locale);
}

/** In portions, as the editor saves. */
const mostAtOnce = 20;

async function save(
  userId: LearnerId,
  course: string,
  { files, hashes }: WorkingCopy,
  texts: ReadonlyMap<string, string>,
  now: Date,
): Promise<void> {
  const changes: FileChange[] = [...texts].flatMap(([name, text]) =>
    files.get(name) === text ? [] : [{ name, base: hashes[name] ?? null, text }],
  );
  for (let at = 0; at < changes.length; at += mostAtOnce) {
    const saved = await saveWorkingCopy(userId, course, changes.slice(at, at + mostAtOnce), now);
    if (saved.files.some(({ status }) => status === "conflict")) throw new AppError("conflict");
  }
}

/** The form of a concept; an existing one is changed. Messages are keys of `teach.problem`. */
export const conceptSchema = z.object({
  id: conceptId,
  name: z.string("name").trim().min(1, "title").max(120, "title"),
  nameZh: z.string().trim().max(120, "title").default(""),
  after: z
    .string()
    .max(5_000)
    .default("")
    .transform((text) => text.split(/[\s,]+/).filter((id) => id !== "")),
});

/**
 * Writes a concept into `course.yaml`. Throws `invalid-input` for unknown prerequisites and for a circle, `conflict` if
 * the file can't be read.
 */
export async function saveConcept(
  userId: LearnerId,
  course: string,
  { id, name, nameZh, after }: z.infer<typeof conceptSchema>,
  now: Date,
): Promise<void> {
  const copy = await loadWorkingCopy(userId, course, originalLocale);
  const yaml = textOf(copy.files, courseFileName);
  const others = readConceptTexts(yaml).filter((concept) => concept.id !== id);
  const known = new Set(others.map((concept) => concept.id));
  if (after.some((one) => !known.has(one)) || leadsBack(id, after, others))
    throw new AppError("invalid-input", "after");
  const text = withConceptText(yaml, { id, name: localize(name, () => nameZh || null), after });
  if (text === null) throw new AppError("conflict");
  await save(userId, course, copy, new Map([[courseFileName, text]]), now);
}

/** Whether one of the prerequisites comes after the concept itself. */
function leadsBack(id: string, after: readonly string[], others: readonly ConceptText[]): boolean {
  const byId = new Map(others.map((concept) => [concept.id, concept.after]));
  const seen = new Set<string>();
  const open = [...after];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true;
    if (seen.has(next)) continue;
    seen.add(next);
    open.push(...(byId.get(next) ?? []));
  }
  return false;
}

/** Takes a concept out of `course.yaml` and away from all items. */
export async function deleteConcept(userId: LearnerId, course: string, id: string, now: Date): Promise<void> {
  const copy = await loadWorkingCopy(userId, course, originalLocale);
  const yaml = withoutConcept(textOf(copy.files, courseFileName), id);
  if (yaml === null) throw new AppError("conflict");
  const texts = new Map([[courseFileName, yaml]]);
  for (const [name, text] of copy.files) {
    if (typeof text !== "string" || !name.endsWith(noteFileName("", originalLocale))) continue;
    const all = new Set(writtenBlocks(text.split("\n")).flatMap((block) => block.id ?? []));
    texts.set(name, await inTurns(withConcept(text, all, { concept: id, isAdded: false })));
  }
  await save(userId, course, copy, texts, now);
}
