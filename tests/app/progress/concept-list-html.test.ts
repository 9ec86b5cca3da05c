import { expect, test } from "vitest";
import { conceptListHtml } from "@/app/progress/charts/concept-list-html";

const words = {
  ofItems: (met: number, items: number) => `${met} of ${items}`,
  practise: "Practise",
  practiseOf: (title: string) => `Practise ${title}`,
  note: "Note",
  recall: (share: number) => `${share * 100} %`,
};

const concept = {
  id: "small/a&b",
  course: "small",
  concept: "a&b",
  name: "<A>",
  prerequisites: [],
  items: 3,
  met: 2,
  recall: 0.75,
  note: "/courses/small/first#a",
};

test("A concept leads to its items, its practice and its note, and a low recall is marked", () => {
  expect(conceptListHtml([concept], words)).toBe(
    '<ol><li class=low><div><a href="/browse?q=concept%3Aa%26b">&lt;A&gt;</a><p class=meta><span>2 of 3</span><span>' +
      '<a href="/practice/small/a%26b" aria-label="Practise &lt;A&gt;">Practise</a>' +
      '<a href="/courses/small/first#a" aria-label="Note: &lt;A&gt;">Note</a></span></p></div>' +
      '<i aria-hidden="true"><u style="width:75%"></u></i><b>75 %</b></li></ol>',
  );
});

test("A concept without items or note has no way there, and one that was not met a dash", () => {
  const html = conceptListHtml([{ ...concept, items: 0, note: null, recall: null }], words);
  expect(html).not.toContain("Practise");
  expect(html).not.toContain("Note");
  expect(html).toContain("<li><div>");
  expect(html).toContain("<b>–</b>");
});
