/** A graph and its words → everything with its size and place. Graphviz is told how large things are and says where they go. */
import {
  allSubgraphs,
  type DotAttributes,
  type DotEdge,
  type DotGraph,
  type DotNode,
  type DotSubgraph,
  isCluster,
  labelKey,
  nodeKey,
} from "./dot-graph";
import { type Box, type EdgePath, type Layout, layOut, type Point, type SizedSubgraph } from "./graphviz";
import { type Label, labelSize, readLabel, smallestSize, type TypeSize, wrapped } from "./label-text";

/** By key (see `nodeKey`); a key that is missing is written as it is. */
export type Labels = Readonly<Record<string, string>>;

/** Where no words are shown but a number in a badge: nodes by name, lines and frames by their label. */
export type Hidden = ReadonlyMap<string, number>;

/** What stands somewhere: words, or the number in whose place they are to be found. */
export type Text =
  | { readonly badge: number; readonly size: Size }
  | { readonly badge: null; readonly label: Label; readonly size: Size };

/** What a shape means is told in the author's guide. */
export type Shape = "box" | "plain" | "circle" | "square" | "point";

export type PlacedNode = {
  readonly node: DotNode;
  readonly text: Text | null;
  readonly shape: Shape;
  /** Sheets in a pile; 1 for most. */
  readonly sheets: number;
  readonly box: Box;
};

export type PlacedEdge = {
  readonly edge: DotEdge;
  readonly text: Text | null;
  readonly points: readonly Point[];
  readonly tip: Point | null;
  readonly labelAt: Point | null;
};

export type PlacedCluster = {
  readonly cluster: DotSubgraph;
  readonly text: Text | null;
  readonly box: Box;
  readonly labelAt: Point | null;
};

/** In px, from the top left corner. */
export type PlacedGraph = {
  readonly width: number;
  readonly height: number;
  readonly smallestType: number;
  readonly clusters: readonly PlacedCluster[];
  readonly edges: readonly PlacedEdge[];
  readonly nodes: readonly PlacedNode[];
};

type Size = { readonly width: number; readonly height: number };

export const nodeType: TypeSize = { size: 14, lineHeight: 18 };
export const edgeType: TypeSize = { size: 13, lineHeight: 17 };
export const badgeSize = 24;
/** How far each sheet of a pile shows behind the one before it. */
export const sheetStep = 5;

const pixelsPerInch = 72;
const padding = { x: 12, y: 8 };
const leastBox = { width: 44, height: 34 };
const leastCircle = 28;
const widestLine = 150;
/** Room for strokes at the rim. */
const rim = 2;

export function placeGraph(graph: DotGraph, labels: Labels, hidden: Hidden = new Map()): PlacedGraph {
  const nodes = graph.nodes.map((node) =>
    sizedNode(node, textOf(nodeKey(node), nodeType, labels, hidden.get(node.name))),
  );
  const lineText = (of: { readonly attributes: DotAttributes }) => {
    const key = labelKey(of);
    return textOf(key, edgeType, labels, hidden.get(key ?? ""));
  };
  const edges = graph.edges.map((edge) => ({ edge, text: lineText(edge) }));
  const clusters = allSubgraphs(graph)
    .filter(isCluster)
    .map((cluster) => ({ cluster, text: lineText(cluster) }));
  const layout = layOut(sizedGraph(graph, nodes, edges, clusters), engineOf(graph));
  const placed = {
    nodes: nodes.map((node) => ({ ...node, box: layout.nodes.get(node.node.name) ?? emptyBox })),
    edges: edges.map((edge, index) => placedEdge(edge, layout.edges[index])),
    clusters: clusters.map((cluster) => placedCluster(cluster, layout)),
  };
  const texts = [...nodes, ...edges, ...clusters].flatMap(({ text }) => text ?? []);
  const smallest = texts.map((text) =>
    text.badge === null ? smallestSize(text.label, edgeType.size) : edgeType.size,
  );
  return { ...fromCorner(placed), smallestType: Math.min(edgeType.size, ...smallest) };
}

/** Pairs of nodes that lie over each other, which happens only where the author has placed them. */
export function overlaps({ nodes }: PlacedGraph): (readonly [string, string])[] {
  const boxes = nodes.filter(({ shape }) => shape !== "point");
  return boxes.flatMap(({ node, box }, index) =>
    boxes.slice(index + 1).flatMap((other) => {
      const apartX = Math.abs(box.x - other.box.x) - (box.width + other.box.width) / 2;
      const apartY = Math.abs(box.y - other.box.y) - (box.height + other.box.height) / 2;
      return Math.max(apartX, apartY) < 0 ? [[node.name, other.node.name] as const] : [];
    }),
  );
}

export function engineOf({ attributes }: DotGraph): "dot" | "neato" {
  return attributes.layout === "neato" ? "neato" : "dot";
}

