import { type Diagnostic, diagnostic } from "@/lib/blocks/diagnostic";
import type { ItemName } from "./course-index";

/** Problems of the `was` fields of a course, whatever was published before: one memory goes to one item. */
export function checkRenames(items: readonly ItemName[]): Diagnostic[] {
  const ids = new Set(items.map(({ id }) => id));
  const taken = new Map<string, string>();
  return items.flatMap(({ id, was, file, line }) => {
    if (was === undefined) return [];
    const place = { file, line, column: 1 };
    if (ids.has(was)) {
      const message = `\`${id}\` was \`${was}\`, but there still is an item \`${was}\`.`;
      const remedy = "Remove the old block, or take `was` away.";
      return [diagnostic(place, { rule: "was-still-used", message, remedy })];
    }
    const other = taken.get(was);
    taken.set(was, id);
    if (other === undefined) return [];
    const message = `Both \`${other}\` and \`${id}\` say that they were \`${was}\`.`;
    const remedy = "Take `was` away from one of them: only one can have the memories.";
    return [diagnostic(place, { rule: "was-claimed-twice", message, remedy })];
  });
}
