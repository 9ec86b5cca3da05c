import Link from "next/link";
import { useTranslations } from "next-intl";
import type { TodayView } from "@/lib/services/load-today";
import { RecallBar } from "../_ui/recall-bar";

const number = "py-3.5 pl-4 text-right align-middle whitespace-nowrap";
const wideOnly = "max-sm:hidden";

const works = ["new", "learning", "due"] as const;

function Work({ work }: { readonly work: TodayView["work"] }) {
  return works.map((kind) => (
    <td key={kind} className={number}>
      {work[kind]}
    </td>
  ));
}

/** The items waiting in each course. Time and recall need room, so a phone omits them. */
export function DueList({ today }: { readonly today: TodayView }) {
  const t = useTranslations("today.courses");
  return (
    <table className="w-full border-line-2 border-t">
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="text-13 text-ink-3">
        <tr className="border-line border-b">
          <th scope="col" className="py-2 text-left font-normal">
            {t("course")}
          </th>
          {works.map((kind) => (
            <th key={kind} scope="col" className="py-2 pl-4 text-right font-normal">
              {t(kind)}
            </th>
          ))}
          <th scope="col" className={`${wideOnly} py-2 pl-4 text-right font-normal`}>
            {t("time")}
          </th>
          <th scope="col" className={`${wideOnly} w-32 py-2 pl-4 text-right font-normal`}>
            {t("recall")}
          </th>
        </tr>
      </thead>
      <tbody>
        {today.courses.map((course) => (
          <tr key={course.slug} className="border-line border-b">
            <th scope="row" className="py-3.5 text-left font-normal">
              <Link
                href={`/courses/${course.slug}`}
                className="font-medium font-serif text-18 text-ink leading-6 no-underline hover:text-accent"
              >
                {course.title}
              </Link>
            </th>
            <Work work={course.work} />
            <td className={`${number} ${wideOnly}`}>{t("minutes", { minutes: course.minutes })}</td>
            <td className={`${number} ${wideOnly}`}>
              <RecallBar recall={course.recall} />
            </td>
          </tr>
        ))}
      </tbody>
      {today.courses.length > 1 && (
        <tfoot className="font-semibold text-ink-2">
          <tr>
            <th scope="row" className="py-3.5 text-left font-semibold">
              {t("all")}
            </th>
            <Work work={today.work} />
            <td className={`${number} ${wideOnly}`}>{t("minutes", { minutes: today.minutes })}</td>
            <td className={wideOnly} />
          </tr>
        </tfoot>
      )}
    </table>
  );
}
