import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { CalibrationData } from "@/lib/progress/charts/calibration";
import { StoredHtml } from "../../_ui/stored-html";
import { percent, plotSvg, round, shareScale, upright } from "../plot-svg";
import { writtenStudyDay } from "../written-study-day";

/** Predicted recall to the right, measured recall upwards; the dashed diagonal is a forecast that comes true. */
export function CalibrationPicture({
  data,
  label,
}: {
  readonly data: CalibrationData;
  readonly label: string;
}) {
  const t = useTranslations("progress.calibration");
  const { groups } = data;
  const scale = shareScale(Math.min(...groups.flatMap(({ predicted, low }) => [predicted, low])), 260);
  const { y, ticks } = scale;
  const least = ticks[0]?.value ?? 0;
  const x = (share: number) => percent((share - least) / (1 - least));
  const most = Math.max(...groups.map(({ reviews }) => reviews), 1);
  const point = ({ predicted, share }: (typeof groups)[number]) => [x(predicted), y(share ?? 0)] as const;
  const lines = groups.map((group, index) => {
    const before = groups[index - 1];
    const [x2, y2] = point(group);
    const interval = upright(x2, [y(Math.max(least, group.low)), y(group.high)], "var(--heat-3)");
    if (before === undefined) return interval;
    const [x1, y1] = point(before);
    const step = `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="var(--accent)" stroke-width="1.5"/>`;
    return step + interval;
  });
  const dots = groups.map((group) => {
    const [cx, cy] = point(group);
    const radius = round(2.5 + 3.5 * Math.sqrt(group.reviews / most));
    return `<circle cx="${cx}" cy="${cy}" r="${radius}" fill="var(--accent)"/>`;
  });
  const diagonal = `<line x1="0%" x2="100%" y1="${y(least)}" y2="${y(1)}" stroke="var(--ink-3)" stroke-dasharray="4 3"/>`;
  return (
    <>
      <p aria-hidden="true" className="text-12 text-ink-3">
        {t("axisY")}
      </p>
      <StoredHtml
        html={plotSvg({
          label,
          scale,
          xLabels: ticks.map(({ value, label: text }) => ({
            at: (value - least) / (1 - least),
            label: text,
          })),
          marks: diagonal + lines.join("") + dots.join(""),
        })}
      />
      <p aria-hidden="true" className="text-right text-12 text-ink-3">
        {t("axisX")}
      </p>
    </>
  );
}

/** The figures by which schedulers are compared, and their formulas. */
export function CalibrationFigures({
  data,
  from,
}: {
  readonly data: CalibrationData;
  readonly from: number;
}) {
  const t = useTranslations("progress.calibration");
  const format = useFormatter();
  const locale = useLocale();
  const written = (value: number | null, digits: number) =>
    value === null
      ? "–"
      : format.number(value, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return (
    <>
      <p className="meta mt-1 max-w-measure">{t("how")}</p>
      <dl className="mt-2 flex flex-wrap gap-x-6 gap-y-1 text-13">
        {/* What is rounded to bins is not known to three digits. */}
        {(
          [
            ["logLoss", 3],
            ["rmse", 3],
            ["auc", 2],
          ] as const
        ).map(([name, digits]) => (
          <div key={name} className="flex gap-2">
            <dt className="text-ink-3">{t(name)}</dt>
            <dd className="font-semibold">{written(data[name], digits)}</dd>
          </div>
        ))}
      </dl>
      <details className="mt-1">
        <summary className="meta min-h-6 w-fit pointer-coarse:min-h-11 pointer-coarse:py-3">
          {t("formula")}
        </summary>
        <div className="meta mt-1 grid max-w-measure gap-2">
          <p>{t("logLossFormula")}</p>
          <p>
            {t.rich("rmseFormula", {
              date: writtenStudyDay(from, locale, "year"),
              link: (text) => (
                <a href="https://github.com/open-spaced-repetition/srs-benchmark" rel="noreferrer">
                  {text}
                </a>
              ),
            })}
          </p>
          <p>{t("aucFormula")}</p>
        </div>
      </details>
    </>
  );
}
