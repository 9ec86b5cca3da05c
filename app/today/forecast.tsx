import { scaleBand, scaleLinear } from "@visx/scale";
import { useFormatter, useTranslations } from "next-intl";
import type { TodayView } from "@/lib/services/load-today";
import { classNames } from "../_ui/class-names";
import { SectionHead } from "../_ui/section-head";
import { calendarDate } from "./calendar-date";

const height = 150;
const base = 128;
const tallest = 108;
const barWidth = 26;

/** Items due on each of seven days, today first: known ones below, new ones stacked on top. */
export function Forecast({ days }: { readonly days: TodayView["forecast"] }) {
  const t = useTranslations("today.forecast");
  const format = useFormatter();
  const weekday = (isoDate: string) => format.dateTime(calendarDate(isoDate), { weekday: "short" });
  const totals = days.map((day) => day.due + day.new);
  const most = Math.max(...totals, 1);
  const x = scaleBand({ domain: days.map((day) => day.isoDate), range: [0, 100] });
  const y = scaleLinear({ domain: [0, most], range: [0, tallest] });
  const list = days.map((day, index) => t("day", { day: weekday(day.isoDate), items: totals[index] ?? 0 }));
  const hasNew = days.some((day) => day.new > 0);
  return (
    <section aria-labelledby="forecast" className="border-line-2 border-t pt-4">
      <SectionHead
        id="forecast"
        small
        title={t("title")}
        meta={t("items", { items: totals.reduce((sum, total) => sum + total, 0) })}
      />
      <svg
        width="100%"
        height={height}
        role="img"
        aria-label={t("chart", { list: format.list(list) })}
        className="chart"
      >
        {days.map((day, index) => {
          const isToday = index === 0;
          const total = totals[index] ?? 0;
          const middle = `${(x(day.isoDate) ?? 0) + x.bandwidth() / 2}%`;
          const due = y(day.due) ?? 0;
          const fresh = y(day.new) ?? 0;
          // A gap of one pixel between the two parts.
          const gap = due > 0 && fresh > 1 ? 1 : 0;
          return (
            <g key={day.isoDate} className={classNames(isToday && "font-semibold [&>text]:fill-ink")}>
              <svg x={middle} className="overflow-visible" aria-hidden="true">
                <rect
                  x={-barWidth / 2}
                  y={base - due}
                  width={barWidth}
                  height={due}
                  fill={isToday ? "var(--accent)" : "var(--heat-4)"}
                />
                <rect
                  x={-barWidth / 2}
                  y={base - due - fresh}
                  width={barWidth}
                  height={Math.max(0, fresh - gap)}
                  fill="var(--heat-2)"
                />
              </svg>
              <text x={middle} y={base - due - fresh - 6} textAnchor="middle">
                {total}
              </text>
              <text x={middle} y={base + 18} textAnchor="middle">
                {weekday(day.isoDate)}
              </text>
            </g>
          );
        })}
        <line x2="100%" y1={base + 0.5} y2={base + 0.5} stroke="var(--line-2)" />
      </svg>
      {hasNew && (
        <p aria-hidden="true" className="mt-3 flex items-center gap-1 text-12 text-ink-3">
          <i className="size-2.5 rounded-[1px] bg-accent" />
          <span className="mr-3">{t("dueToday")}</span>
          <i className="size-2.5 rounded-[1px] bg-heat-2" />
          {t("new")}
        </p>
      )}
    </section>
  );
}
