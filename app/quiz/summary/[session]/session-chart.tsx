import { useTranslations } from "next-intl";
import type { SessionSummary } from "@/lib/quiz/session-summary";
import { roundStep } from "../../../_ui/round-step";

type Timeline = SessionSummary["timeline"];

const height = 140;
const base = 114;
const tallest = 104;
const axis = 34;
/** Grid lines, in steps. */
const lines = [0, 1, 2, 3];
/** A table with more rows scrolls. */
const mostRows = 20;
/** Bars get no wider than this, so that a short session does not look like blocks. */
const widestPart = 4;

/**
 * Seconds for each answer, in order; in a very long session only the last ones, of `count` in all. Positioned in
 * percent of the width, so that the text is 12 px at any width.
 */
export function SessionChart({ timeline, count }: { readonly timeline: Timeline; readonly count: number }) {
  const t = useTranslations("quiz.summary.chart");
  const wrong = timeline.filter(({ right }) => !right).length;
  const step = roundStep(Math.max(...timeline.map(({ seconds }) => seconds), 3) / 3);
  const most = step * 3;
  const y = (seconds: number) => base - (Math.min(seconds, most) / most) * tallest;
  const part = Math.min(100 / timeline.length, widestPart);
  const tick = roundStep(Math.max(5, timeline.length / 12));
  const before = count - timeline.length;
  const isMarked = (answer: number) => answer === 1 || answer % tick === 0;
  return (
    <section aria-labelledby="session-chart" className="mt-10 border-line-2 border-t pt-4">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h2 id="session-chart" className="head">
          {t("title")}
        </h2>
        <p className="flex flex-wrap items-center gap-x-1 text-12 text-ink-3">
          <i aria-hidden="true" className="size-2.5 rounded-[1px] bg-heat-4" />
          <span className="mr-2">{t("right")}</span>
          <i aria-hidden="true" className="size-2.5 rounded-[1px] bg-wrong" />
          <span className="mr-2">{t("wrong")}</span>
          <span>{t(before > 0 ? "legendLast" : "legend", { answers: timeline.length })}</span>
        </p>
      </div>
      <svg
        width="100%"
        height={height}
        role="img"
        aria-label={t("finding", { answers: timeline.length, wrong })}
        className="chart"
      >
        {lines.map((line) => (
          <text key={line} x={axis - 8} y={y(line * step) + 4} textAnchor="end">
            {line * step}
          </text>
        ))}
        <svg
          x={axis}
          width={`calc(100% - ${axis}px)`}
          height={height}
          className="overflow-visible"
          aria-hidden="true"
        >
          {lines.map((line) => (
            <line
              key={line}
              x1={0}
              x2={`${timeline.length * part}%`}
              y1={y(line * step)}
              y2={y(line * step)}
              stroke={line === 0 ? "var(--line-2)" : "var(--line)"}
            />
          ))}
          {timeline.map(({ right, seconds }, index) => (
            <g
              // biome-ignore lint/suspicious/noArrayIndexKey: an answer is its place
              key={index}
            >
              <rect
                x={`${index * part + part * 0.18}%`}
                width={`${part * 0.64}%`}
                y={y(Math.max(seconds, most / tallest))}
                height={base - y(Math.max(seconds, most / tallest))}
                fill={right ? "var(--heat-4)" : "var(--wrong)"}
              />
              {isMarked(before + index + 1) && (
                <text x={`${(index + 0.5) * part}%`} y={base + 20} textAnchor="middle">
                  {before + index + 1}
                </text>
              )}
            </g>
          ))}
        </svg>
      </svg>
      <AsTable timeline={timeline} before={before} />
    </section>
  );
}

type TableProps = { readonly timeline: Timeline; readonly before: number };

function AsTable({ timeline, before }: TableProps) {
  const t = useTranslations("quiz.summary.chart");
  const table = <TimelineTable timeline={timeline} before={before} />;
  return (
    <details className="mt-2">
      <summary className="meta min-h-6 w-fit">{t("table")}</summary>
      {timeline.length <= mostRows ? (
        <div className="mt-2">{table}</div>
      ) : (
        // biome-ignore lint/a11y/useSemanticElements: no set of fields
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled from the keyboard too
        <div role="group" aria-label={t("title")} tabIndex={0} className="mt-2 max-h-72 overflow-y-auto">
          {table}
        </div>
      )}
    </details>
  );
}

function TimelineTable({ timeline, before }: TableProps) {
  const t = useTranslations("quiz.summary.chart");
  return (
    <table className="w-full max-w-96 text-13 tabular-nums [&_td]:border-line [&_td]:border-b [&_td]:py-1 [&_th]:py-1 [&_th]:font-medium [&_th]:text-ink-3">
      <thead>
        <tr>
          <th className="text-left">{t("answer")}</th>
          <th className="text-right">{t("seconds")}</th>
          <th className="pl-6 text-left">{t("result")}</th>
        </tr>
      </thead>
      <tbody>
        {timeline.map(({ right, seconds }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an answer is its place
          <tr key={index}>
            <td>{before + index + 1}</td>
            <td className="text-right">{seconds}</td>
            <td className={right ? "pl-6" : "pl-6 text-wrong"}>{right ? t("right") : t("wrong")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
