/** Checks the ids of a course across its notes. */
import { type Diagnostic, diagnostic } from "@/lib/blocks/diagnostic";
import { checkRenames } from "./check-renames";
import type { NoteIds } from "./course-index";

/** `notes` in order. */
export function checkIds(notes: readonly NoteIds[]): Diagnostic[] {
  return [...repeatedIds(notes), ...checkRenames(notes.flatMap(({ items }) => items))];
}

/** Ids of blocks and figures, which are DOM ids of the page, and of the items of clozes share one namespace. */
function repeatedIds(notes: readonly NoteIds[]): Diagnostic[] {
  const first = new Map<string, { readonly file: string; readonly line: number }>();
  return notes.flatMap((note) =>
    note.taken.flatMap((block) => {
      const taken = block.ids.find((id) => first.has(id));
      for (const id of block.ids) if (!first.has(id)) first.set(id, block);
      const before = taken === undefined ? undefined : first.get(taken);
      if (before === undefined) return [];
      const message = `The id \`${taken}\` is taken: ${before.file}, line ${before.line}.`;
      const remedy = "Choose another. An id is for ever, so it is never used again.";
      const { ids: _, ...place } = block;
      return [diagnostic(place, { rule: "duplicate-id", message, remedy })];
    }),
  );
}
