import type { ConceptsData } from "@/lib/progress/charts/concepts";
import { escaped } from "../../_ui/escaped";
import { conceptPracticeHref } from "../../_ui/practice-address";
import { lowRecall } from "../../_ui/recall-bar";
import { itemsOf } from "./concept-map-html";

type Concept = ConceptsData["concepts"][number];

export type ListWords = {
  readonly ofItems: (met: number, items: number) => string;
  readonly practise: string;
  readonly practiseOf: (title: string) => string;
  readonly note: string;
  readonly recall: (share: number) => string;
};

/**
 * Concepts with their recall, each with the way to its items, its practice and its note, as HTML: as elements of React
 * forty of them took as long as all other charts. A low recall has the class `low`.
 */
export function conceptListHtml(concepts: readonly Concept[], words: ListWords): string {
  const items = concepts.map((concept) => {
    const isLow = concept.recall !== null && concept.recall < lowRecall ? " class=low" : "";
    return `<li${isLow}>${nameHtml(concept, words)}${recallHtml(concept, words)}</li>`;
  });
  return `<ol>${items.join("")}</ol>`;
}

function nameHtml(concept: Concept, words: ListWords): string {
  const { name, met, items, note } = concept;
  const links = [
    items > 0
      ? linkHtml(conceptPracticeHref(concept.course, concept.concept), words.practise, words.practiseOf(name))
      : "",
    note === null ? "" : linkHtml(note, words.note, `${words.note}: ${name}`),
  ];
  return (
    `<div><a href="${escaped(itemsOf(concept))}">${escaped(name)}</a>` +
    `<p class=meta><span>${escaped(words.ofItems(met, items))}</span><span>${links.join("")}</span></p></div>`
  );
}

function linkHtml(href: string, text: string, label: string): string {
  return `<a href="${escaped(href)}" aria-label="${escaped(label)}">${escaped(text)}</a>`;
}

function recallHtml({ recall }: Concept, words: ListWords): string {
  if (recall === null) return "<b>–</b>";
  const width = Math.round(recall * 100);
  return `<i aria-hidden="true"><u style="width:${width}%"></u></i><b>${escaped(words.recall(recall))}</b>`;
}
