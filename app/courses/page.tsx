import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { findLearner } from "@/lib/auth/learner";
import { loadCourses } from "@/lib/services/load-courses";
import { findTeaching } from "@/lib/services/load-teaching";
import { PageShell } from "../_ui/page-shell";
import { State } from "../_ui/state";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("courses"))("name") };
}

export default async function CoursesPage() {
  const [learner, locale, t] = await Promise.all([findLearner(), getLocale(), getTranslations("courses")]);
  const courses = await loadCourses({ learnerId: learner?.learnerId ?? null, locale, now: new Date() });
  const teaches = learner !== null && (await findTeaching(learner.learnerId, locale)) !== null;
  return (
    <PageShell visitor={learner} section="courses">
      {courses.length === 0 ? (
        <State title={t("none.title")}>{t("none.text")}</State>
      ) : (
        <>
          <h1 className="title">{t("name")}</h1>
          <p className="meta mt-1">
            {t("count", { courses: courses.length })}
            {teaches && (
              <>
                {"\u2002·\u2002"}
                <Link href="/teach" className="inline-flex min-h-6 items-center pointer-coarse:min-h-11">
                  {t("teach")}
                </Link>
              </>
            )}
          </p>
          <ul className="mt-8 border-line-2 border-t">
            {courses.map((course) => (
              <li
                key={course.slug}
                className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-8 border-line border-b py-5 max-sm:grid-cols-1"
              >
                <div>
                  <h2>
                    <Link
                      href={`/courses/${course.slug}`}
                      className="head text-ink no-underline after:absolute after:inset-0 hover:text-accent"
                    >
                      {course.title}
                    </Link>
                  </h2>
                  <p className="mt-1 max-w-measure text-pretty font-serif text-16 text-ink-2">
                    {course.summary}
                  </p>
                </div>
                <p className="meta whitespace-nowrap pt-1 text-right max-sm:mt-2 max-sm:text-left">
                  {t("contents", { notes: course.notes, items: course.items })}
                  {course.due > 0 && (
                    <>
                      <br className="max-sm:hidden" />
                      <span className="sm:hidden">{"\u2002·\u2002"}</span>
                      <span className="font-semibold text-accent">{t("due", { due: course.due })}</span>
                    </>
                  )}
                </p>
              </li>
            ))}
          </ul>
        </>
      )}
    </PageShell>
  );
}
