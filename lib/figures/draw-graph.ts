/** Draws a placed graph in the colours of the page's roles, so that it follows the theme. */
import type { DotAttributes } from "./dot-graph";
import type { Box, Point } from "./graphviz";
import { drawLabel, type TypeSize } from "./label-text";
import { cornersOf, distance } from "./line-path";
import {
  badgeSize,
  edgeType,
  nodeType,
  noteSize,
  numberAt,
  numberOver,
  type PlacedCluster,
  type PlacedEdge,
  type PlacedGraph,
  type PlacedNode,
  sheetStep,
  type Text,
  wordsAt,
} from "./place-graph";
import { element, frame, type Svg } from "./svg";

type Alternative = { readonly title: string; readonly description: string };

/** Frames lie below lines, lines below nodes, and the labels of lines on top. */
export function drawGraph(graph: PlacedGraph, { title, description }: Alternative): Svg {
  const { width, height, smallestType, clusters, edges, nodes } = graph;
  return frame(
    { width, height, smallestType, title, description },
    ...clusters.map(drawCluster),
    ...edges.map(drawLine),
    ...nodes.map((node) => drawNode(node, edges)),
    ...edges.map(drawLineWords),
    ...nodes.map((node) => drawNumber(node.text, numberAt(node))),
    ...[...edges, ...clusters].map(({ text, labelAt }) =>
      drawNumber(text, text && labelAt && numberOver(text, labelAt)),
    ),
  );
}

function isAccent(attributes: DotAttributes): boolean {
  return attributes.class === "accent";
}

function isInvisible({ style }: DotAttributes): boolean {
  return style === "invis";
}

function dashes({ style }: DotAttributes): string | undefined {
  return style === "dashed" ? "4 3" : undefined;
}

function drawCluster({ cluster: { attributes }, box, text, labelAt }: PlacedCluster): string {
  if (isInvisible(attributes)) return "";
  const accent = isAccent(attributes);
  const paint = {
    fill: "none",
    stroke: accent ? "var(--accent)" : "var(--line-2)",
    "stroke-dasharray": dashes(attributes),
  };
  const words = drawText(text, edgeType, labelAt, accent ? "var(--accent)" : "var(--ink-2)");
  return element("rect", { ...cornerOf(box), rx: 6, ...paint }) + words;
}

function drawNode(placed: PlacedNode, edges: readonly PlacedEdge[]): string {
  const { node, shape, box, text } = placed;
  const { attributes } = node;
  if (isInvisible(attributes)) return "";
  if (shape === "point") return drawJunction(placed, edges);
  const accent = isAccent(attributes);
  const words = drawText(text, nodeType, wordsAt(placed), accent ? "var(--accent)" : "var(--ink)");
  if (shape === "plain") return words;
  const paint = {
    fill: accent ? "var(--accent-wash)" : "var(--sheet)",
    stroke: accent ? "var(--accent)" : "var(--edge)",
    "stroke-width": accent ? 1.75 : 1,
    "stroke-dasharray": dashes(attributes),
  };
  if (shape === "circle")
    return element("circle", { cx: box.x, cy: box.y, r: box.width / 2 - 0.5, ...paint }) + words;
  return (
    sheetsOf(placed)
      .map((sheet) => element("rect", { ...cornerOf(sheet), rx: shape === "box" ? 4 : 2, ...paint }))
      .join("") + words
  );
}

/** The boxes of a stack, from back to front. */
function sheetsOf({ box, sheets }: PlacedNode): Box[] {
  const pile = (sheets - 1) * sheetStep;
  const front = { ...box, width: box.width - pile, height: box.height - pile };
  return Array.from({ length: sheets }, (_, index) => {
    const shift = pile / 2 - index * sheetStep;
    return { ...front, x: box.x + shift, y: box.y - shift };
  });
}

/** A dot where lines part or meet; none at a corner. */
function drawJunction({ node, box }: PlacedNode, edges: readonly PlacedEdge[]): string {
  const meeting = edges.filter(({ edge }) => edge.tail === node.name || edge.head === node.name);
  if (meeting.length < 3) return "";
  const fill = isAccent(node.attributes) ? "var(--accent)" : "var(--ink-3)";
  return element("circle", { cx: box.x, cy: box.y, r: 2.5, fill });
}

