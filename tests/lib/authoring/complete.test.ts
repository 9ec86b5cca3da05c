import { describe, expect, test } from "vitest";
import { type CompletionPlace, complete } from "@/lib/authoring/complete";
import { readVocabulary } from "@/lib/authoring/vocabulary";

const vocabulary = readVocabulary();
const names = {
  concepts: ["stats.mean", "stats.median"],
  ids: ["stats.mean-def", "stats.old"],
  figures: ["stats.fig-bars"],
  notes: ["averages", "spread"],
  places: { averages: ["mean", "fig-stats.fig-bars"], spread: ["variance"] },
};

/** `|` is the cursor. */
function at(marked: string, more: Partial<CompletionPlace> = {}) {
  const cursor = marked.indexOf("|");
  const text = marked.slice(0, cursor) + marked.slice(cursor + 1);
  const place = {
    text,
    cursor,
    file: "averages.en.md",
    note: "averages",
    isOriginal: true,
    vocabulary,
    names,
  };
  const found = complete({ ...place, ...more });
  return found && { from: cursor - found.from, labels: found.options.map(({ label }) => label), found };
}

describe("kinds", () => {
  test("After a fence every kind of block is offered, with its required fields and a free id", () => {
    const found = at("## The mean {#mean}\n\n```ca|\n");
    expect(found?.from).toBe(2);
    expect(found?.labels).toEqual([
      "card",
      "cloze",
      "choice",
      "order",
      "match",
      "label",
      "exercise",
      "dot",
      "figure",
    ]);
    expect(found?.found.options[0]).toMatchObject({
      insert: "card\nid: averages.mean\nfront: \nback: \n```",
      cursor: "card\nid: averages.mean\nfront: ".length,
    });
  });

  test("A fence that ends a block offers nothing", () => {
    expect(at("```card\nid: a\n```|\n")).toBeNull();
  });
});

describe("fields", () => {
  test("At the beginning of a line those that the block lacks", () => {
    expect(at("```card\nid: a\nfro|\nback: b\n```\n")?.labels).toEqual(["was", "concepts", "quote", "front"]);
  });

  test("In a translation its texts only", () => {
    const labels = at("```card\nid: a\n|\n```\n", { isOriginal: false, file: "averages.zh.md" })?.labels;
    expect(labels).toEqual(["quote", "front", "back"]);
  });

  test("Inside an entry of a list those of the entry", () => {
    const misconception = "```exercise\nid: a\nmisconceptions:\n  - id: x\n    value: n\n    |\n```\n";
    expect(at(misconception)?.labels).toEqual(["when", "apart", "says"]);
    expect(at("```choice\nid: a\noptions:\n  - |\n```\n")?.labels).toEqual(["id", "text", "right", "why"]);
  });

  test("Inside braces those of the object", () => {
    expect(at("```exercise\nid: a\nanswer: { kind: integer, v|\n```\n")?.labels).toEqual([
      "value",
      "tolerance",
      "digits",
      "percent",
      "hint",
      "options",
    ]);
    expect(at("```exercise\nid: a\ngiven:\n  n: { |\n```\n")?.labels).toContain("permutation");
  });
});

describe("values", () => {
  test("Concepts, in a line or as a list", () => {
    expect(at("```card\nconcepts: [stats.mean, st|]\n```\n")).toMatchObject({
      from: 2,
      labels: names.concepts,
    });
    expect(at("```card\nconcepts:\n  - st|\n```\n")).toMatchObject({ from: 2, labels: names.concepts });
  });

  test("Figures, earlier ids, and the kinds of answers", () => {
    expect(at("```label\nfigure: |\n```\n")?.labels).toEqual(["stats.fig-bars"]);
    expect(at("```card\nwas: |\n```\n")?.labels).toEqual(names.ids);
    expect(at("```exercise\nanswer: { kind: |\n```\n")?.labels).toEqual([
      "integer",
      "number",
      "fraction",
      "shape",
      "vector",
      "list",
      "matrix",
      "choice",
    ]);
  });

  test("Functions with their parameters and an example, in the text and in an exercise's fields", () => {
    for (const source of [
      "The mean is {{ me|",
      "```exercise\nlet:\n  m: me|\n```\n",
      "```exercise\nanswer: { kind: number, value: me|\n```\n",
      "```exercise\nwhere:\n  - me|\n```\n",
    ]) {
      const mean = at(source)?.found.options.find(({ label }) => label === "mean");
      expect(mean, source).toMatchObject({
        insert: "mean()",
        cursor: 5,
        detail: "(list)",
        example: { call: "mean([2, 4, 9])", result: "5" },
      });
    }
    expect(at("The mean is {{ 3 }} me|")).toBeNull();
  });
});

describe("links", () => {
  test("Sections and figures of this note, other notes, and their sections", () => {
    expect(at("See [x](|")?.labels).toEqual(["#mean", "#fig-stats.fig-bars", "spread"]);
    expect(at("See [x](#m|")).toMatchObject({ from: 1, labels: ["mean", "fig-stats.fig-bars"] });
    expect(at("See [x](spread#|")?.labels).toEqual(["variance"]);
  });
});

test("In the course's file prerequisites and notes", () => {
  const file = "course.yaml";
  expect(at("concepts:\n  - id: a\n    after: [stats.m|]\n", { file })).toMatchObject({
    from: 7,
    labels: names.concepts,
  });
  expect(at("notes: [averages, |]\n", { file })?.labels).toEqual(names.notes);
  expect(at("notes:\n  - averages\n  - s|\n", { file })?.labels).toEqual(names.notes);
});
