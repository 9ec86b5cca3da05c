/** The course teaches every required statement, and has items for each; and it has its required size. */
import { describe, expect, it } from "vitest";
import type { ExerciseBody } from "@/lib/items/exercise/exercise-body";
import type { CompiledCourse, CompiledItem } from "@/lib/notes/compiled-course";
import catalogue from "@/tests/fixtures/exercise-catalogue.json";
import { type Statement, statements } from "./brief-coverage";
import { compiledCourses } from "./compiled-courses";

const course = (await compiledCourses({ gate: false })).find(({ slug }) => slug === "deep-networks");
if (course === undefined) throw new Error("There is no course deep-networks.");

const exercises = course.items.filter(({ kind }) => kind === "exercise");
const others = course.items.filter(({ kind }) => kind !== "exercise");

describe("the table of statements", () => {
  it("has each of the 48 once", () => {
    expect(new Set(statements.map(({ key }) => key)).size).toBe(statements.length);
    expect(statements).toHaveLength(48);
  });

  it("puts every exercise of the catalogue under a statement", () => {
    const placed = new Set(statements.flatMap(exercisesOf));
    expect([...catalogue.core, ...catalogue.extra].filter((id) => !placed.has(id))).toEqual([]);
  });

  it("puts every exercise of the course under a statement", () => {
    const placed = new Set(statements.flatMap(exercisesOf));
    expect(exercises.map(({ id }) => id).filter((id) => !placed.has(id))).toEqual([]);
  });
});

describe.each(statements)("$key", (statement) => {
  it.each(["en", "zh"] as const)("is taught in sections that exist (%s)", (locale) => {
    expect(statement.sections.length).toBeGreaterThan(0);
    expect(statement.sections.filter((section) => !sectionsOf(course, locale).has(section))).toEqual([]);
  });

  it.each(["en", "zh"] as const)("is asked for by items that exist (%s)", (locale) => {
    expect(statement.items.length).toBeGreaterThan(0);
    expect(statement.items.filter((block) => !existsIn(others, block, locale))).toEqual([]);
    expect(exercisesOf(statement).filter((block) => !existsIn(exercises, block, locale))).toEqual([]);
  });

  it("is asked for where it is taught, at least once in every section", () => {
    const places = new Set(
      [...statement.items, ...exercisesOf(statement)].flatMap((block) =>
        itemsOf(course.items, block).map(({ note, anchor }) => `${note}#${anchor}`),
      ),
    );
    expect(statement.sections.filter((section) => !places.has(section))).toEqual([]);
  });

  it("has an item about the common mistake, if the source was wrong", () => {
    const needsOne = ["imprecise", "wrong", "outdated"].includes(statement.verdict);
    expect(statement.mistake !== undefined).toBe(needsOne);
    if (statement.mistake !== undefined) expect(statement.items).toContain(statement.mistake);
  });
});

describe("the course", () => {
  it("has at least 220 items other than exercises", () => {
    expect(others.length).toBeGreaterThanOrEqual(220);
  });

  it("has all 91 core exercises of the catalogue, and all of its others", () => {
    const ids = new Set(exercises.map(({ id }) => id));
    expect(catalogue.core).toHaveLength(91);
    expect(catalogue.core.filter((id) => !ids.has(id))).toEqual([]);
    expect(catalogue.extra.filter((id) => !ids.has(id))).toEqual([]);
    expect(ids.size).toBeGreaterThanOrEqual(100);
  });

  it("has exercises with two misconceptions, two cases from elsewhere and a solution each", () => {
    const lacking = exercises.filter(
      (item) => item.misconceptions < 2 || item.tests < 2 || bodyOf(item).solution.length === 0,
    );
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  it("has every step and every diagnosis of an exercise in both languages", () => {
    const lacking = exercises.filter((item) => {
      const { ask, misconceptions, solution } = bodyOf(item);
      return [ask, ...misconceptions.map(({ says }) => says), ...solution].some(({ zh }) => zh === undefined);
    });
    expect(lacking.map(({ id }) => id)).toEqual([]);
  });

  it("has about seventy concepts, named in both languages, with two items each or more", () => {
    const count = new Map<string, number>();
    for (const concept of course.items.flatMap(({ concepts }) => concepts)) {
      count.set(concept, (count.get(concept) ?? 0) + 1);
    }
    expect(course.concepts.filter(({ id }) => (count.get(id) ?? 0) < 2).map(({ id }) => id)).toEqual([]);
    expect(course.concepts.filter(({ name }) => name.zh === undefined).map(({ id }) => id)).toEqual([]);
    expect(course.concepts.length).toBeGreaterThanOrEqual(55);
    expect(course.concepts.length).toBeLessThanOrEqual(75);
  });

  it("has items that name a concept each", () => {
    expect(course.items.filter(({ concepts }) => concepts.length === 0).map(({ id }) => id)).toEqual([]);
  });
});

function exercisesOf({ exercises }: Statement): readonly string[] {
  return exercises === "facts only" ? [] : exercises;
}

function sectionsOf({ notes }: CompiledCourse, locale: "en" | "zh"): ReadonlySet<string> {
  return new Set(
    notes.flatMap(({ slug, texts }) => (texts[locale]?.headings ?? []).map(({ id }) => `${slug}#${id}`)),
  );
}

/** A block is one item, or the holes of one cloze. */
function itemsOf(items: readonly CompiledItem[], block: string): readonly CompiledItem[] {
  return items.filter(({ id, group }) => id === block || group === block);
}

function existsIn(items: readonly CompiledItem[], block: string, locale: "en" | "zh"): boolean {
  const found = itemsOf(items, block);
  return found.length > 0 && found.every(({ locales }) => locales.includes(locale));
}

function bodyOf({ body }: CompiledItem): ExerciseBody {
  // Only the kind knows the type of its body; the compiler stores it as plain JSON.
  return body as unknown as ExerciseBody;
}
