import { useFormatter, useLocale, useTranslations } from "next-intl";
import { writtenDay } from "@/lib/i18n/written-date";
import type { ComeBack, SessionSummary } from "@/lib/quiz/session-summary";

type Props = { readonly summary: Pick<SessionSummary, "tomorrow" | "comeBack"> };

/** What tomorrow takes, and one reason to come back. */
export function Tomorrow({ summary: { tomorrow, comeBack } }: Props) {
  const t = useTranslations("quiz.summary.tomorrow");
  return (
    <section aria-labelledby="tomorrow" className="mt-10 border-line-2 border-t pt-4">
      <h2 id="tomorrow" className="head mb-1">
        {t("title")}
      </h2>
      <p className="max-w-measure text-pretty font-serif text-16 text-ink-2">
        {t("text", {
          work: t("work", { items: tomorrow.due + tomorrow.new, minutes: tomorrow.minutes }),
          reason: useReason(comeBack),
        })}
      </p>
    </section>
  );
}

function useReason(comeBack: ComeBack): string {
  const t = useTranslations("quiz.summary.tomorrow");
  const format = useFormatter();
  const locale = useLocale();
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 0 });
  switch (comeBack.reason) {
    case "fading":
      return t("fading", {
        items: comeBack.items,
        tomorrow: percent(comeBack.tomorrow),
        days: comeBack.waitDays,
        waited: percent(comeBack.waited),
      });
    case "later":
      return t("later", {
        date: writtenDay(new Date(`${comeBack.isoDate}T00:00:00Z`), locale),
      });
    case "nothing":
      return t("nothing");
  }
}
