import { useLocale, useTranslations } from "next-intl";
import type { StockPoint } from "@/lib/progress/charts/stock";
import { StoredHtml } from "../../_ui/stored-html";
import { Legend } from "../legend";
import { countScale, plotSvg, someLabels, stackedBars } from "../plot-svg";
import { writtenStudyDay } from "../written-study-day";

/** From below: what is known longest stands on the ground. */
const stages = ["mature", "young", "learning", "suspended"] as const;
const colours = ["var(--heat-5)", "var(--heat-3)", "var(--heat-1)", "var(--line-2)"];

export function StockPicture({
  data,
  label,
}: {
  readonly data: readonly StockPoint[];
  readonly label: string;
}) {
  const t = useTranslations("progress.terms");
  const locale = useLocale();
  const scale = countScale(
    Math.max(...data.map((point) => stages.reduce((sum, stage) => sum + point[stage], 0))),
  );
  return (
    <>
      <StoredHtml
        html={plotSvg({
          label,
          scale,
          xLabels: someLabels(data, ({ to }) => writtenStudyDay(to, locale, "short")),
          marks: stackedBars(
            data.map((point) => stages.map((stage) => point[stage])),
            colours,
            scale,
          ),
        })}
      />
      <Legend entries={stages.map((stage, i) => ({ colour: colours[i]!, label: t(stage) }))} />
    </>
  );
}
