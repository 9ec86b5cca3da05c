import { getLocale, getTranslations } from "next-intl/server";
import { writtenDay } from "@/lib/i18n/written-date";
import type { Exam } from "@/lib/services/load-exams";

/** The exams of the reader's classes; nothing without any. */
export async function Exams({ exams }: { readonly exams: readonly Exam[] }) {
  const [t, locale] = await Promise.all([getTranslations("classes.exam"), getLocale()]);
  if (exams.length === 0) return null;
  return (
    <ul className="grid gap-1">
      {exams.map(({ course, isoDate, inDays }) => (
        <li key={`${course} ${isoDate}`}>
          <span className="font-semibold text-accent">{t("left", { days: inDays })}</span>
          <span className="meta ml-2">
            {t("of", { course, date: writtenDay(new Date(`${isoDate}T00:00:00Z`), locale) })}
          </span>
        </li>
      ))}
    </ul>
  );
}
