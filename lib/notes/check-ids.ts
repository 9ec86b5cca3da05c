/** What is wrong with the ids of a course, whichever notes have them. */
import { type Diagnostic, diagnostic } from "@/lib/blocks/diagnostic";
import { checkRenames } from "./check-renames";
import type { NoteIds } from "./course-index";

/** `notes` in their order. */
export function checkIds(notes: readonly NoteIds[]): Diagnostic[] {
  return [...repeatedIds(notes), ...checkRenames(notes.flatMap(({ items }) => items))];
}

/** Ids of blocks and figures, which are places on the page, and of the items that clozes make are one namespace. */
function repeatedIds(notes: readonly NoteIds[]): Diagnostic[] {
  const first = new Map<string, string>();
  return notes.flatMap((note) =>
    note.taken.flatMap(({ ids, ...place }) => {
      const taken = ids.find((id) => first.has(id));
      for (const id of ids) if (!first.has(id)) first.set(id, `${place.file}, line ${place.line}`);
      if (taken === undefined) return [];
      const message = `The id \`${taken}\` is taken: ${first.get(taken)}.`;
      const remedy = "Choose another. An id is for ever, so it is never used again.";
      return [diagnostic(place, { rule: "duplicate-id", message, remedy })];
    }),
  );
}
