/** Gives every part of a graph its size and position. We measure the labels; Graphviz computes the layout. */
import {
  allSubgraphs,
  type DotAttributes,
  type DotEdge,
  type DotGraph,
  type DotNode,
  type DotSubgraph,
  isCluster,
  labelKey,
  labelOf,
  nodeKey,
} from "./dot-graph";
import { type Box, type EdgePath, type Layout, layOut, type Point, type SizedSubgraph } from "./graphviz";
import { type Label, labelSize, readLabel, smallestSize, type TypeSize, wrapped } from "./label-text";
import { longestStretch, startingAt } from "./line-path";

/** By key (see `nodeKey`); a missing key is its own label. */
export type Labels = Readonly<Record<string, string>>;

/** Numbers in place of labels or beside them: nodes by name, lines and frames by their label. */
export type Numbers = ReadonlyMap<string, number>;

/** A text in the figure: a label, with its number if it was asked for, or a badge in place of the label. */
export type Text =
  | { readonly badge: number; readonly size: Size }
  | { readonly badge: null; readonly label: Label; readonly size: Size; readonly number: number | null };

/** The author's guide explains the shapes. */
export type Shape = "box" | "plain" | "circle" | "square" | "point";

export type PlacedNode = {
  readonly node: DotNode;
  readonly text: Text | null;
  readonly shape: Shape;
  /** Sheets in a stack; usually 1. */
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
/** Size of the small badge beside a label. */
export const noteSize = 17;
/** How far each sheet of a stack protrudes behind the one before it. */
export const sheetStep = 5;

const pixelsPerInch = 72;
const padding = { x: 12, y: 8 };
const leastBox = { width: 44, height: 34 };
const leastCircle = 28;
const widestLine = 150;
const widestTitle = 400;
/** Room for stroke widths at the edge. */
const rim = 2;

/**
 * Cached by labels: a figure is placed when it is checked, shown on its page, and shown again where its labels are
 * asked for.
 */
const known = new WeakMap<Labels, { readonly graph: DotGraph; readonly placed: PlacedGraph }>();

/** The graph with all its labels. */
export function placeGraph(graph: DotGraph, labels: Labels): PlacedGraph {
  const before = known.get(labels);
  if (before?.graph === graph) return before.placed;
  const placed = place(graph, labels, new Map(), new Map());
  known.set(labels, { graph, placed });
  return placed;
}

/** The graph with badges in place of some labels. */
export function placeHiding(graph: DotGraph, labels: Labels, hidden: Numbers): PlacedGraph {
  return place(graph, labels, hidden, new Map());
}

/** The graph with all its labels, some with a number beside them. */
export function placeNumbered(graph: DotGraph, labels: Labels, numbers: Numbers): PlacedGraph {
  return place(graph, labels, new Map(), numbers);
}

function place(graph: DotGraph, labels: Labels, hidden: Numbers, numbers: Numbers): PlacedGraph {
  const textFor = (name: string | null, key: string | null, type: TypeSize, widest?: number) =>
    textOf(key, type, labels, { badge: hidden.get(name ?? ""), number: numbers.get(name ?? "") }, widest);
  const nodes = graph.nodes.map((node) => sizedNode(node, textFor(node.name, nodeKey(node), nodeType)));
  const lineText = (of: { readonly attributes: DotAttributes }, widest?: number) => {
    const key = labelKey(of);
    return textFor(key, key, edgeType, widest);
  };
  const edges = graph.edges.map((edge) => ({ edge, text: lineText(edge) }));
  const clusters = allSubgraphs(graph)
    .filter(isCluster)
    .map((cluster) => ({ cluster, text: lineText(cluster, widestTitle) }));
  const engine = engineOf(graph);
  const layout = layOut(sizedGraph(graph, nodes, edges, clusters), engine);
  const boxed = nodes.map((node) => ({ ...node, box: layout.nodes.get(node.node.name) ?? emptyBox }));
  const placed = {
    nodes: boxed,
    edges:
      engine === "dot"
        ? edges.map((edge, index) => placedEdge(edge, layout.edges[index]))
        : joinedEdges(edges, layout, boxed),
    clusters: clusters.map((cluster) =>
      engine === "dot" ? framedCluster(cluster, layout) : surroundingCluster(cluster, layout),
    ),
  };
  const texts = [...nodes, ...edges, ...clusters].flatMap(({ text }) => text ?? []);
  const smallest = texts.map((text) =>
    text.badge === null ? smallestSize(text.label, edgeType.size) : edgeType.size,
  );
  return { ...fromCorner(placed), smallestType: Math.min(edgeType.size, ...smallest) };
}

/** Pairs of overlapping nodes; happens only where the author has placed them. */
export function overlaps({ nodes }: PlacedGraph): (readonly [string, string])[] {
  const boxes = nodes.filter(({ shape }) => shape !== "point");
  return boxes.flatMap(({ node, box }, index) =>
    boxes
      .slice(index + 1)
      .flatMap((other) => (isOver(box, other.box) ? [[node.name, other.node.name] as const] : [])),
  );
}

function isOver(a: Box, b: Box): boolean {
  const apart = {
    x: Math.abs(a.x - b.x) - (a.width + b.width) / 2,
    y: Math.abs(a.y - b.y) - (a.height + b.height) / 2,
  };
  return Math.max(apart.x, apart.y) < 0;
}

export function engineOf({ attributes }: DotGraph): "dot" | "neato" {
  return attributes.layout === "neato" ? "neato" : "dot";
}

function textOf(
  key: string | null,
  type: TypeSize,
  labels: Labels,
  { badge, number }: { readonly badge: number | undefined; readonly number: number | undefined },
  widest = widestLine,
): Text | null {
  if (badge !== undefined) return { badge, size: { width: badgeSize, height: nodeType.lineHeight } };
  if (key === null) return null;
  const { label } = readLabel(wrapped(labelOf(labels, key), type, widest));
  return { badge: null, label, size: labelSize(label, type), number: number ?? null };
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
    // Its label stands below, outside the size that Graphviz knows: lines must end at the square.
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

/** Attributes that affect placement; we draw all others ourselves. */
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
  // A node that the author has placed stays there.
  return Object.fromEntries(
    kept.map(([name, value]) => [name, name === "pos" ? `${value.replace("!", "")}!` : value]),
  );
}

/** An empty table of the label's size, since Graphviz does not know our faces. */
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

/** No arrow ends at a point: the line continues from there. */
function hasArrow(nodes: readonly SizedNode[], { head, attributes }: DotEdge): boolean {
  return attributes.dir !== "none" && nodes.find(({ node }) => node.name === head)?.shape !== "point";
}

function placedEdge({ edge, text }: SizedEdge, path: EdgePath | undefined): PlacedEdge {
  const { points = [], tip = null, label = null } = path ?? {};
  return { edge, text, points, tip, labelAt: label };
}

/**
 * For graphs placed by the author: lines meet in points, and labels stand beside lines, since no space is reserved for
 * them.
 */
function joinedEdges(
  edges: readonly SizedEdge[],
  layout: Layout,
  nodes: readonly PlacedNode[],
): PlacedEdge[] {
  const points = new Map(
    nodes.flatMap(({ node, shape, box }) => (shape === "point" ? [[node.name, box] as const] : [])),
  );
  const reaching = edges.map((edge, index) => {
    const placed = placedEdge(edge, layout.edges[index]);
    return { ...placed, points: reachingEnds(placed, points) };
  });
  const corners = [...points.keys()].flatMap((name) => {
    const [into, ...others] = reaching.filter(({ edge }) => edge.head === name);
    const [onward, ...more] = reaching.filter(({ edge }) => edge.tail === name);
    return into && onward && others.length + more.length === 0 ? [{ into, onward }] : [];
  });
  const runOn = new Set(corners.map(({ into }) => into));
  const whole = (edge: PlacedEdge): PlacedEdge => {
    const before = corners.find(({ onward }) => onward === edge);
    if (before === undefined) return edge;
    const start = whole(before.into);
    return {
      ...edge,
      edge: { ...edge.edge, tail: start.edge.tail },
      points: [...start.points, ...edge.points],
      text: edge.text ?? start.text,
    };
  };
  return reaching
    .filter((edge) => !runOn.has(edge))
    .map(whole)
    .map((edge) => ({ ...edge, labelAt: besideLine(edge, nodes) }));
}

function reachingEnds({ edge, points }: PlacedEdge, junctions: ReadonlyMap<string, Point>): readonly Point[] {
  const tail = junctions.get(edge.tail);
  const head = junctions.get(edge.head);
  const started = tail === undefined ? points : startingAt(points, tail);
  return head === undefined ? started : startingAt(started.toReversed(), head).toReversed();
}

const besideGap = { lying: 5, standing: 7 };

/** Above or below a horizontal line, right or left of a vertical one: the first position that overlaps no node. */
function besideLine({ points, tip, text }: PlacedEdge, nodes: readonly PlacedNode[]): Point | null {
  const stretch = longestStretch(tip === null ? points : [...points, tip]);
  if (text === null || stretch === null) return null;
  const { from, to } = stretch;
  const { width, height } = text.size;
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 };
  const lies = Math.abs(from.x - to.x) >= Math.abs(from.y - to.y);
  const away = lies
    ? { x: 0, y: -height / 2 - besideGap.lying }
    : { x: width / 2 + besideGap.standing, y: 0 };
  const places = [1, -1].map((side) => ({ x: middle.x + side * away.x, y: middle.y + side * away.y }));
  const isFree = (place: Point) => !nodes.some(({ box }) => isOver(box, { ...place, ...text.size }));
  return places.find(isFree) ?? places[0] ?? null;
}

