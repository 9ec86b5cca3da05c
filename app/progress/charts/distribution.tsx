import { useFormatter } from "next-intl";
import type { DistributionData } from "@/lib/progress/charts/distribution";
import { StoredHtml } from "../../_ui/stored-html";
import { countScale, plotSvg, stackedBars } from "../plot-svg";

/** Bars between the edges of the groups. */
export function DistributionPicture({
  data,
  label,
}: {
  readonly data: DistributionData;
  readonly label: string;
}) {
  const format = useFormatter();
  const { of, groups } = data;
  const scale = countScale(Math.max(...groups.map(({ count }) => count)), 150);
  const written = (edge: number) => format.number(of === "recall" ? edge * 100 : edge);
  return (
    <StoredHtml
      html={plotSvg({
        label,
        scale,
        xLabels: groups.flatMap(({ from }, index) =>
          from === null ? [] : [{ at: index / groups.length, label: written(from) }],
        ),
        marks: stackedBars(
          groups.map(({ count }) => [count]),
          ["var(--heat-4)"],
          scale,
        ),
      })}
    />
  );
}