function textOf(key: string | null, type: TypeSize, labels: Labels, badge: number | undefined): Text | null {
  if (badge !== undefined) return { badge, size: { width: badgeSize, height: badgeSize } };
  if (key === null) return null;
  const { label } = readLabel(wrapped(labels[key] ?? key, type, widestLine));
  return { badge: null, label, size: labelSize(label, type) };
}

function shapeOf({ attributes }: DotNode): Shape {
  const shape = attributes.shape ?? "box";
  return shape === "plain" || shape === "circle" || shape === "square" || shape === "point" ? shape : "box";
}

const emptyBox: Box = { x: 0, y: 0, width: 0, height: 0 };

type SizedNode = Omit<PlacedNode, "box"> & { readonly size: Size };

function sizedNode(node: DotNode, text: Text | null): SizedNode {
  const shape = shapeOf(node);
  const sheets = Number(node.attributes.peripheries ?? 1);
  const asked = {
    width: Number(node.attributes.width ?? 0) * pixelsPerInch,
    height: Number(node.attributes.height ?? 0) * pixelsPerInch,
  };
  const { width, height } = nodeSize(shape, text?.size ?? { width: 0, height: 0 }, asked);
  const pile = (sheets - 1) * sheetStep;
  return { node, text, shape, sheets, size: { width: width + pile, height: height + pile } };
}

function nodeSize(shape: Shape, words: Size, asked: Size): Size {
  switch (shape) {
    case "point":
      return { width: 1, height: 1 };
    case "plain":
      return { width: words.width + 8, height: words.height + 4 };
    case "circle": {
      const side = Math.max(leastCircle, words.width + 12, words.height + 8);
      return { width: side, height: side };
    }
    // Its words stand below, outside of the room that Graphviz keeps: lines are to end at the square.
    case "square":
      return asked;
    case "box":
      return {
        width: Math.max(leastBox.width, asked.width, words.width + 2 * padding.x),
        height: Math.max(leastBox.height, asked.height, words.height + 2 * padding.y),
      };
  }
}

type SizedEdge = Pick<PlacedEdge, "edge" | "text">;
type SizedCluster = Pick<PlacedCluster, "cluster" | "text">;

/** Attributes that say where things go; all others are ours to draw. */
const placingAttributes = [
  ..."rankdir ranksep nodesep splines newrank compound ordering rank labeljust labelloc".split(" "),
  ..."group constraint weight minlen headport tailport lhead ltail samehead sametail pos".split(" "),
];

function sizedGraph(
  graph: DotGraph,
  nodes: readonly SizedNode[],
  edges: readonly SizedEdge[],
  clusters: readonly SizedCluster[],
) {
  const subgraph = (one: DotSubgraph): SizedSubgraph => {
    const text = clusters.find(({ cluster }) => cluster === one)?.text ?? null;
    const frame = isCluster(one) ? { margin: clusterMargin.side, ...roomFor(text) } : {};
    return {
      ...(isCluster(one) ? { name: one.name } : {}),
      graphAttributes: { ...placing(one.attributes), ...frame },
      nodes: one.nodes.map((name) => ({ name })),
      subgraphs: one.subgraphs.map(subgraph),
    };
  };
  return {
    graphAttributes: { ...defaults[engineOf(graph)], ...placing(graph.attributes) },
    nodes: nodes.map(({ node, shape, size }) => ({
      name: node.name,
      attributes: {
        ...placing(node.attributes),
        label: "",
        shape: shape === "circle" ? "circle" : "box",
        fixedsize: true,
        width: size.width / pixelsPerInch,
        height: size.height / pixelsPerInch,
      },
    })),
    edges: edges.map(({ edge, text }) => ({
      tail: edge.tail,
      head: edge.head,
      attributes: {
        ...placing(edge.attributes),
        ...roomFor(text),
        arrowhead: hasArrow(nodes, edge) ? "normal" : "none",
        arrowsize: 0.7,
      },
    })),
    subgraphs: graph.subgraphs.map(subgraph),
  };
}

const defaults = {
  dot: { nodesep: 0.35, ranksep: 0.36, labeljust: "l" },
  neato: { splines: "ortho" },
};

function placing(attributes: DotAttributes): Record<string, string> {
  const kept = Object.entries(attributes).filter(([name]) => placingAttributes.includes(name));
  // Where an author has put a node, there it stays.
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name === "pos" ? `${value.replace("!", "")}!` : value]),
  );
}

/** An empty table of the size of the words, since Graphviz knows nothing of our faces. */
function roomFor(text: Text | null) {
  if (text === null) return { label: "" };
  const size = `width="${Math.ceil(text.size.width + 8)}" height="${Math.ceil(text.size.height + 2)}"`;
  const cell = "<tr><td></td></tr>";
  return {
    label: {
      html: `<table border="0" cellpadding="0" cellspacing="0" fixedsize="true" ${size}>${cell}</table>`,
    },
  };
}

