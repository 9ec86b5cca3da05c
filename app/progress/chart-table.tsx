import { useLocale, useTranslations } from "next-intl";
import type { Table } from "@/lib/progress/chart";
import { StoredHtml } from "../_ui/stored-html";
import { tableHtml } from "./table-html";

/** The numbers of a chart, in a box that scrolls. */
export function ChartTable({ title, table }: { readonly title: string; readonly table: Table }) {
  const t = useTranslations("progress");
  const locale = useLocale();
  const words = {
    title,
    // Which columns and terms there are is checked by a test.
    column: (name: string) => t(`columns.${name}` as "columns.day"),
    term: (name: string) => t(`terms.${name}` as "terms.new"),
  };
  return (
    <StoredHtml
      html={tableHtml(table, words, locale)}
      role="group"
      aria-label={t("scroll", { chart: title })}
      tabIndex={0}
      className="relative mt-2 max-h-72 w-full overflow-auto text-13 [&_.n]:whitespace-nowrap [&_.n]:text-right [&_table]:w-full [&_table]:max-w-3xl [&_td]:py-1 [&_td]:pr-4 [&_th]:py-1 [&_th]:pr-4 [&_th]:text-left [&_th]:font-medium [&_thead]:text-ink-3 [&_tr]:border-line [&_tr]:border-b"
    />
  );
}
