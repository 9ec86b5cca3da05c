import type { HourMeasured } from "@/lib/progress/charts/hours";
import { middleOf, Plot, percent, shareScale } from "../plot";

const labelled = [0, 6, 12, 18, 24];

/** A dot with its interval for each hour that has enough answers; a short stroke on the ground for one that has few. */
export function HoursPicture({
  data,
  desired,
  label,
}: {
  readonly data: readonly HourMeasured[];
  readonly desired: number;
  readonly label: string;
}) {
  const told = data.filter(({ isTold }) => isTold);
  const scale = shareScale(Math.min(desired, ...told.map(({ low }) => low)), 180);
  const { y, base } = scale;
  return (
    <Plot
      label={label}
      scale={scale}
      target={desired}
      xLabels={labelled.map((hour) => ({ at: hour / 24, label: String(hour) }))}
    >
      {data.map(({ hour, reviews, isTold, share, low, high }) => {
        const x = percent(middleOf(hour, 24));
        if (reviews === 0) return null;
        if (!isTold)
          return (
            <line key={hour} x1={x} x2={x} y1={base} y2={base - 5} stroke="var(--ink-3)" strokeWidth={2} />
          );
        return (
          <g key={hour}>
            <line x1={x} x2={x} y1={y(low)} y2={y(high)} stroke="var(--heat-3)" strokeWidth={2} />
            <circle cx={x} cy={y(share ?? 0)} r={3.5} fill="var(--accent)" />
          </g>
        );
      })}
    </Plot>
  );
}
