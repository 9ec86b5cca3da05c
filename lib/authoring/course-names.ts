/** The names that an author may refer to, for completing them and for finding free ones. */
import type { Draft } from "./draft-compiler";

export type CourseNames = {
  readonly concepts: readonly string[];
  /** Ids of blocks and items, of the whole course as far as it has been read. */
  readonly ids: readonly string[];
  readonly figures: readonly string[];
  readonly notes: readonly string[];
  /** Link targets by note. */
  readonly places: Readonly<Record<string, readonly string[]>>;
};

export function courseNames({ course, notes }: Draft): CourseNames {
  return {
    concepts: course.concepts.map(({ id }) => id),
    ids: [...new Set(notes.flatMap(({ ids }) => ids.taken.flatMap((taken) => taken.ids)))],
    figures: notes.flatMap(({ places }) => places.figures.flatMap(({ id }) => id ?? [])),
    notes: course.notes,
    places: Object.fromEntries(
      notes.map(({ places }) => [
        places.slug,
        places.texts[0]?.places.filter((place) => !place.startsWith("at-")) ?? [],
      ]),
    ),
  };
}
