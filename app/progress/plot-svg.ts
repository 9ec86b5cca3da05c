import type { ReactNode } from "react";
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

type Props = {
  readonly label: string;
  readonly scale: Scale;
  readonly xLabels: readonly XLabel[];
  /** A value to be reached, as a dashed line. */
  readonly target?: number | undefined;
  /** Placed in percent of the width. */
  readonly children: ReactNode;
};

/**
 * A scale, hairlines at its round values, and labels below. Everything is placed in percent of the width, so that the
 * text is 12 px at any width.
 */
export function Plot({ label, scale, xLabels, target, children }: Props) {
  const { y, ticks, height, base } = scale;
  return (
    <svg width="100%" height={height} role="img" aria-label={label} className="chart">
      {ticks.map((tick) => (
        <text key={tick.value} x={gutter - 8} y={y(tick.value) + 4} textAnchor="end">
          {tick.label}
        </text>
      ))}
      <svg
        x={gutter}
        width={`calc(100% - ${gutter}px)`}
        height={height}
        className="overflow-visible"
        aria-hidden="true"
      >
        {ticks.map((tick) => (
          <line
            key={tick.value}
            x2="100%"
            y1={y(tick.value)}
            y2={y(tick.value)}
            stroke={y(tick.value) === base ? "var(--line-2)" : "var(--line)"}
          />
        ))}
        {target !== undefined && (
          <line x2="100%" y1={y(target)} y2={y(target)} stroke="var(--ink-3)" strokeDasharray="4 3" />
        )}
        {children}
        {xLabels.map(({ at, label: text }) => (
          <text
            key={at}
            x={`${round(at * 100)}%`}
            y={base + 18}
            textAnchor={at < 0.04 ? "start" : at > 0.96 ? "end" : "middle"}
          >
            {text}
          </text>
        ))}
      </svg>
    </svg>
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

type LegendProps = { readonly entries: readonly { readonly colour: string; readonly label: ReactNode }[] };

export function Legend({ entries }: LegendProps) {
  return (
    <p aria-hidden="true" className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-12 text-ink-3">
      {entries.map(({ colour, label }) => (
        <span key={colour} className="inline-flex items-center gap-1">
          <i className="size-2.5 rounded-[1px]" style={swatch(colour)} />
          {label}
        </span>
      ))}
    </p>
  );
}

/** The lightest colours have an edge, or they would vanish in the page. */
function swatch(colour: string) {
  return { background: colour, boxShadow: isFaint(colour) ? "inset 0 0 0 1px var(--heat-3)" : undefined };
}

export function isFaint(colour: string): boolean {
  return colour === "var(--heat-1)";
}

/** The width that bars are drawn to before they are stretched to that of the plot. */
const drawnWidth = 1_000;

/** A single day is a bar, too, and no wall. */
const widestBar = 90;

/**
 * Bars that stand on each other: for each place its parts from below, in their colours. One path a colour, stretched to
 * the width: a rectangle for each part would make most of the page.
 */
export function StackedBars({
  bars,
  colours,
  scale: { y, base, height },
}: {
  readonly bars: readonly (readonly number[])[];
  readonly colours: readonly string[];
  readonly scale: Scale;
}) {
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
  return (
    <svg
      width="100%"
      height={height}
      viewBox={`0 0 ${drawnWidth} ${height}`}
      preserveAspectRatio="none"
      aria-hidden="true"
      className="overflow-visible"
    >
      {paths.map((path, place) => {
        const colour = colours[place]!;
        if (path === "") return null;
        return (
          <path
            key={colour}
            d={path}
            fill={colour}
            {...(isFaint(colour) && {
              stroke: "var(--heat-3)",
              strokeWidth: 0.75,
              vectorEffect: "non-scaling-stroke",
            })}
          />
        );
      })}
    </svg>
  );
}
