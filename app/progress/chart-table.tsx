import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { Cell, Column, Table } from "@/lib/progress/chart";
import { writtenStudyDay } from "./written-study-day";

const isText = ({ unit }: Column) => unit === "text" || unit === "term" || unit === "day";

/** The numbers of a chart, in a box that scrolls. */
export function ChartTable({ title, table }: { readonly title: string; readonly table: Table }) {
  const t = useTranslations("progress");
  const written = useWrittenCell();
  return (
    // biome-ignore lint/a11y/useSemanticElements: no set of fields
    <div
      role="group"
      aria-label={t("scroll", { chart: title })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long table is scrolled from the keyboard too
      tabIndex={0}
      className="relative mt-2 max-h-72 w-full overflow-auto"
    >
      <table className="w-full max-w-3xl text-13 tabular-nums">
        <caption className="sr-only">{title}</caption>
        <thead className="text-ink-3">
          <tr className="border-line border-b">
            {table.columns.map((column) => (
              <th
                key={column.name}
                scope="col"
                className={`py-1 pr-4 font-medium last:pr-0 ${isText(column) ? "text-left" : "text-right"}`}
              >
                {t(`columns.${column.name}` as "columns.day")}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
            <tr key={index} className="border-line border-b">
              {table.columns.map((column, place) => (
                <td
                  key={column.name}
                  className={`py-1 pr-4 last:pr-0 ${isText(column) ? "text-left" : "whitespace-nowrap text-right"}`}
                >
                  {written(row[place] ?? null, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function useWrittenCell(): (cell: Cell, column: Column) => string {
  const t = useTranslations("progress");
  const format = useFormatter();
  const locale = useLocale();
  return (cell, { unit }) => {
    if (cell === null || cell === "") return "–";
    if (typeof cell === "string") return unit === "term" ? t(`terms.${cell}` as "terms.new") : cell;
    switch (unit) {
      case "day":
        return writtenStudyDay(cell, locale, "year");
      case "share":
        return format.number(cell, { style: "percent", maximumFractionDigits: 1 });
      case "minutes":
        return format.number(cell, { maximumFractionDigits: 1 });
      default:
        return format.number(cell, { maximumFractionDigits: 2 });
    }
  };
}
