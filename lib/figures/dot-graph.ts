/** A graph as its author wrote it in DOT, before anything is placed. */

export type DotAttributes = Readonly<Record<string, string>>;

export type DotNode = { readonly name: string; readonly attributes: DotAttributes };

export type DotEdge = { readonly tail: string; readonly head: string; readonly attributes: DotAttributes };

export type DotSubgraph = {
  /** Graphviz draws a frame round those whose name begins with `cluster`. */
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

/** All subgraphs, the outer ones before those inside. */
export function allSubgraphs(graph: { readonly subgraphs: readonly DotSubgraph[] }): DotSubgraph[] {
  return graph.subgraphs.flatMap((subgraph) => [subgraph, ...allSubgraphs(subgraph)]);
}

/**
 * What is written on a node, an edge or a frame is looked up by this key in the figure's `labels`, and is the key
 * itself where they have none: a node's `label`, or its name if none is written. Null where nothing is written.
 */
export function nodeKey({ name, attributes }: DotNode): string | null {
  const label = attributes.label;
  return label === ownName ? name : (label ?? null);
}

/** What Graphviz puts for a node whose label is not written: its name. */
const ownName = "\\N";

export function isUnlabelled({ attributes }: DotNode): boolean {
  return attributes.label === ownName;
}

export function labelKey({ attributes }: { readonly attributes: DotAttributes }): string | null {
  return attributes.label ?? null;
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
