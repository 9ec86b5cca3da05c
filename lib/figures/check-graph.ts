/** What an author may write in DOT: structure and placement. Colours and type belong to the page. */
import type { Problem } from "@/lib/blocks/diagnostic";
import { nearestName } from "@/lib/blocks/nearest-name";
import {
  allSubgraphs,
  type DotAttributes,
  type DotGraph,
  isCluster,
  isUnlabelled,
  keysOf,
  labelKey,
} from "./dot-graph";
import { engineOf } from "./place-graph";

export type GraphProblem = Problem & {
  /** Matches the DOT text near the problem. */
  readonly near?: RegExp;
  /** Key of the label at fault, instead of `near`. */
  readonly label?: string;
};

export const mostInGraph = { nodes: 80, edges: 160 };
export const fewerLines = `Nobody sees through more than ${mostInGraph.nodes} nodes and ${mostInGraph.edges} lines: draw several figures.`;

/** Graphviz takes as long as a distance is large. */
const number = /^-?\d{1,4}(\.\d{1,6})?$/;
const ranks = /^\d{1,2}$/;
const anything = /^/;
const style = /^(solid|dashed|invis)$/;

/** Allowed attributes and their values, by the element that has them. */
const known: Readonly<Record<"graph" | "subgraph" | "node" | "edge", Readonly<Record<string, RegExp>>>> = {
  graph: {
    layout: /^(dot|neato)$/,
    rankdir: /^(TB|BT|LR|RL)$/,
    splines: /^(true|false|line|ortho|polyline|curved|spline)$/,
    ranksep: number,
    nodesep: number,
    ordering: /^(in|out)$/,
    newrank: /^(true|false)$/,
    compound: /^(true|false)$/,
  },
  subgraph: {
    label: anything,
    class: /^accent$/,
    style,
    rank: /^(same|min|max|source|sink)$/,
    labeljust: /^[lrc]$/,
    labelloc: /^[tb]$/,
  },
  node: {
    label: anything,
    class: /^accent$/,
    style,
    shape: /^(box|plain|circle|square|point)$/,
    width: number,
    height: number,
    peripheries: /^[1-6]$/,
    pos: /^-?\d{1,4}(\.\d{1,6})?,-?\d{1,4}(\.\d{1,6})?!?$/,
    group: anything,
    ordering: /^(in|out)$/,
  },
  edge: {
    label: anything,
    class: /^accent$/,
    style,
    dir: /^(forward|none)$/,
    constraint: /^(true|false)$/,
    weight: number,
    minlen: ranks,
    headport: /^(n|ne|e|se|s|sw|w|nw|c|_)$/,
    tailport: /^(n|ne|e|se|s|sw|w|nw|c|_)$/,
    samehead: anything,
    sametail: anything,
    lhead: anything,
    ltail: anything,
  },
};

/** All problems of the graph and its labels. */
export function checkGraph(graph: DotGraph, labels: Readonly<Record<string, string>>): GraphProblem[] {
  if (graph.nodes.length > mostInGraph.nodes || graph.edges.length > mostInGraph.edges) {
    const message = `The graph has ${graph.nodes.length} nodes and ${graph.edges.length} lines.`;
    return [{ rule: "figure-too-large", message, remedy: fewerLines }];
  }
  return [
    ...attributeProblems(graph),
    ...missingPlaces(graph),
    ...missingTexts(graph, labels),
    ...unusedLabels(graph, labels),
  ];
}

function attributeProblems(graph: DotGraph): GraphProblem[] {
  const found = [
    ...problemsOf("graph", graph.attributes),
    ...allSubgraphs(graph).flatMap(({ attributes }) => problemsOf("subgraph", attributes)),
    ...graph.nodes.flatMap(({ attributes }) => problemsOf("node", attributes)),
    ...graph.edges.flatMap(({ attributes }) => problemsOf("edge", attributes)),
  ];
  return found.filter(
    ({ message }, index) => found.findIndex((other) => other.message === message) === index,
  );
}

/** Graphviz adds what it has computed to the attributes, and a subgraph inherits those of its parent. */
const graphvizOwn = ["bb", "lp", "lwidth", "lheight", "_background"];

function problemsOf(on: keyof typeof known, attributes: DotAttributes): GraphProblem[] {
  const allowed = on === "subgraph" ? { ...known.graph, ...known.subgraph } : known[on];
  return Object.entries(attributes).flatMap(([name, value]) => {
    if (graphvizOwn.includes(name)) return [];
    const near = new RegExp(`${wordPattern(name).source}"?\\s*=`);
    const pattern = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (pattern === undefined) {
      const meant = nearestName(name, Object.keys(allowed));
      const remedy =
        meant === null
          ? "Take it away. Colours and type follow the page; `class=accent` marks the one thing that matters."
          : `Did you mean \`${meant}\`?`;
      return [{ rule: "dot-attribute", near, message: `A ${on} has no attribute \`${name}\` here.`, remedy }];
    }
    if (pattern.test(value)) return [];
    const message = `\`${name}\` of a ${on} can't be \`${value}\`.`;
    return [{ rule: "dot-attribute", near, message, remedy: "See the author's guide for what it may be." }];
  });
}

function missingPlaces(graph: DotGraph): GraphProblem[] {
  const placed = engineOf(graph) === "neato";
  return graph.nodes.flatMap(({ name, attributes }) => {
    const near = wordPattern(name);
    if (placed && attributes.pos === undefined) {
      const remedy = 'Give it one, as in `pos="2,1"`, or take `layout=neato` away.';
      return [{ rule: "dot-place", near, message: `The node \`${name}\` has no place.`, remedy }];
    }
    if (
      attributes.shape === "square" &&
      (attributes.width === undefined || attributes.height === undefined)
    ) {
      const remedy = "Give it `width` and `height`, in units of 72 px.";
      return [{ rule: "dot-place", near, message: `The square \`${name}\` has no size.`, remedy }];
    }
    return [];
  });
}

function missingTexts(graph: DotGraph, labels: Readonly<Record<string, string>>): GraphProblem[] {
  return graph.nodes.flatMap((node) => {
    if (node.attributes.shape === "point" || node.attributes.style === "invis") return [];
    if (!isUnlabelled(node) || Object.hasOwn(labels, node.name)) return [];
    const message = `The node \`${node.name}\` has no text.`;
    const remedy = `Add \`${node.name}: …\` to the labels, or \`label="…"\` to the node if it says the same in every language.`;
    return [{ rule: "missing-label", near: wordPattern(node.name), message, remedy }];
  });
}

function unusedLabels(graph: DotGraph, labels: Readonly<Record<string, string>>): GraphProblem[] {
  const keys = keysOf(graph);
  return Object.keys(labels).flatMap((key) => {
    if (keys.includes(key)) return [];
    const meant = nearestName(key, keys);
    const remedy = meant === null ? "Take it away, or add the node." : `Did you mean \`${meant}\`?`;
    return [
      { rule: "unknown-node", label: key, message: `Nothing in the graph is called \`${key}\`.`, remedy },
    ];
  });
}

function wordPattern(word: string): RegExp {
  return new RegExp(`(?<![\\w])${word.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\w])`);
}

/** Names that can refer to parts of the graph: nodes, and the labels of lines and frames. */
export function namesOf(graph: DotGraph): string[] {
  const written = [...graph.edges, ...allSubgraphs(graph).filter(isCluster)].map(labelKey);
  const nodes = graph.nodes.filter(
    ({ attributes: { shape, style } }) => shape !== "point" && style !== "invis",
  );
  return [...new Set([...nodes.map(({ name }) => name), ...written.filter((key) => key !== null)])];
}
