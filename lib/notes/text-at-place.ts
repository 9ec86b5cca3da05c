import type { Html } from "@/lib/markdown/markup";
import type { NoteFigure, NoteSegment } from "./compiled-course";

/** The part of a note that an item tests: a paragraph or another block, or a figure. */
export type TestedText = { readonly html: Html } | { readonly figure: NoteFigure };

/**
 * The block of text, or the figure, with the DOM id `place`; null if it is not in the note. If only a sentence of the
 * block is tested, that is marked.
 */
export function textAtPlace(segments: readonly NoteSegment[], place: string): TestedText | null {
  for (const segment of segments) {
    if (segment.type === "figure" && segment.places.includes(place)) return { figure: segment };
    if (segment.type !== "prose") continue;
    const at = segment.html.indexOf(` id="${place}"`);
    if (at < 0) continue;
    const sentence = `class="lit" id="${place}"`;
    const html = blockAround(segment.html, at).replace(sentence, 'class="lit is-target"') as Html;
    return { html };
  }
  return null;
}

/** Elements without an end. */
const voids = new Set(["area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]);

/** The outermost element around a position. Every element of our own HTML ends, but for the void ones. */
function blockAround(html: Html, position: number): Html {
  let depth = 0;
  let begin = 0;
  for (let at = html.indexOf("<"); at >= 0; at = html.indexOf("<", at + 1)) {
    const end = html.indexOf(">", at);
    const isEnd = html[at + 1] === "/";
    const name = html.slice(at + (isEnd ? 2 : 1), end).split(/[\s/]/, 1)[0] ?? "";
    if (html[at + 1] === "!" || voids.has(name) || html[end - 1] === "/") continue;
    if (!isEnd && depth === 0) begin = at;
    depth += isEnd ? -1 : 1;
    if (isEnd && depth === 0 && end > position) return html.slice(begin, end + 1) as Html;
  }
  return html;
}
