import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { ItemView } from "@/lib/services/browse-item";
import { RecallBar } from "../../../_ui/recall-bar";
import { shownStability } from "../../shown-stability";

/** The figures of the memory. */
export function Facts({ item: { memory, today } }: { readonly item: ItemView }) {
  const t = useTranslations("browse");
  const format = useFormatter();
  if (memory === null) return <p className="meta mt-4">{t("item.never")}</p>;
  const dueIn = memory.dueDay - today;
  const decimal = (value: number) => format.number(value, { maximumFractionDigits: 1 });
  return (
    <dl className="mt-6 grid grid-cols-[repeat(auto-fit,minmax(7rem,1fr))] gap-x-6 gap-y-4">
      <Fact name={t("column.due")}>
        {dueIn < 0 ? (
          <span className="text-wrong">{t("list.ago", { days: -dueIn })}</span>
        ) : (
          t("list.in", { days: dueIn })
        )}
      </Fact>
      <Fact name={t("column.recall")}>
        <RecallBar recall={memory.recall} />
      </Fact>
      <Fact name={t("column.stability")} meaning={t("item.stabilityMeaning")}>
        {t("item.days", { days: shownStability(memory.stability) })}
      </Fact>
      <Fact name={t("column.difficulty")}>{decimal(memory.difficulty)}</Fact>
      <Fact name={t("item.reviews")}>{memory.reviews}</Fact>
      <Fact name={t("column.lapses")}>{memory.lapses}</Fact>
      <Fact name={t("column.seen")}>{t("list.ago", { days: Math.max(0, today - memory.lastStudyDay) })}</Fact>
    </dl>
  );
}

function Fact({
  name,
  meaning,
  children,
}: {
  readonly name: string;
  readonly meaning?: string;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <dt className="meta">{name}</dt>
      <dd className="text-18">{children}</dd>
      {meaning !== undefined && <dd className="text-12 text-ink-3">{meaning}</dd>}
    </div>
  );
}
