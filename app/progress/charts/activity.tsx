import { useLocale, useTranslations } from "next-intl";
import type { ActivityBucket } from "@/lib/progress/charts/activity";
import { StoredHtml } from "../../_ui/stored-html";
import { Legend } from "../legend";
import { countScale, plotSvg, someLabels, stackedBars } from "../plot-svg";
import { writtenStudyDay } from "../written-study-day";

/** From below. */
const phases = ["mature", "young", "relearning", "learning", "new"] as const;
const colours = ["var(--heat-5)", "var(--heat-4)", "var(--slip)", "var(--heat-3)", "var(--heat-1)"];

/** Answers and minutes a day; of longer times the mean day of each week. */
export function ActivityPicture({
  data,
  label,
}: {
  readonly data: readonly ActivityBucket[];
  readonly label: string;
}) {
  const t = useTranslations("progress");
  const locale = useLocale();
  const xLabels = someLabels(data, ({ from }) => writtenStudyDay(from, locale, "short"));
  return (
    <>
      {(["reviews", "minutes"] as const).map((what) => {
        const bars = data.map(({ from, to, phases: counts }) =>
          phases.map((phase) => (counts.find((each) => each.phase === phase)?.[what] ?? 0) / (to - from + 1)),
        );
        const scale = countScale(
          Math.max(...bars.map((parts) => parts.reduce((sum, part) => sum + part, 0))),
          what === "reviews" ? 180 : 130,
        );
        return (
          <div key={what}>
            <p aria-hidden="true" className="mt-2 text-12 text-ink-3">
              {t(`activity.${what}`)}
            </p>
            <StoredHtml
              html={plotSvg({
                label: what === "reviews" ? label : t("activity.minutes"),
                scale,
                xLabels,
                marks: stackedBars(bars, colours, scale),
              })}
            />
          </div>
        );
      })}
      <Legend entries={phases.map((phase, i) => ({ colour: colours[i]!, label: t(`terms.${phase}`) }))} />
    </>
  );
}
