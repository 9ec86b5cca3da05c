import type { Locale } from "@/lib/i18n/locale";
import type { Cell, Column, Table, Unit } from "@/lib/progress/chart";
import { escaped } from "../_ui/escaped";
import { writtenStudyDay } from "./written-study-day";

/** The words of a table. */
export type TableWords = {
  readonly title: string;
  readonly column: (name: string) => string;
  readonly term: (name: string) => string;
};

const forms: Partial<Record<Unit, Intl.NumberFormatOptions>> = {
  share: { style: "percent", maximumFractionDigits: 1 },
  minutes: { maximumFractionDigits: 1 },
};
const usual: Intl.NumberFormatOptions = { maximumFractionDigits: 2 };

const formats = new Map<string, Intl.NumberFormat>();

function numberFormat(unit: Unit, locale: Locale): Intl.NumberFormat {
  const key = `${locale} ${unit}`;
  let format = formats.get(key);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, forms[unit] ?? usual);
    formats.set(key, format);
  }
  return format;
}

/**
 * A table as HTML. The tables of a page have thousands of cells: as elements of React they would take most of its time
 * and half of its bytes. Cells of numbers have the class `n`.
 */
export function tableHtml({ columns, rows }: Table, words: TableWords, locale: Locale): string {
  const classOf = (column: Column) => (isText(column) ? "" : " class=n");
  const head = columns.map(
    (column) => `<th scope=col${classOf(column)}>${escaped(words.column(column.name))}</th>`,
  );
  const body = rows.map((row) => {
    const cells = columns.map(
      (column, i) => `<td${classOf(column)}>${escaped(written(row[i] ?? null, column, words, locale))}</td>`,
    );
    return `<tr>${cells.join("")}</tr>`;
  });
  const caption = `<caption class=sr-only>${escaped(words.title)}</caption>`;
  return `<table>${caption}<thead><tr>${head.join("")}</tr></thead><tbody>${body.join("")}</tbody></table>`;
}

function isText({ unit }: Column): boolean {
  return unit === "text" || unit === "term" || unit === "day";
}

function written(cell: Cell, { unit }: Column, words: TableWords, locale: Locale): string {
  if (cell === null || cell === "") return "–";
  if (typeof cell === "string") return unit === "term" ? words.term(cell) : cell;
  return unit === "day" ? writtenStudyDay(cell, locale, "year") : numberFormat(unit, locale).format(cell);
}
