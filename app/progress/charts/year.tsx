import { useLocale, useTranslations } from "next-intl";
import type { YearData } from "@/lib/progress/charts/year";
import { escaped } from "../../_ui/escaped";
import { StoredHtml } from "../../_ui/stored-html";
import { writtenStudyDay } from "../written-study-day";

const cell = 13;
const pitch = 16;
const left = 36;
const top = 20;
const colours = [0, 1, 2, 3, 4, 5].map((level) => `var(--heat-${level})`);
const labelledRows = [0, 2, 4];
/** Weeks between the names of two months, or they would touch. */
const leastApart = 3;

/** A square for each day, a column for each week. On a narrow screen it scrolls, and begins at the right: with today. */
export function YearMap({ data, label }: { readonly data: YearData; readonly label: string }) {
  const t = useTranslations("progress");
  const locale = useLocale();
  const { weeks, full } = data;
  const thisWeek = weeks.at(-1) ?? [];
  const weekdays = labelledRows.map(
    // Day 4 was a Monday.
    (row) => textAt(0, top + row * pitch + 11, writtenStudyDay(4 + row, locale, "weekday")),
  );
  const months = monthsOf(weeks).map(({ week, day }) =>
    textAt(left + week * pitch, 12, writtenStudyDay(day, locale, "month")),
  );
  const squares = squaresOf(weeks).map((path, level) => `<path d="${path}" fill="${colours[level]}"/>`);
  const x = left + (weeks.length - 1) * pitch;
  const y = top + (thisWeek.filter((day) => day !== null).length - 1) * pitch;
  const svg =
    `<svg style="direction:ltr" width="${left + weeks.length * pitch}" height="${top + 7 * pitch}" role="img" ` +
    `aria-label="${escaped(label)}" class="chart mr-auto">${weekdays.join("")}${months.join("")}${squares.join("")}` +
    `<rect x="${x}" y="${y}" width="${cell}" height="${cell}" fill="none" stroke="var(--ink)" stroke-width="1.5"/></svg>`;
  return (
    <>
      <StoredHtml
        html={svg}
        role="group"
        aria-label={t("scroll", { chart: t("year.title") })}
        tabIndex={0}
        dir="rtl"
        className="overflow-x-auto overflow-y-hidden pb-1"
      />
      <p aria-hidden="true" className="mt-2 flex items-center gap-1 text-12 text-ink-3">
        {t("year.less")}
        {colours.map((colour) => (
          <i key={colour} className="size-2.5 rounded-[1px]" style={{ background: colour }} />
        ))}
        {t("year.scale", { full })}
      </p>
    </>
  );
}

function textAt(x: number, y: number, text: string): string {
  return `<text x="${x}" y="${y}">${escaped(text)}</text>`;
}

/** The squares of each level, as one path. */
function squaresOf(weeks: YearData["weeks"]): readonly string[] {
  const paths = colours.map(() => "");
  for (const [week, days] of weeks.entries())
    for (const [row, day] of days.entries())
      if (day !== null)
        paths[day.level] += `M${left + week * pitch} ${top + row * pitch}h${cell}v${cell}h-${cell}z`;
  return paths;
}

/** The weeks in which a month begins. */
function monthsOf(weeks: YearData["weeks"]): readonly { readonly week: number; readonly day: number }[] {
  const months: { week: number; day: number }[] = [];
  let month = -1;
  for (const [week, days] of weeks.entries()) {
    const first = days[0];
    if (first === null || first === undefined) continue;
    const own = new Date(first.studyDay * 86_400_000).getUTCMonth();
    if (own !== month && week - (months.at(-1)?.week ?? -leastApart) >= leastApart)
      months.push({ week, day: first.studyDay });
    month = own;
  }
  return months;
}