/** Nothing arrives at a point: the line goes on from there. */
function hasArrow(nodes: readonly SizedNode[], { head, attributes }: DotEdge): boolean {
  return attributes.dir !== "none" && nodes.find(({ node }) => node.name === head)?.shape !== "point";
}

function placedEdge({ edge, text }: SizedEdge, path: EdgePath | undefined): PlacedEdge {
  const { points = [], tip = null, label = null } = path ?? {};
  return { edge, text, points, tip, labelAt: label ?? besideLine(points, tip, text) };
}

/** Right angles leave no place for words: above the longest stretch if it lies, to the right of it if it stands. */
function besideLine(points: readonly Point[], tip: Point | null, text: Text | null): Point | null {
  if (text === null) return null;
  const corners = [...points, ...(tip === null ? [] : [tip])];
  const stretches = corners.slice(1).map((to, index) => ({ from: corners[index] ?? to, to }));
  const [longest] = stretches.sort((a, b) => lengthOf(b) - lengthOf(a));
  if (longest === undefined) return null;
  const { from, to } = longest;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const lies = Math.abs(from.x - to.x) >= Math.abs(from.y - to.y);
  return lies
    ? { x: middle.x, y: middle.y - text.size.height / 2 - 4 }
    : { x: middle.x + text.size.width / 2 + 6, y: middle.y };
}

function lengthOf({ from, to }: { readonly from: Point; readonly to: Point }): number {
  return Math.hypot(from.x - to.x, from.y - to.y);
}

const clusterMargin = { side: 14, aboveWords: 6 };

/** `dot` has made room for the frame; where the author places the nodes, it is drawn around them. */
function placedCluster({ cluster, text }: SizedCluster, layout: Layout): PlacedCluster {
  const known = layout.clusters.get(cluster.name);
  if (known !== undefined) return { cluster, text, box: known, labelAt: known.label };
  const boxes = membersOf(cluster).flatMap((name) => layout.nodes.get(name) ?? []);
  const { left, top, right, bottom } = boundsOf(boxes.flatMap(cornersOf));
  const words = text === null ? 0 : text.size.height + clusterMargin.aboveWords;
  const { side } = clusterMargin;
  const box = {
    x: (left + right) / 2,
    y: (top - side - words + bottom + side) / 2,
    width: right - left + 2 * side,
    height: bottom - top + 2 * side + words,
  };
  const labelAt = { x: left + (text?.size.width ?? 0) / 2 - 2, y: top - side - words / 2 + 5 };
  return { cluster, text, box, labelAt };
}

function membersOf({ nodes, subgraphs }: DotSubgraph): string[] {
  return [...nodes, ...subgraphs.flatMap(membersOf)];
}

function cornersOf({ x, y, width, height }: Box): Point[] {
  return [
    { x: x - width / 2, y: y - height / 2 },
    { x: x + width / 2, y: y + height / 2 },
  ];
}

function boundsOf(points: readonly Point[]) {
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  return { left: Math.min(...xs), top: Math.min(...ys), right: Math.max(...xs), bottom: Math.max(...ys) };
}

/** What words take, wherever they stand. */
function textCorners(text: Text | null, at: Point | null): Point[] {
  return text === null || at === null ? [] : cornersOf({ ...at, ...text.size });
}

/** Where the words of a node have their middle. */
export function wordsAt({ shape, box, text, sheets }: PlacedNode): Point {
  const pile = (sheets - 1) * sheetStep;
  if (shape !== "square") return { x: box.x - pile / 2, y: box.y + pile / 2 };
  return { x: box.x, y: box.y + box.height / 2 + 4 + (text?.size.height ?? 0) / 2 };
}

/** Moves everything so that nothing lies left of or above the corner, and says how much room it takes. */
function fromCorner({ nodes, edges, clusters }: Pick<PlacedGraph, "nodes" | "edges" | "clusters">) {
  const { left, top, right, bottom } = boundsOf([
    ...nodes.flatMap((node) => [...cornersOf(node.box), ...textCorners(node.text, wordsAt(node))]),
    ...edges.flatMap(({ points, text, labelAt }) => [...points, ...textCorners(text, labelAt)]),
    ...clusters.flatMap(({ box, text, labelAt }) => [...cornersOf(box), ...textCorners(text, labelAt)]),
  ]);
  const move = <P extends Point>(point: P): P => ({
    ...point,
    x: point.x - left + rim,
    y: point.y - top + rim,
  });
  const moved = (point: Point | null) => point && move(point);
  return {
    width: right - left + 2 * rim,
    height: bottom - top + 2 * rim,
    nodes: nodes.map((node) => ({ ...node, box: move(node.box) })),
    edges: edges.map((edge) => ({
      ...edge,
      points: edge.points.map(move),
      tip: moved(edge.tip),
      labelAt: moved(edge.labelAt),
    })),
    clusters: clusters.map((cluster) => ({
      ...cluster,
      box: move(cluster.box),
      labelAt: moved(cluster.labelAt),
    })),
  };
}
