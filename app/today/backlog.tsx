import { useLocale, useTranslations } from "next-intl";
import { writtenDay } from "@/lib/i18n/written-date";
import type { TodayView } from "@/lib/services/load-today";
import { Callout } from "../_ui/callout";
import { calendarDate } from "./calendar-date";

/** Says when a backlog will be gone, and what waits for it. */
export function Backlog({ today }: { readonly today: TodayView }) {
  const t = useTranslations("today.backlog");
  const locale = useLocale();
  const { backlogClearsOn: date, reviewsPerDay } = today;
  if (date === undefined) return null;
  return (
    <div className="pb-8">
      <Callout tone="note" title={t("title")}>
        <p>
          {date === null
            ? t("far", { perDay: reviewsPerDay })
            : t("clears", { perDay: reviewsPerDay, date: writtenDay(calendarDate(date), locale) })}
          {today.newWaitForBacklog && ` ${t("newWait")}`}
        </p>
        {today.newWaitForBacklog && (
          <p className="mt-2">
            <a href="/settings#scheduling">{t("settings")}</a>
          </p>
        )}
      </Callout>
    </div>
  );
}