function cornerOf({ x, y, width, height }: Box) {
  return { x: x - width / 2 + 0.5, y: y - height / 2 + 0.5, width: width - 1, height: height - 1 };
}

function drawText(
  text: Text | null,
  type: TypeSize,
  at: Point | null,
  fill: string,
  more: Readonly<Record<string, string | number>> = {},
): string {
  if (text === null || at === null) return "";
  return text.badge === null ? drawLabel(text.label, type, at, { fill, ...more }) : drawBadge(text.badge, at);
}

function drawBadge(number: number, { x, y }: Point): string {
  const words = { "font-size": 13, "font-weight": 600, "text-anchor": "middle", fill: "var(--on-accent)" };
  return (
    element("circle", { "data-blank": number, cx: x, cy: y, r: badgeSize / 2 - 1, fill: "var(--accent)" }) +
    element("text", { x, y: y + 4.6, ...words }, String(number))
  );
}

/** A small badge with an outline that separates it from lines below. */
function drawNumber(text: Text | null, at: Point | null): string {
  if (text === null || text.badge !== null || text.number === null || at === null) return "";
  const disc = { r: noteSize / 2 - 1, fill: "var(--accent)", stroke: "var(--paper)", "stroke-width": 1.5 };
  const words = { "font-size": 12, "font-weight": 600, "text-anchor": "middle", fill: "var(--on-accent)" };
  return (
    element("circle", { cx: at.x, cy: at.y, ...disc }) +
    element("text", { x: at.x, y: at.y + 4.2, ...words }, String(text.number))
  );
}

function drawLine({ edge: { attributes }, points, tip }: PlacedEdge): string {
  if (points.length === 0 || isInvisible(attributes)) return "";
  const accent = isAccent(attributes);
  const stroke = accent ? "var(--accent)" : "var(--ink-3)";
  const path = { d: pathThrough(points), fill: "none", stroke, "stroke-width": accent ? 1.75 : 1.25 };
  return (
    element("path", { ...path, "stroke-dasharray": dashes(attributes) }) +
    drawArrow(points.at(-1), tip, stroke)
  );
}

const cornerRadius = 7;

/** A curve unchanged; an orthogonal line with rounded corners. */
function pathThrough(points: readonly Point[]): string {
  const corners = cornersOf(points);
  if (corners === null) {
    const [first, ...rest] = points;
    const curves = rest.flatMap((_, index) =>
      index % 3 === 0
        ? [
            `C${rest
              .slice(index, index + 3)
              .map(print)
              .join(" ")}`,
          ]
        : [],
    );
    return `M${first === undefined ? "" : print(first)}${curves.join("")}`;
  }
  return corners
    .map((corner, index) => {
      const before = corners[index - 1];
      const after = corners[index + 1];
      if (before === undefined) return `M${print(corner)}`;
      if (after === undefined) return `L${print(corner)}`;
      const radius = Math.min(cornerRadius, distance(before, corner) / 2, distance(corner, after) / 2);
      return `L${print(towards(corner, before, radius))}Q${print(corner)} ${print(towards(corner, after, radius))}`;
    })
    .join("");
}

function towards(from: Point, to: Point, length: number): Point {
  const share = length / (distance(from, to) || 1);
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}

function print({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}

const arrowWidth = 6;

/** An arrow from the end of the line to the tip. */
function drawArrow(end: Point | undefined, tip: Point | null, fill: string): string {
  if (end === undefined || tip === null) return "";
  const length = distance(end, tip) || 1;
  const across = {
    x: ((end.y - tip.y) / length) * (arrowWidth / 2),
    y: ((tip.x - end.x) / length) * (arrowWidth / 2),
  };
  const sides = [1, -1].map((side) => ({ x: end.x + side * across.x, y: end.y + side * across.y }));
  return element("polygon", { points: [tip, ...sides].map(print).join(" "), fill });
}

/** With a halo in the page's colour, where a line passes behind the letters. */
function drawLineWords({ edge: { attributes }, text, labelAt }: PlacedEdge): string {
  if (isInvisible(attributes)) return "";
  return drawText(text, edgeType, labelAt, isAccent(attributes) ? "var(--accent)" : "var(--ink-2)", {
    stroke: "var(--paper)",
    "stroke-width": 3,
    "stroke-linejoin": "round",
    "paint-order": "stroke",
  });
}
