/** A ```dot block → a graph with its words, and everything that is wrong with it. */
import * as z from "zod";
import { nameField, textField } from "@/lib/blocks/block-fields";
import type { Diagnostic, Problem } from "@/lib/blocks/diagnostic";
import { type LocalizedBlock, readLocalized } from "@/lib/blocks/read-localized";
import type { YamlBlock } from "@/lib/blocks/yaml-block";
import { originalLocale } from "@/lib/i18n/locale";
import { inLanguage, localesOf } from "@/lib/i18n/localized";
import { checkGraph, fewerLines, type GraphProblem } from "./check-graph";
import { mostEdges } from "./count-edges";
import { type DotGraph, keysOf } from "./dot-graph";
import type { GraphWords, ReadFigure, SourceFigure } from "./figure";
import { type DotProblem, PlacingError, readDot } from "./graphviz";
import { readLabel } from "./label-text";
import { overlaps, placeGraph } from "./place-graph";

export const longestDot = 6_000;
/** Graphviz takes seconds, and much memory, to read a hundred thousand. */
const mostLinesRead = 10_000;
/** Characters of what is written in a box or at a line. */
export const longestLabel = 300;

const labelsField = z.record(z.string(), textField).default({});

export const graphFigureSchema = z.strictObject({
  id: nameField,
  title: textField,
  description: textField,
  dot: z.string().max(longestDot),
  labels: labelsField,
});

export const graphFigureTranslationSchema = z.strictObject({
  id: nameField,
  title: textField.optional(),
  description: textField.optional(),
  labels: labelsField,
});

type Read = NonNullable<LocalizedBlock<z.infer<typeof graphFigureSchema>, GraphWords>["read"]>;

/** Never throws on bad input. */
export function readGraphFigure(block: SourceFigure, translations: readonly SourceFigure[]): ReadFigure {
  const { read, diagnostics } = readLocalized(
    {
      schema: graphFigureSchema,
      translationSchema: graphFigureTranslationSchema,
      texts: ({ title, description, labels }): GraphWords => ({ title, description, labels }),
      translatedTexts: ({ title, description, labels }) => ({ title, description, labels }),
    },
    block,
    translations,
  );
  if (read === null) return { figure: null, diagnostics };
  const found = readGraph(read);
  const all = [...diagnostics, ...found.diagnostics];
  if (found.graph === null) return { figure: null, diagnostics: all };
  return {
    figure: { kind: "dot", id: read.fields.id, graph: found.graph, words: read.texts },
    diagnostics: all,
  };
}

function readGraph(read: Read): { graph: DotGraph | null; diagnostics: readonly Diagnostic[] } {
  const { dot, labels } = read.fields;
  const yaml = read.yaml[originalLocale];
  if (mostEdges(dot) > mostLinesRead)
    return { graph: null, diagnostics: [yaml.problem(["dot"], { ...tooManyLines, offset: 0 })] };
  const result = readDot(dot);
  if ("problem" in result) return { graph: null, diagnostics: [syntaxProblem(result.problem, dot, yaml)] };
  const { graph } = result;
  const diagnostics = [
    ...checkGraph(graph, labels).map((problem) => placeProblem(problem, dot, yaml)),
    ...labelProblems(read),
    ...symbolProblems(graph, labels, dot, yaml),
  ];
  if (diagnostics.length > 0) return { graph: null, diagnostics };
  const unplaced = placingProblems(graph, read);
  return { graph: unplaced.length > 0 ? null : graph, diagnostics: unplaced };
}

function syntaxProblem({ message, line, near }: DotProblem, dot: string, yaml: YamlBlock): Diagnostic {
  const start =
    dot
      .split("\n")
      .slice(0, line - 1)
      .join("\n").length + (line > 1 ? 1 : 0);
  const at = near === "" ? -1 : dot.indexOf(near, start);
  const remedy =
    'DOT is written as in `digraph { a -> b; b -> c [label="x"] }`; texts with spaces want quotes.';
  const details = { rule: "dot", message: `Graphviz can't read this: ${message}.`, remedy };
  return yaml.problem(["dot"], { ...details, offset: Math.max(at, start) });
}

function placeProblem({ near, label, ...details }: GraphProblem, dot: string, yaml: YamlBlock): Diagnostic {
  if (label !== undefined) return yaml.problem(["labels", label], { ...details, key: true });
  return yaml.problem(["dot"], {
    ...details,
    offset: Math.max(0, near === undefined ? 0 : dot.search(near)),
  });
}

const tooManyLines = {
  rule: "figure-too-large",
  message: `The graph has more than ${mostLinesRead} lines.`,
  remedy: fewerLines,
};

const tooLong = {
  rule: "label-length",
  message: `A label has more than ${longestLabel} characters.`,
  remedy: "Say it in fewer words, or in the text.",
};

const mathRemedy =
  "Names, scripts, Greek letters and a few signs can be set; put a longer formula into the text.";

/** Formulas that cannot be shown in a box, in the labels of all languages. */
function labelProblems({ texts, yaml }: Read): Diagnostic[] {
  return localesOf(texts).flatMap((locale) =>
    Object.entries(inLanguage(texts, locale).labels).flatMap(([key, text]) => {
      if (text.length > longestLabel) return [inLanguage(yaml, locale).problem(["labels", key], tooLong)];
      return readLabel(text).problems.map(({ offset, message }) => {
        const details = { offset, rule: "label-math", message, remedy: mathRemedy };
        return inLanguage(yaml, locale).problem(["labels", key], details);
      });
    }),
  );
}

/** The same for the labels in the DOT itself. */
function symbolProblems(
  graph: DotGraph,
  labels: GraphWords["labels"],
  dot: string,
  yaml: YamlBlock,
): Diagnostic[] {
  return keysOf(graph).flatMap((key) => {
    if (Object.hasOwn(labels, key)) return [];
    if (key.length > longestLabel)
      return [yaml.problem(["dot"], { ...tooLong, offset: Math.max(0, dot.indexOf(key)) })];
    return readLabel(key).problems.map(({ offset, message }) =>
      yaml.problem(["dot"], {
        offset: Math.max(0, dot.indexOf(key)) + offset,
        rule: "label-math",
        message,
        remedy: mathRemedy,
      }),
    );
  });
}

/** Labels have different lengths in each language, so the graph is placed in each. */
function placingProblems(graph: DotGraph, { texts, yaml }: Read): Diagnostic[] {
  return localesOf(texts).flatMap((locale) => {
    const { labels } = inLanguage(texts, locale);
    const field = locale === originalLocale ? "dot" : "labels";
    const problem = (details: Problem) => inLanguage(yaml, locale).problem([field], details);
    try {
      return overlaps(placeGraph(graph, labels)).map(([one, other]) =>
        problem({
          rule: "dot-overlap",
          message: `\`${one}\` and \`${other}\` lie over each other.`,
          remedy: "Move them apart, or say it in fewer words.",
        }),
      );
    } catch (error) {
      if (!(error instanceof PlacingError)) throw error;
      const message = `Graphviz can't place this: ${error.message}`;
      return [problem({ rule: "dot", message, remedy: "Simplify the graph." })];
    }
  });
}
