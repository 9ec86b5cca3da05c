"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { IntervalPreview } from "@/lib/scheduling/memory";
import { pathOf, type RecallCurve, recallAfter, stabilityFor } from "./curve";
import { intervalWords } from "./interval-words";

const width = 880;
const height = 74;
const left = 44;
const right = 872;
const top = 8;
const bottom = 45;
/** Minimum px between the centres of two labels, so that they do not touch. */
const labelRoom = 64;

const strokes = ["var(--again)", "var(--hard)", "var(--good)", "var(--easy)"];

type Props = {
  readonly curve: RecallCurve;
  readonly previews: IntervalPreview;
  readonly buttons: 2 | 4;
  /**
   * Whether the item rests until tomorrow after Again, however fast it is forgotten: then there is no curve to draw.
   */
  readonly rests: boolean;
  /** Recall at which an item is due, 0 to 1. */
  readonly retention: number;
};

/**
 * Recall after each rating, from now until it has fallen to the desired retention: the curves end at the intervals of
 * the buttons below. Intervals of minutes show no visible fall and are left out, and a single curve compares nothing.
 * For wide screens.
 */
export function IntervalCurves({ curve, previews, buttons, rests, retention }: Props) {
  const t = useTranslations("ui");
  const format = useFormatter();
  const ends = previews.flatMap((preview, index) =>
    "days" in preview && (buttons === 4 || index % 2 === 0) && !(rests && index === 0)
      ? [{ days: preview.days, stroke: strokes[index] }]
      : [],
  );
  const longest = Math.max(...ends.map((end) => end.days));
  if (ends.length < 2 || longest <= 0) return null;
  const y = (recall: number) => top + ((1 - recall) / (1 - retention)) * (bottom - top);
  const x = (days: number) => left + (days / longest) * (right - left);
  /** Whether a label has room beside “now” and the next longer one; of two that end together the last is labelled. */
  const hasRoom = (days: number) =>
    x(days) - left >= labelRoom &&
    ends.every((end) => end.days <= days || x(end.days) - x(days) >= labelRoom);
  const percent = (value: number) => format.number(value, { style: "percent" });
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={t("rating.curves", { percent: percent(retention) })}
      className="chart mb-2 w-full max-md:hidden"
    >
      <path d={`M${left} ${bottom}H${right}`} stroke="var(--line)" />
      <text x={left} y={height - 8}>
        {t("rating.now")}
      </text>
      <text x={left - 8} y={top + 5} textAnchor="end">
        {percent(1)}
      </text>
      <text x={left - 8} y={bottom + 4} textAnchor="end">
        {percent(retention)}
      </text>
      {ends.map(({ days, stroke }) => {
        const stability = stabilityFor(curve, days, retention);
        const { key, count } = intervalWords({ days });
        const path = pathOf(24, (part) => [x(part * days), y(recallAfter(curve, part * days, stability))]);
        return (
          <g key={stroke}>
            <path d={path} fill="none" stroke={stroke} strokeWidth="1.5" />
            <circle cx={x(days)} cy={bottom} r="4" fill={stroke} />
            {hasRoom(days) && (
              <text x={x(days)} y={height - 8} textAnchor={days === longest ? "end" : "middle"}>
                {t(`interval.${key}`, { count })}
              </text>
            )}
          </g>
        );
      })}
    </svg>
  );
}