const clusterMargin = { side: 14, aboveWords: 6 };

function framedCluster({ cluster, text }: SizedCluster, layout: Layout): PlacedCluster {
  const { label, ...box } = layout.clusters.get(cluster.name) ?? { ...emptyBox, label: null };
  return { cluster, text, box, labelAt: label };
}

/** For graphs placed by the author no space is reserved for the frame: it is drawn around its nodes. */
function surroundingCluster({ cluster, text }: SizedCluster, layout: Layout): PlacedCluster {
  const boxes = membersOf(cluster).flatMap((name) => layout.nodes.get(name) ?? []);
  const { left, top, right, bottom } = boundsOf(boxes.flatMap(rimOf));
  const words = text === null ? 0 : text.size.height + clusterMargin.aboveWords;
  const { side } = clusterMargin;
  const box = {
    x: (left + right) / 2,
    y: (top + bottom - words) / 2,
    width: right - left + 2 * side,
    height: bottom - top + 2 * side + words,
  };
  const labelAt = { x: left - 2 + (text?.size.width ?? 0) / 2, y: top - side / 2 - words / 2 };
  return { cluster, text, box, labelAt };
}

function membersOf({ nodes, subgraphs }: DotSubgraph): string[] {
  return [...nodes, ...subgraphs.flatMap(membersOf)];
}

