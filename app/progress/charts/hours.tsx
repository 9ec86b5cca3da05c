import type { HourMeasured } from "@/lib/progress/charts/hours";
import { StoredHtml } from "../../_ui/stored-html";
import { middleOf, percent, plotSvg, shareScale, upright } from "../plot-svg";

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
  const marks = data.map(({ hour, reviews, isTold, share, low, high }) => {
    const x = percent(middleOf(hour, 24));
    if (reviews === 0) return "";
    if (!isTold) return upright(x, [base, base - 5], "var(--ink-3)");
    const dot = `<circle cx="${x}" cy="${y(share ?? 0)}" r="3.5" fill="var(--accent)"/>`;
    return upright(x, [y(low), y(high)], "var(--heat-3)") + dot;
  });
  return (
    <StoredHtml
      html={plotSvg({
        label,
        scale,
        target: desired,
        xLabels: labelled.map((hour) => ({ at: hour / 24, label: String(hour) })),
        marks: marks.join(""),
      })}
    />
  );
}
