import { useFormatter } from "next-intl";
import type { DistributionData } from "@/lib/progress/charts/distribution";
import { countScale, Plot, StackedBars } from "../plot";

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
    <Plot
      label={label}
      scale={scale}
      xLabels={groups.flatMap(({ from }, index) =>
        from === null ? [] : [{ at: index / groups.length, label: written(from) }],
      )}
    >
      <StackedBars bars={groups.map(({ count }) => [count])} colours={["var(--heat-4)"]} scale={scale} />
    </Plot>
  );
}