function rimOf({ x, y, width, height }: Box): Point[] {
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

/** Position of the number of a node: on the upper left corner of its shape, away from most lines. */
export function numberAt(node: PlacedNode): Point {
  const { shape, box, sheets } = node;
  const words = wordsAt(node);
  if (shape === "square")
    return { ...words, x: words.x - (node.text?.size.width ?? 0) / 2 - noteSize / 2 - 3 };
  // On the circle itself, or slightly away from a label without a box.
  const inwards = shape === "circle" ? box.width * 0.146 : shape === "plain" ? -3 : 0;
  const pile = (sheets - 1) * sheetStep;
  return { x: box.x - box.width / 2 + inwards, y: box.y - box.height / 2 + pile + inwards };
}

/** Position of the number of a line's or frame's label: above it, where neither lines nor nodes are near. */
export function numberOver(text: Text, at: Point): Point {
  return { x: at.x, y: at.y - text.size.height / 2 - noteSize / 2 };
}

function numberCorners(text: Text | null, at: Point | null): Point[] {
  const isNumbered = text?.badge === null && text.number !== null;
  return isNumbered && at !== null ? rimOf({ ...at, width: noteSize, height: noteSize }) : [];
}

/** The corners of a label at its position. */
function textCorners(text: Text | null, at: Point | null): Point[] {
  return text === null || at === null ? [] : rimOf({ ...at, ...text.size });
}

function lineCorners(text: Text | null, at: Point | null): Point[] {
  return [
    ...textCorners(text, at),
    ...numberCorners(text, text === null || at === null ? null : numberOver(text, at)),
  ];
}

/** The centre of a node's label. */
export function wordsAt({ shape, box, text, sheets }: PlacedNode): Point {
  const pile = (sheets - 1) * sheetStep;
  if (shape !== "square") return { x: box.x - pile / 2, y: box.y + pile / 2 };
  return { x: box.x, y: box.y + box.height / 2 + 4 + (text?.size.height ?? 0) / 2 };
}

/** Moves everything so that nothing lies left of or above the origin, and returns the size. */
function fromCorner({ nodes, edges, clusters }: Pick<PlacedGraph, "nodes" | "edges" | "clusters">) {
  const { left, top, right, bottom } = boundsOf([
    ...nodes.flatMap((node) => [
      ...rimOf(node.box),
      ...textCorners(node.text, wordsAt(node)),
      ...numberCorners(node.text, numberAt(node)),
    ]),
    ...edges.flatMap(({ points, text, labelAt }) => [...points, ...lineCorners(text, labelAt)]),
    ...clusters.flatMap(({ box, text, labelAt }) => [...rimOf(box), ...lineCorners(text, labelAt)]),
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
