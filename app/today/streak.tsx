import { useFormatter, useLocale, useTranslations } from "next-intl";
import { writtenShortDay } from "@/lib/i18n/written-date";
import type { TodayView } from "@/lib/services/load-today";
import { classNames } from "../_ui/class-names";
import { SectionHead } from "../_ui/section-head";
import { calendarDate } from "./calendar-date";

/** The streak, as a number and as the last 28 days, with the rest days that it forgives. Today stays open until it has an answer. */
export function Streak({ today }: { readonly today: TodayView }) {
  const t = useTranslations("today.streak");
  const { lastDays, streak } = today;
  const format = useFormatter();
  const locale = useLocale();
  const restDays = lastDays
    .filter(({ isRestDay }) => isRestDay)
    .map(({ isoDate }) => writtenShortDay(calendarDate(isoDate), locale));
  const studied = lastDays.filter((day) => day.reviews > 0).length;
  const isOpen = lastDays.at(-1)?.reviews === 0;
  return (
    <section aria-labelledby="streak" className="border-line-2 border-t pt-4">
      <SectionHead
        id="streak"
        small
        title={streak.days === 0 && streak.longest > 0 ? t("broken") : t("title", { days: streak.days })}
        meta={streak.longest > streak.days ? t("longest", { days: streak.longest }) : undefined}
      />
      <div
        role="img"
        aria-label={t("chart", { studied, days: lastDays.length })}
        className="mb-2 grid max-w-80 grid-cols-14 gap-1"
      >
        {lastDays.map((day, index) => (
          <span
            key={day.isoDate}
            className={classNames(
              "aspect-square rounded-[1px]",
              day.reviews > 0
                ? "bg-heat-4"
                : index === lastDays.length - 1
                  ? "inset-shadow-[0_0_0_1.5px_var(--accent)]"
                  : day.isRestDay
                    ? "bg-heat-2"
                    : "bg-heat-0",
            )}
          />
        ))}
      </div>
      <p className="meta">{t("last", { days: lastDays.length, isOpen: String(isOpen) })}</p>
      {restDays.length > 0 && (
        <p className="meta mt-1">
          {t("rested", {
            count: restDays.length,
            dates: format.list(restDays),
            left: streak.restDaysLeft,
          })}
        </p>
      )}
    </section>
  );
}
