/** A kernel sliding over a padded map, and where each of its positions lands in the output. */
import { contentWords } from "@/lib/i18n/content-words";
import { type Locale, perLocale } from "@/lib/i18n/locale";
import { element, frame } from "../svg";
import { type Component, type Parameter, upTo, type Values, withinBounds } from "./component";

const parameters: readonly Parameter[] = [
  { name: "n", label: perLocale((locale) => contentWords(locale).kernelSlide.n), min: 2, max: 9, initial: 5 },
  { name: "k", label: perLocale((locale) => contentWords(locale).kernelSlide.k), min: 1, max: 5, initial: 3 },
  { name: "p", label: perLocale((locale) => contentWords(locale).kernelSlide.p), min: 0, max: 2, initial: 1 },
  { name: "s", label: perLocale((locale) => contentWords(locale).kernelSlide.s), min: 1, max: 3, initial: 2 },
  {
    name: "at",
    label: perLocale((locale) => contentWords(locale).kernelSlide.at),
    min: 1,
    max: 169,
    initial: 1,
  },
];

type Shape = {
  readonly n: number;
  readonly k: number;
  readonly p: number;
  readonly s: number;
  readonly at: number;
};

function shapeOf(values: Values): Shape {
  const { n = 5, k = 3, p = 1, s = 2, at = 1 } = values;
  return { n, k, p, s, at };
}

/** Positions of the kernel along one axis. */
function positions({ n, k, p, s }: Shape): number {
  return Math.floor((n + 2 * p - k) / s) + 1;
}

/** Row and column in the output, from 0. */
function placeOf(shape: Shape): { row: number; column: number } {
  const out = positions(shape);
  return { row: Math.floor((shape.at - 1) / out), column: (shape.at - 1) % out };
}

const cell = 24;
const gap = 56;
const type = { "font-size": 12, "text-anchor": "middle" };

export const kernelSlide: Component = {
  parameters,
  settle: (values) => {
    const shape = shapeOf(withinBounds(parameters, values));
    const fitting = { ...shape, k: Math.min(shape.k, shape.n + 2 * shape.p) };
    return { ...fitting, at: Math.min(fitting.at, positions(fitting) ** 2) };
  },
  explain: (values, locale) => explain(shapeOf(values), locale),
  draw: (values, locale, title) => {
    const shape = shapeOf(values);
    const padded = (shape.n + 2 * shape.p) * cell;
    const out = positions(shape) * cell;
    // Side by side if a phone has room for it, else stacked.
    const beside = padded + gap + out <= 340;
    const at = beside
      ? { x: padded + gap, y: (padded - out) / 2 }
      : { x: (padded - out) / 2, y: padded + gap };
    const width = beside ? padded + gap + out : Math.max(padded, out);
    const height = beside ? Math.max(padded, at.y + out) : at.y + out;
    const between = beside
      ? { x: padded + gap / 2, y: padded / 2, path: "l16 0m-4 -4l4 4l-4 4", dx: -8, dy: 0 }
      : { x: padded / 2, y: padded + gap / 2, path: "l0 16m-4 -4l4 4l4 -4", dx: 0, dy: -8 };
    const arrow = {
      d: `M${between.x + between.dx} ${between.y + between.dy}${between.path}`,
      stroke: "var(--ink-3)",
      fill: "none",
    };
    return frame(
      { width: width + 4, height: height + 4, smallestType: 12, title, description: explain(shape, locale) },
      element(
        "g",
        { transform: "translate(2 2)" },
        ...drawMap(shape),
        element("path", { ...arrow, "stroke-width": 1.25 }),
        ...drawOutput(shape, at),
      ),
    );
  },
};

function drawMap(shape: Shape): string[] {
  const { n, k, p, s } = shape;
  const side = n + 2 * p;
  const seen = (positions(shape) - 1) * s + k;
  const isInside = (each: number) => each > p && each <= p + n;
  const cellsOf = (isMap: boolean) =>
    upTo(side).flatMap((row) =>
      upTo(side).flatMap((column) => {
        if ((isInside(row) && isInside(column)) !== isMap) return [];
        const isSeen = row <= seen && column <= seen;
        const box = {
          x: (column - 1) * cell,
          y: (row - 1) * cell,
          width: cell,
          height: cell,
        };
        const paint = isMap
          ? { fill: isSeen ? "var(--sheet)" : "var(--heat-1)", stroke: "var(--edge)" }
          : { fill: isSeen ? "none" : "var(--heat-1)", stroke: "var(--line-2)", "stroke-dasharray": "2 2" };
        const middle = { x: (column - 0.5) * cell, y: (row - 0.5) * cell + 4.2 };
        const zero = isMap ? [] : [element("text", { ...middle, ...type, fill: "var(--ink-3)" }, "0")];
        return [element("rect", { ...box, ...paint }), ...zero];
      }),
    );
  // The map's lines are darker than the padding's, so they are drawn last.
  const cells = [...cellsOf(false), ...cellsOf(true)];
  const { row, column } = placeOf(shape);
  const window = (r: number, c: number, paint: Record<string, string | number>) =>
    element("rect", { x: c * s * cell, y: r * s * cell, width: k * cell, height: k * cell, ...paint });
  const next = column + 1 < positions(shape) ? [window(row, column + 1, nextPaint)] : [];
  return [...cells, ...next, window(row, column, currentPaint)];
}

const currentPaint = {
  fill: "var(--accent)",
  "fill-opacity": 0.14,
  stroke: "var(--accent)",
  "stroke-width": 2.5,
};
const nextPaint = { fill: "none", stroke: "var(--accent)", "stroke-width": 1.5, "stroke-dasharray": "4 3" };

function drawOutput(shape: Shape, at: { readonly x: number; readonly y: number }): string[] {
  const out = positions(shape);
  const here = placeOf(shape);
  const box = (row: number, column: number) => ({
    x: at.x + column * cell,
    y: at.y + row * cell,
    width: cell,
    height: cell,
  });
  const cells = upTo(out).flatMap((row) =>
    upTo(out).map((column) =>
      element("rect", { ...box(row - 1, column - 1), fill: "var(--sheet)", stroke: "var(--edge)" }),
    ),
  );
  return [...cells, element("rect", { ...box(here.row, here.column), ...currentPaint })];
}

function explain(shape: Shape, locale: Locale): string {
  const { n, k, p, s } = shape;
  const out = positions(shape);
  const { row, column } = placeOf(shape);
  const left = n + 2 * p - ((out - 1) * s + k);
  return contentWords(locale).kernelSlide.explain({ ...shape, out, left, row: row + 1, column: column + 1 });
}
