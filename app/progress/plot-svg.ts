/**
 * Charts as SVG in a text: as elements of React, which are rendered twice and sent twice, their marks would take most of
 * the time of the page.
 */
import { escaped } from "../_ui/escaped";
import { roundStep } from "../_ui/round-step";

/** Above the plot, and below it for the labels. */
const top = 12;
const foot = 22;
/** To the left, for the labels of the scale. */
const gutter = 34;

export type Scale = {
  /** Distance from the top, in px. */
  readonly y: (value: number) => number;
  readonly ticks: readonly { readonly value: number; readonly label: string }[];
  readonly height: number;
  readonly base: number;
};

/** From 0 to a round number that holds `most`. */
export function countScale(most: number, height = 180): Scale {
  const step = roundStep(Math.max(1, most) / 4);
  const steps = Math.max(1, Math.ceil(Math.max(1, most) / step));
  return scale(0, step * steps, step, height, String);
}

/** Percent, from a round number below `least` up to 100. */
export function shareScale(least: number, height = 200): Scale {
  const from = Math.min(0.9, Math.max(0, Math.floor(least * 10) / 10));
  const step = from >= 0.8 ? 0.05 : from >= 0.5 ? 0.1 : 0.2;
  const begin = Math.floor(from / step + 1e-9) * step;
  return scale(begin, 1, step, height, (value) => `${Math.round(value * 100)}`);
}

function scale(
  from: number,
  to: number,
  step: number,
  height: number,
  written: (value: number) => string,
): Scale {
  const base = height - foot;
  const y = (value: number) => round(base - ((value - from) / (to - from)) * (base - top));
  const count = Math.round((to - from) / step);
  const ticks = Array.from({ length: count + 1 }, (_, i) => {
    const value = from + i * step;
    return { value, label: written(value) };
  });
  return { y, ticks, height, base };
}

/** Drawings are read by people: a tenth of a pixel will do. */
export function round(value: number): number {
  return Math.round(value * 10) / 10;
}

export type XLabel = {
  /** From 0 at the left to 1. */
  readonly at: number;
  readonly label: string;
};

type Parts = {
  readonly label: string;
  readonly scale: Scale;
  readonly xLabels: readonly XLabel[];
  /** A value to be reached, as a dashed line. */
  readonly target?: number | undefined;
  /** SVG, placed in percent of the width. */
  readonly marks: string;
};

/**
 * A scale, hairlines at its round values, and labels below. Everything is placed in percent of the width, so that the
 * text is 12 px at any width.
 */
export function plotSvg({ label, scale, xLabels, target, marks }: Parts): string {
  const { y, ticks, height, base } = scale;
  const numbers = ticks.map(
    ({ value, label: text }) =>
      `<text x="${gutter - 8}" y="${y(value) + 4}" text-anchor="end">${escaped(text)}</text>`,
  );
  const hairlines = ticks.map(({ value }) => {
    const colour = y(value) === base ? "var(--line-2)" : "var(--line)";
    return `<line x2="100%" y1="${y(value)}" y2="${y(value)}" stroke="${colour}"/>`;
  });
  const aim =
    target === undefined
      ? ""
      : `<line x2="100%" y1="${y(target)}" y2="${y(target)}" stroke="var(--ink-3)" stroke-dasharray="4 3"/>`;
  const labels = xLabels.map(({ at, label: text }) => {
    // At the left there is room for half a label below the scale; a label that began there would touch the next one.
    const anchor = at > 0.96 ? "end" : "middle";
    return `<text x="${round(at * 100)}%" y="${base + 18}" text-anchor="${anchor}">${escaped(text)}</text>`;
  });
  return (
    `<svg width="100%" height="${height}" role="img" aria-label="${escaped(label)}" class="chart">${numbers.join("")}` +
    `<svg x="${gutter}" width="calc(100% - ${gutter}px)" height="${height}" overflow="visible" aria-hidden="true">` +
    `${hairlines.join("")}${aim}${marks}${labels.join("")}</svg></svg>`
  );
}

/** The middle of each of `count` equal parts. */
export function middleOf(index: number, count: number): number {
  return (index + 0.5) / count;
}

export function percent(part: number): string {
  return `${Math.round(part * 10_000) / 100}%`;
}

/** As many labels as a phone has room for, evenly apart. */
export function someLabels<Each>(
  all: readonly Each[],
  label: (each: Each) => string,
  most = 5,
): readonly XLabel[] {
  const every = Math.ceil(all.length / most);
  return all.flatMap((each, index) =>
    index % every === 0 ? [{ at: middleOf(index, all.length), label: label(each) }] : [],
  );
}

/** The lightest colour has an edge, or it would vanish in the page. */
export function isFaint(colour: string): boolean {
  return colour === "var(--heat-1)";
}

/** The width that bars are drawn to before they are stretched to that of the plot. */
const drawnWidth = 1_000;

/** A single day is a bar, too, and no wall. */
const widestBar = 90;

/**
 * Bars that stand on each other: for each place its parts from below, in their colours. One path a colour, stretched to
 * the width.
 */
export function stackedBars(
  bars: readonly (readonly number[])[],
  colours: readonly string[],
  { y, base, height }: Scale,
): string {
  const pitch = drawnWidth / bars.length;
  const gap = bars.length > 60 ? 0.08 : 0.18;
  const width = round(Math.min(widestBar, pitch * (1 - gap)));
  const paths = colours.map(() => "");
  for (const [index, parts] of bars.entries()) {
    const x = round((index + 0.5) * pitch - width / 2);
    let below = 0;
    for (const [place, part] of parts.entries()) {
      if (part === 0) continue;
      const bottom = Math.min(base, y(below));
      below += part;
      // What there is, is seen.
      const top = Math.min(y(below), bottom - 0.5);
      paths[place] += `M${x} ${bottom}V${top}h${width}V${bottom}z`;
    }
  }
  const drawn = paths.map((path, place) => {
    const colour = colours[place]!;
    const edge = isFaint(colour)
      ? ' stroke="var(--heat-3)" stroke-width="0.75" vector-effect="non-scaling-stroke"'
      : "";
    return path === "" ? "" : `<path d="${path}" fill="${colour}"${edge}/>`;
  });
  return (
    `<svg width="100%" height="${height}" viewBox="0 0 ${drawnWidth} ${height}" preserveAspectRatio="none" overflow="visible">` +
    `${drawn.join("")}</svg>`
  );
}

/** A line from top to bottom, such as an interval; `x` in percent. */
export function upright(x: string, [y1, y2]: readonly [number, number], stroke: string, width = 2): string {
  return `<line x1="${x}" x2="${x}" y1="${y1}" y2="${y2}" stroke="${stroke}" stroke-width="${width}"/>`;
}
