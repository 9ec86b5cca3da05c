import { scaleLinear } from "@visx/scale";
import { useFormatter, useTranslations } from "next-intl";
import type { LifeOfAnItem, Stretch } from "@/lib/progress/life-of-an-item";
import { classNames } from "../_ui/class-names";
import { pathOf, type RecallCurve, recallAfter } from "../_ui/curve";

const height = 252;
const top = 18;
const bottom = 218;
const lowest = 0.45;
const levels = [1, 0.9, 0.7, 0.5];

type Props = { readonly life: LifeOfAnItem; readonly curve: RecallCurve; readonly days: number };

/**
 * Recall over the days. Lines are in a nested SVG that stretches to the width of the page without stretching strokes;
 * text and dots are positioned in percent. So the text is 12 px at any width.
 */
export function LifeChart({ life, curve, days }: Props) {
  const t = useTranslations("landing.life");
  const format = useFormatter();
  const percent = (value: number) => format.number(value, { style: "percent" });
  const x = scaleLinear({ domain: [0, days], range: [0, 100] });
  const y = scaleLinear({ domain: [1, lowest], range: [top, bottom] });
  const lineOf = ({ fromDay, toDay, stability }: Stretch) =>
    pathOf(48, (part) => {
      // Points are closer together at the start, where the fall is steep.
      const elapsed = (toDay - fromDay) * part ** 2;
      return [(x(fromDay + elapsed) ?? 0) * 10, y(recallAfter(curve, elapsed, stability)) ?? 0];
    });
  const answered = life.stretches.map((stretch) => stretch.fromDay);
  const end = recallAfter(curve, days, life.leftAlone.stability);
  return (
    <div className="pr-1 pl-13">
      <svg
        width="100%"
        height={height}
        role="img"
        aria-label={t("chart", { days, answers: life.answers, left: percent(end) })}
        className="chart"
      >
        {levels.map((level) => (
          <g key={level}>
            <line
              x2="100%"
              y1={y(level)}
              y2={y(level)}
              stroke="var(--line)"
              {...(level === 0.9 && { strokeDasharray: "2 3" })}
            />
            <text x="-8" y={(y(level) ?? 0) + 4} textAnchor="end">
              {percent(level)}
            </text>
          </g>
        ))}
        <line x2="100%" y1={bottom} y2={bottom} stroke="var(--line-2)" />
        <svg
          aria-hidden="true"
          width="100%"
          height={height}
          viewBox={`0 0 1000 ${height}`}
          preserveAspectRatio="none"
        >
          <g fill="none" strokeLinejoin="round" strokeLinecap="round">
            <path
              d={lineOf(life.leftAlone)}
              stroke="var(--ink-3)"
              strokeDasharray="2 3"
              vectorEffect="non-scaling-stroke"
            />
            {life.stretches.map((stretch, index) => (
              <path
                key={stretch.fromDay}
                // Each answer raises the curve to the top.
                d={lineOf(stretch) + (index < life.stretches.length - 1 ? `V${top}` : "")}
                stroke="var(--accent)"
                strokeWidth="1.75"
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </g>
        </svg>
        {answered.map((day) => (
          <circle key={day} cx={`${x(day)}%`} cy={top} r="3.5" fill="var(--accent)" />
        ))}
        <DayLabels days={[...answered, days]} last={days} place={(day) => x(day) ?? 0} />
        <text
          x="100%"
          y={(y(0.9) ?? 0) + 18}
          textAnchor="end"
          className="font-semibold"
          style={{ fill: "var(--ink)" }}
        >
          {t("answered", { answers: life.answers })}
        </text>
        <text
          x="100%"
          y={(y(recallAfter(curve, days * 0.4, life.leftAlone.stability)) ?? 0) - 10}
          textAnchor="end"
        >
          {t("leftAlone")}
        </text>
      </svg>
    </div>
  );
}

/** Minimum distance between two labels, in percent of the width: on a wide screen and on a phone. */
const room = { wide: 4, phone: 16 };

function DayLabels(props: {
  readonly days: readonly number[];
  readonly last: number;
  readonly place: (day: number) => number;
}) {
  const { days, last, place } = props;
  const t = useTranslations("landing.life");
  const wide = spaced(days, place, room.wide);
  const phone = spaced(days, place, room.phone);
  return wide.map((day) => (
    <text
      key={day}
      x={`${place(day)}%`}
      y={bottom + 18}
      textAnchor={day === last ? "end" : day === 0 ? "start" : "middle"}
      className={classNames(!phone.includes(day) && "max-sm:hidden")}
    >
      {day === 0 ? t("day", { day }) : day === last ? t("days", { days: last }) : day}
    </text>
  ));
}

/** The first and the last, and those in between that have room on both sides. */
function spaced(days: readonly number[], place: (day: number) => number, least: number): number[] {
  const last = days.at(-1) ?? 0;
  const kept: number[] = [];
  for (const day of days) {
    const before = kept.at(-1);
    const isFree = before === undefined || place(day) - place(before) >= least;
    if (day === last || (isFree && place(last) - place(day) >= least)) kept.push(day);
  }
  return kept;
}
