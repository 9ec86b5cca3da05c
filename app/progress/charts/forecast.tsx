import { useLocale, useTranslations } from "next-intl";
import type { ForecastDay } from "@/lib/progress/charts/forecast";
import { StoredHtml } from "../../_ui/stored-html";
import { Legend } from "../legend";
import { countScale, plotSvg, someLabels, stackedBars } from "../plot-svg";
import { writtenStudyDay } from "../written-study-day";

const colours = ["var(--heat-4)", "var(--heat-2)"];

/** Items on each of the next days: known ones below, new ones and what they bring back on top. Minutes below that. */
export function ForecastPicture({
  data,
  label,
}: {
  readonly data: readonly ForecastDay[];
  readonly label: string;
}) {
  const t = useTranslations("progress.forecast");
  const locale = useLocale();
  const xLabels = someLabels(data, ({ studyDay }) => writtenStudyDay(studyDay, locale, "short"));
  const items = countScale(Math.max(...data.map(({ due, fresh }) => due + fresh)));
  const minutes = countScale(Math.max(...data.map((day) => day.minutes)), 110);
  return (
    <>
      <p aria-hidden="true" className="text-12 text-ink-3">
        {t("items")}
      </p>
      <StoredHtml
        html={plotSvg({
          label,
          scale: items,
          xLabels,
          marks: stackedBars(
            data.map(({ due, fresh }) => [due, fresh]),
            colours,
            items,
          ),
        })}
      />
      <p aria-hidden="true" className="mt-2 text-12 text-ink-3">
        {t("minutes")}
      </p>
      <StoredHtml
        html={plotSvg({
          label: t("minutes"),
          scale: minutes,
          xLabels: [],
          marks: stackedBars(
            data.map((day) => [day.minutes]),
            ["var(--heat-4)"],
            minutes,
          ),
        })}
      />
      <Legend
        entries={[
          { colour: colours[0]!, label: t("due") },
          { colour: colours[1]!, label: t("fresh") },
        ]}
      />
    </>
  );
}
