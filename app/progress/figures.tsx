import { useFormatter, useTranslations } from "next-intl";
import type { ProgressView } from "@/lib/services/load-progress";
import { FigureList } from "../_ui/figure-list";

const hundredth = (share: number) => Math.round(share * 100);

/** Today, and the four figures that sum up the rest. */
export function Figures({ figures }: { readonly figures: ProgressView["figures"] }) {
  const t = useTranslations("progress.figures");
  const format = useFormatter();
  const { retention, desired, recall, items, streak } = figures;
  const percent = (share: number | null) =>
    share === null ? t("none") : format.number(share, { style: "percent", maximumFractionDigits: 1 });
  const minutes = Math.round(figures.minutes);
  return (
    <FigureList
      figures={[
        {
          name: t("done"),
          value: t("answers", { count: figures.done }),
          note: t("doneNote", { minutes, due: figures.due }),
        },
        {
          name: t("streak"),
          value: format.number(streak.days),
          note: t("streakNote", { days: streak.longest, rests: streak.restDays.length }),
        },
        {
          name: t("retention"),
          value: percent(retention.share),
          note:
            retention.share === null
              ? t("retentionNone")
              : t("retentionNote", {
                  low: hundredth(retention.low),
                  high: hundredth(retention.high),
                  desired: hundredth(desired),
                }),
        },
        { name: t("recall"), value: percent(recall), note: t("recallNote", { items }) },
      ]}
    />
  );
}
