import type { ConceptMap, ConceptsData } from "@/lib/progress/charts/concepts";
import { escaped } from "../../_ui/escaped";
import { layeredGraphHtml, type Place } from "../../_ui/layered-graph-html";

type Concept = ConceptsData["concepts"][number];

export type MapWords = { readonly unmet: string; readonly recall: (share: number) => string };

/** The bar of a node shows recall from here on. */
const leastShown = 0.5;
/** Recall so far below what was asked for is worth a second look. */
const lowBy = 0.1;

/** The items of a concept, in the list of all items. */
export function itemsOf({ concept }: Pick<Concept, "concept">): string {
  return `/browse?q=${encodeURIComponent(`concept:${concept}`)}`;
}

/** The map of a course as HTML, each concept a link with a bar for its recall. */
export function conceptMapHtml({ layout }: ConceptMap, data: ConceptsData, words: MapWords): string {
  const concepts = new Map(data.concepts.map((concept) => [concept.id, concept]));
  return layeredGraphHtml(layout, (id, place) => {
    const concept = concepts.get(id);
    return concept === undefined ? "" : nodeHtml(concept, place, data.desired, words);
  });
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
