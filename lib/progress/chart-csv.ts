import { isoDateOfStudyDay, type StudyDay } from "@/lib/scheduling/study-day";
import type { Cell, Table, Unit } from "./chart";

/**
 * A table as CSV (RFC 4180). It begins with a byte order mark, without which spreadsheets take Chinese for another
 * encoding. Numbers have a decimal point, days are ISO dates.
 */
export function chartCsv({ columns, rows }: Table): string {
  const lines = [
    columns.map(({ name }) => name),
    ...rows.map((row) => row.map((cell, i) => written(cell, columns[i]!.unit))),
  ];
  return `\uFEFF${lines.map((line) => line.join(",")).join("\r\n")}\r\n`;
}

function written(cell: Cell, unit: Unit): string {
  if (cell === null) return "";
  if (typeof cell === "string") return quoted(withoutFormula(cell));
  return unit === "day" ? isoDateOfStudyDay(cell as StudyDay) : String(Number(cell.toFixed(6)));
}

/**
 * Spreadsheets run a text that begins like a formula, half-width or full-width. With an apostrophe before it, it is a
 * text (https://owasp.org/www-community/attacks/CSV_Injection).
 */
function withoutFormula(text: string): string {
  return /^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return /[",\r\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
