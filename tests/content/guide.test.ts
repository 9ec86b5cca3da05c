/** The examples of the author's guide pass the gate. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { longestText, longestTexts, mostFilesOfACourse } from "@/lib/authoring/file-law";
import { longestQuote } from "@/lib/blocks/block-fields";
import { mostInBlock } from "@/lib/blocks/yaml-excess";
import { limits } from "@/lib/expression/limits";
import { mostInGraph } from "@/lib/figures/check-graph";
import { longestDot, longestLabel } from "@/lib/figures/read-graph-figure";
import type { Locale } from "@/lib/i18n/locale";
import { mostInExercise } from "@/lib/items/exercise/exercise-schema";
import { gateExercise } from "@/lib/items/exercise/gate/gate-exercise";
import { readExercise } from "@/lib/items/exercise/read-exercise";
import { markdownBounds } from "@/lib/markdown/markdown-bounds";
import { mathBounds } from "@/lib/markdown/render-math";
import { mostConcepts, mostNotes } from "@/lib/notes/course-file";
import { mostBlocks, mostHeadings } from "@/lib/notes/parse-note";

const guide = await readFile(join(import.meta.dirname, "../../content/README.md"), "utf8");
const [english = "", chinese = "", ...others] = [...guide.matchAll(/^```exercise\n([\s\S]*?)^```/gm)].map(
  ([, yaml = ""]) => yaml,
);

it("shows an exercise and its translation that pass", () => {
  expect(others).toEqual([]);
  const block = (yaml: string, locale: Locale) =>
    ({ kind: "exercise", file: `guide.${locale}.md`, locale, yaml, line: 1, column: 1 }) as const;
  const { items, diagnostics } = readExercise(block(english, "en"), [block(chinese, "zh")]);
  expect(diagnostics).toEqual([]);
  expect(items.map(({ locales }) => locales)).toEqual([["en", "zh"]]);
  for (const { body } of items) expect(gateExercise(body)).toEqual([]);
});

it("names the limits that the compiler keeps", () => {
  const { length, lines, definitions, paragraph, signs, depth } = markdownBounds;
  const { names, values, entries, tests } = mostInExercise;
  const inTable: Record<string, number[]> = {
    course: [mostNotes, mostConcepts],
    note: [length, lines, mostHeadings, mostBlocks, definitions],
    "paragraph, list or table, down to a blank line": [paragraph, signs, depth],
    block: [mostInBlock, longestQuote],
    exercise: [names, values, entries, tests],
    expression: [limits.sourceLength, limits.nodes, limits.depth],
    formula: [mathBounds.length, mathBounds.depth],
    "drawing in DOT": [longestDot, mostInGraph.nodes, mostInGraph.edges, longestLabel, 10_000],
    "course that is written in the editor": [longestTexts, longestText, mostFilesOfACourse],
  };
  const [, table = ""] = guide.split("## How much is read");
  const rows = [...table.split("\n## ", 1)[0]!.matchAll(/^\| (.+?) \| (.*\d.*) \|$/gm)];
  // Its own tests keep those of pictures.
  const told = rows
    .filter(([, what]) => what !== "picture")
    .map(([, what = "", most = ""]) => [
      what,
      [...most.matchAll(/\d[\d,]*\d|\d/g)].map(([number]) => Number(number.replaceAll(",", ""))),
    ]);
  expect(Object.fromEntries(told)).toEqual(inTable);
});
