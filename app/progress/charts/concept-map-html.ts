import type { ConceptMap, ConceptsData } from "@/lib/progress/charts/concepts";
import type { PlacedEdge } from "@/lib/progress/layered-layout";
import { escaped } from "../../_ui/escaped";

type Concept = ConceptsData["concepts"][number];

export type MapWords = { readonly unmet: string; readonly recall: (share: number) => string };

type Place = { readonly left: number; readonly top: number };

const columnWidth = 172;
const rowHeight = 60;
const node = { width: 136, height: 48 };
/** From the top of a node to the middle of its bar. */
const barAt = node.height - 8;
/** The bar of a node shows recall from here on. */
const leastShown = 0.5;
/** Recall so far below what was asked for is worth a second look. */
const lowBy = 0.1;

/** The items of a concept, in the list of all items. */
export function itemsOf({ concept }: Pick<Concept, "concept">): string {
  return `/browse?q=${encodeURIComponent(`concept:${concept}`)}`;
}

/** The map of a course as HTML: lines, and above them a list of links. The styles are those of `.concept-map`. */
export function conceptMapHtml({ layout }: ConceptMap, data: ConceptsData, words: MapWords): string {
  const { nodes, edges, columns, rows } = layout;
  const concepts = new Map(data.concepts.map((concept) => [concept.id, concept]));
  const places = new Map(
    nodes.map(({ id, column, row }) => [
      id,
      { left: column * columnWidth, top: Math.round(row * rowHeight) },
    ]),
  );
  const width = (columns - 1) * columnWidth + node.width;
  const height = Math.round((rows - 1) * rowHeight) + node.height;
  const lines = edges.map((edge) => pathOf(edge, places)).join("");
  const items = nodes.map(({ id }) => {
    const [concept, place] = [concepts.get(id), places.get(id)];
    return concept === undefined || place === undefined ? "" : nodeHtml(concept, place, data.desired, words);
  });
  return (
    `<div style="width:${width}px;height:${height}px">` +
    `<svg width="${width}" height="${height}" aria-hidden="true"><path d="${lines}"/></svg>` +
    `<ol>${items.join("")}</ol></div>`
  );
}

function nodeHtml(concept: Concept, { left, top }: Place, desired: number, words: MapWords): string {
  const { recall } = concept;
  const part = (share: number) =>
    `${Math.round(Math.max(0, (share - leastShown) / (1 - leastShown)) * 1_000) / 10}%`;
  const state = recall === null ? ' class="unmet"' : recall < desired - lowBy ? ' class="low"' : "";
  const bar =
    recall === null ? "" : `<b style="width:${part(recall)}"></b><u style="left:${part(desired)}"></u>`;
  return (
    `<li style="left:${left}px;top:${top}px"${state}><a href="${escaped(itemsOf(concept))}">` +
    `<span>${escaped(concept.name)}</span><i aria-hidden="true">${bar}</i>` +
    `<small>${escaped(recall === null ? words.unmet : words.recall(recall))}</small></a></li>`
  );
}

/** From the right of a node's bar to the left of the next one's, straight through the columns that it passes. */
function pathOf({ from, to, via }: PlacedEdge, places: ReadonlyMap<string, Place>): string {
  const [a, b] = [places.get(from), places.get(to)];
  if (a === undefined || b === undefined) return "";
  let [x, y] = [a.left + node.width, a.top + barAt];
  let path = `M${x} ${y}`;
  const bend = (left: number, top: number) => {
    const middle = (x + left) / 2;
    path += `C${middle} ${y} ${middle} ${top} ${left} ${top}`;
    [x, y] = [left, top];
  };
  for (const [index, row] of via.entries()) {
    bend(a.left + (index + 1) * columnWidth, Math.round(row * rowHeight) + barAt);
    x += node.width;
    path += `H${x}`;
  }
  bend(b.left, b.top + barAt);
  return path;
}
