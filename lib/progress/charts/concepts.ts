/** Memory by concept: the weakest first, and the map of each course along its prerequisites. */
import type { Chart, ChartKind } from "../chart";
import type { ConceptCounts, ProgressCounters } from "../counters";
import { type GraphNode, type LayeredLayout, layeredLayout } from "../layered-layout";

export type ConceptMap = { readonly course: string; readonly layout: LayeredLayout };

export type ConceptsData = {
  /** In the order of the courses. */
  readonly concepts: readonly ConceptCounts[];
  /** Met ones, the weakest first. */
  readonly weakest: readonly ConceptCounts[];
  /** One for each course. */
  readonly maps: readonly ConceptMap[];
  readonly desired: number;
};

export const concepts: ChartKind<ConceptsData> = {
  isEmpty: (counters) => counters.concepts.every(({ met }) => met === 0),
  speaksFrom: (_, { today }) => today,
  chart: (counters, { desiredRetention }) => told(counters, desiredRetention),
};

const mostLayouts = 100;
const layouts = new Map<string, LayeredLayout>();

/** Computed once for a graph, which is the same for all learners until its course is published again. */
function layoutOf(nodes: readonly GraphNode[]): LayeredLayout {
  const graph = JSON.stringify(nodes);
  const layout = layouts.get(graph) ?? layeredLayout(nodes);
  if (layouts.size >= mostLayouts) layouts.clear();
  layouts.set(graph, layout);
  return layout;
}

function told({ concepts: all }: ProgressCounters, desired: number): Chart<ConceptsData> {
  const weakest = all
    .filter(({ recall }) => recall !== null)
    .toSorted((a, b) => (a.recall ?? 1) - (b.recall ?? 1));
  const [first] = weakest;
  const below = weakest.filter(({ recall }) => (recall ?? 1) < desired).length;
  const courses = [...new Set(all.map(({ course }) => course))];
  return {
    data: {
      concepts: all,
      weakest,
      desired,
      maps: courses.map((course) => ({
        course,
        layout: layoutOf(
          all
            .filter((each) => each.course === course)
            .map(({ id, prerequisites }) => ({ id, after: prerequisites })),
        ),
      })),
    },
    finding:
      first === undefined
        ? { says: "concepts.none", values: {} }
        : {
            says: "concepts.finding",
            values: {
              met: weakest.length,
              of: all.length,
              below,
              desired: Math.round(desired * 100),
              weakest: first.name,
              recall: Math.round((first.recall ?? 0) * 100),
            },
          },
    table: {
      columns: [
        { name: "course", unit: "text" },
        { name: "concept", unit: "text" },
        { name: "name", unit: "text" },
        { name: "items", unit: "count" },
        { name: "met", unit: "count" },
        { name: "recall", unit: "share" },
      ],
      rows: [...weakest, ...all.filter(({ recall }) => recall === null)].map((each) => [
        each.course,
        each.concept,
        each.name,
        each.items,
        each.met,
        each.recall,
      ]),
    },
  };
}
