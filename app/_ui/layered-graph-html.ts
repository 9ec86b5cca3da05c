import type { LayeredLayout, PlacedEdge } from "@/lib/progress/layered-layout";

/** px */
export type Place = { readonly left: number; readonly top: number };

const columnWidth = 172;
const rowHeight = 60;
const node = { width: 136, height: 48 };
/** From the top of a node to where lines meet it. */
const lineAt = node.height - 8;

/**
 * A layered graph as HTML: lines, and above them a list of its nodes. `nodeHtml` gives the `li` of a node at its place;
 * empty for none. The styles are those of `.concept-map`.
 */
export function layeredGraphHtml(
  { nodes, edges, columns, rows }: LayeredLayout,
  nodeHtml: (id: string, place: Place) => string,
): string {
  const places = new Map(
    nodes.map(({ id, column, row }) => [
      id,
      { left: column * columnWidth, top: Math.round(row * rowHeight) },
    ]),
  );
  const width = (columns - 1) * columnWidth + node.width;
  const height = Math.round((rows - 1) * rowHeight) + node.height;
  const lines = edges.map((edge) => pathOf(edge, places)).join("");
  const items = [...places].map(([id, place]) => nodeHtml(id, place));
  return (
    `<div style="width:${width}px;height:${height}px">` +
    `<svg width="${width}" height="${height}" aria-hidden="true"><path d="${lines}"/></svg>` +
    `<ol>${items.join("")}</ol></div>`
  );
}

/** From the right of a node to the left of the next one, straight through the columns that it passes. */
function pathOf({ from, to, via }: PlacedEdge, places: ReadonlyMap<string, Place>): string {
  const [a, b] = [places.get(from), places.get(to)];
  if (a === undefined || b === undefined) return "";
  let [x, y] = [a.left + node.width, a.top + lineAt];
  let path = `M${x} ${y}`;
  const bend = (left: number, top: number) => {
    const middle = (x + left) / 2;
    path += `C${middle} ${y} ${middle} ${top} ${left} ${top}`;
    [x, y] = [left, top];
  };
  for (const [index, row] of via.entries()) {
    bend(a.left + (index + 1) * columnWidth, Math.round(row * rowHeight) + lineAt);
    x += node.width;
    path += `H${x}`;
  }
  bend(b.left, b.top + lineAt);
  return path;
}
