import type { Html } from "@/lib/markdown/markup";
import type { NoteFigure, NoteSegment } from "@/lib/notes/compiled-course";
import type { NoteItemView, NoteView } from "@/lib/services/load-note";
import { numberNames } from "./number-names";

/** One row of the page: a stretch of text or a figure, and the items after it. */
export type NoteRow = {
  readonly html: Html;
  readonly figure: NoteFigure | null;
  readonly items: readonly NoteItemView[];
};

/** Items that the reader may not see (retired since) are left out. */
export function noteRows(segments: readonly NoteSegment[], items: NoteView["items"]): NoteRow[] {
  const rows: (NoteRow & { items: NoteItemView[] })[] = [];
  for (const segment of segments) {
    if (segment.type === "prose") {
      rows.push({ html: segment.html, figure: null, items: [] });
      continue;
    }
    if (segment.type === "figure") {
      rows.push({ html: "", figure: segment, items: [] });
      continue;
    }
    if (rows.length === 0) rows.push({ html: "", figure: null, items: [] });
    rows.at(-1)?.items.push(...segment.itemIds.flatMap((id) => items[id] ?? []));
  }
  return rows.map((row) => ({ ...row, items: distinguished(row.items) }));
}

/** Makes the names beside one paragraph unique. */
function distinguished(items: readonly NoteItemView[]): NoteItemView[] {
  const names = numberNames(items.map(({ name }) => name));
  return items.map((item, index) => ({ ...item, name: names[index] ?? item.name }));
}
