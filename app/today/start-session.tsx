import { useTranslations } from "next-intl";
import { itemsIn } from "@/lib/quiz/workload";
import type { TodayView } from "@/lib/services/load-today";
import { EnterLink } from "../_ui/enter-link";

/** The number of waiting items, the estimated time, and the start button. */
export function StartSession({ today }: { readonly today: TodayView }) {
  const t = useTranslations("today.start");
  return (
    <section
      aria-label={t("label")}
      className="flex flex-wrap items-center gap-5 border-line-2 border-t pt-6 pb-8"
    >
      <span className="font-serif text-[3.25rem] leading-none tracking-[-0.02em] tabular-nums lining-nums">
        {t("items", { count: itemsIn(today.work) })}
      </span>
      <p className="max-w-[26rem] text-13 text-ink-2">
        {t("mix", { ...today.work, minutes: today.minutes })}
      </p>
      <EnterLink href="/quiz" tone="primary" size="big" className="ml-auto max-sm:ml-0 max-sm:w-full">
        {t("button")}
      </EnterLink>
    </section>
  );
}
