import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { Table } from "@/lib/progress/chart";
import type { ChartName } from "@/lib/progress/chart-kinds";
import type { ProgressChoice } from "@/lib/services/load-progress";
import { Chip } from "../_ui/chip";
import { SectionHead } from "../_ui/section-head";
import { ChartTable } from "./chart-table";
import { addressOf } from "./choice";
import { writtenStudyDay } from "./written-study-day";

export type ShownTable = {
  readonly finding: string;
  readonly table: Table;
  readonly exampleUntil: number | null;
};

type Props = {
  readonly name: ChartName;
  readonly chart: ShownTable;
  readonly choice: ProgressChoice;
  readonly meta: ReactNode;
  /** Gets the sentence for those who do not see the picture. */
  readonly children: (label: string) => ReactNode;
  /** Below the sentence. */
  readonly notes?: ReactNode;
};

/**
 * A chart with its sentence, its numbers as a table and its file; or an example that says so, and from when on there
 * will be more.
 */
export function ChartSection({ name, chart, choice, meta, children, notes }: Props) {
  const t = useTranslations("progress");
  const locale = useLocale();
  const title = t(`${name}.title`);
  const { exampleUntil, finding, table } = chart;
  const sentence =
    exampleUntil === null
      ? finding
      : t(`until.${name}`, { date: writtenStudyDay(exampleUntil, locale, "long") });
  return (
    <section aria-labelledby={name} className="min-w-0 border-line-2 border-t pt-4">
      <SectionHead
        id={name}
        title={title}
        meta={exampleUntil === null ? meta : <Chip>{t("example")}</Chip>}
      />
      <div className={exampleUntil === null ? undefined : "rounded-2 border border-line-2 border-dashed p-4"}>
        {children(sentence)}
      </div>
      <p className="mt-3 max-w-measure text-pretty text-14 text-ink-2">{sentence}</p>
      {exampleUntil === null && notes}
      {exampleUntil === null && (
        <div className="mt-1 flex flex-wrap items-start gap-x-5">
          <details className="min-w-0 max-w-full open:w-full">
            <summary className="meta min-h-6 w-fit pointer-coarse:min-h-11 pointer-coarse:py-3">
              {t("table")}
            </summary>
            <ChartTable title={title} table={table} />
          </details>
          <a
            href={addressOf(choice, `/progress/csv/${name}`)}
            download
            aria-label={t("csvOf", { chart: title })}
            className="meta inline-block min-h-6 min-w-6 pointer-coarse:min-h-11 pointer-coarse:py-3"
          >
            {t("csv")}
          </a>
        </div>
      )}
    </section>
  );
}
