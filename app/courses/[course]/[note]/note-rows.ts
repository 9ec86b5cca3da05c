import type { NoteSegment } from "@/lib/notes/compiled-course";
import type { NoteItemView, NoteView } from "@/lib/services/load-note";

/** A stretch of text, and the items that stand after it: one row of the page. */
export type NoteRow = { readonly html: string; readonly items: readonly NoteItemView[] };

/** Items that are not the reader's to see (retired since) are left out. */
export function noteRows(segments: readonly NoteSegment[], items: NoteView["items"]): NoteRow[] {
  const rows: { html: string; items: NoteItemView[] }[] = [];
  for (const segment of segments) {
    if (segment.type === "prose") {
      rows.push({ html: segment.html, items: [] });
      continue;
    }
    if (rows.length === 0) rows.push({ html: "", items: [] });
    rows.at(-1)?.items.push(...segment.itemIds.flatMap((id) => items[id] ?? []));
  }
  return rows;
}
