/** Orthogonal lines from Graphviz's router, which gives them as degenerate curves. */
import type { Point } from "./graphviz";

/** The ends and corners of an orthogonal line; null for any other. */
export function cornersOf(points: readonly Point[]): Point[] | null {
  const corners: Point[] = [];
  for (const point of points) {
    const last = corners.at(-1);
    const before = corners.at(-2);
    if (last !== undefined && isNear(last.x, point.x) && isNear(last.y, point.y)) continue;
    if (last !== undefined && !isNear(last.x, point.x) && !isNear(last.y, point.y)) return null;
    if (before !== undefined && last !== undefined && isStraight(before, last, point)) corners.pop();
    corners.push(point);
  }
  return corners;
}

function isStraight(a: Point, b: Point, c: Point): boolean {
  return (isNear(a.x, b.x) && isNear(b.x, c.x)) || (isNear(a.y, b.y) && isNear(b.y, c.y));
}

function isNear(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.01;
}

const reach = 2;

/**
 * Moves a line that starts within a pixel or two of a junction, so that its first stretch runs through the junction.
 */
export function startingAt(points: readonly Point[], junction: Point): readonly Point[] {
  const [start] = points;
  const next = points.find((point) => start !== undefined && distance(start, point) > 0.01);
  if (start === undefined || next === undefined || distance(start, junction) > reach) return points;
  const across = isNear(start.y, next.y) ? "y" : "x";
  const end = points.findIndex((point) => !isNear(point[across], start[across]));
  const stretch = points.slice(0, end < 0 ? points.length : end);
  const moved = stretch.map((point) => ({ ...point, [across]: junction[across] }));
  return [{ x: junction.x, y: junction.y }, ...moved.slice(1), ...points.slice(stretch.length)];
}

type Stretch = { readonly from: Point; readonly to: Point };

/** The straight stretch of a line with the most room for a label. */
export function longestStretch(points: readonly Point[]): Stretch | null {
  const corners = cornersOf(points) ?? points;
  const stretches = corners.slice(1).map((to, index) => ({ from: corners[index] ?? to, to }));
  return stretches.sort((a, b) => lengthOf(b) - lengthOf(a))[0] ?? null;
}

function lengthOf({ from, to }: Stretch): number {
  return distance(from, to);
}

export function distance(a: Point, b: Point): number {
  return Math.hypot(a.x - b.x, a.y - b.y);
}
