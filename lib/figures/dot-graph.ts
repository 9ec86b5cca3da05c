/** A graph as written in DOT, before placement. */

export type DotAttributes = Readonly<Record<string, string>>;

export type DotNode = { readonly name: string; readonly attributes: DotAttributes };

export type DotEdge = { readonly tail: string; readonly head: string; readonly attributes: DotAttributes };

export type DotSubgraph = {
  /** Graphviz draws a frame round subgraphs whose name begins with `cluster`. */
  readonly name: string;
  readonly attributes: DotAttributes;
  readonly nodes: readonly string[];
  readonly subgraphs: readonly DotSubgraph[];
};

export type DotGraph = {
  readonly attributes: DotAttributes;
  readonly nodes: readonly DotNode[];
  readonly edges: readonly DotEdge[];
  readonly subgraphs: readonly DotSubgraph[];
};

export function isCluster({ name }: DotSubgraph): boolean {
  return name.startsWith("cluster");
}

/** All subgraphs, each before those inside it. */
export function allSubgraphs(graph: { readonly subgraphs: readonly DotSubgraph[] }): DotSubgraph[] {
  return graph.subgraphs.flatMap((subgraph) => [subgraph, ...allSubgraphs(subgraph)]);
}

/**
 * The key under which the figure's `labels` give the text of a node, an edge or a frame, and the text itself if they
 * have none: the `label`, or a node's name if it has no label. Null if nothing is written there.
 */
export function nodeKey({ name, attributes }: DotNode): string | null {
  const label = attributes.label;
  return label === ownName ? name : (label ?? null);
}

/** Graphviz's label for a node without one: its name. */
const ownName = "\\N";

export function isUnlabelled({ attributes }: DotNode): boolean {
  return attributes.label === ownName;
}

export function labelKey({ attributes }: { readonly attributes: DotAttributes }): string | null {
  return attributes.label ?? null;
}

/** The text of what has this key. */
export function labelOf(labels: Readonly<Record<string, string>>, key: string): string {
  return Object.hasOwn(labels, key) ? (labels[key] ?? key) : key;
}

/** Every key of the graph, once each. */
export function keysOf(graph: DotGraph): string[] {
  const keys = [
    ...graph.nodes.map(nodeKey),
    ...graph.edges.map(labelKey),
    ...allSubgraphs(graph).filter(isCluster).map(labelKey),
  ];
  return [...new Set(keys.filter((key) => key !== null))];
}
