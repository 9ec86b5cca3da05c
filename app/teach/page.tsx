import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { findTeaching } from "@/lib/services/load-teaching";
import { Chip } from "../_ui/chip";
import { LinkButton } from "../_ui/link-button";
import { PageShell } from "../_ui/page-shell";
import { SectionHead } from "../_ui/section-head";
import { teachHref } from "./address";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("name") };
}

/** What the reader teaches. */
export default async function TeachPage() {
  const [learner, locale, t] = await Promise.all([
    requireLearner("/teach"),
    getLocale(),
    getTranslations("teach"),
  ]);
  const teaching = await findTeaching(learner.learnerId, locale);
  if (teaching === null) notFound();
  const { courses, mayMakeCourses } = teaching;
  return (
    <PageShell visitor={learner} section="teach">
      <h1 className="title">{t("name")}</h1>
      <p className="lede mt-2 max-w-measure">{t("lede")}</p>
      <section aria-labelledby="courses" className="mt-10">
        <SectionHead
          id="courses"
          title={t("courses.title")}
          meta={
            mayMakeCourses && (
              <LinkButton href="/teach/new" tone="primary">
                {t("courses.new")}
              </LinkButton>
            )
          }
        />
        {courses.length === 0 ? (
          <p className="text-ink-2">{`${t("courses.none")} ${t("courses.noneText")}`}</p>
        ) : (
          <ul className="border-line-2 border-t">
            {courses.map((course) => (
              <li
                key={course.slug}
                className="relative flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-line border-b py-4"
              >
                <h3>
                  <Link
                    href={teachHref(course.slug)}
                    className="head text-ink no-underline after:absolute after:inset-0 hover:text-accent"
                  >
                    {course.title}
                  </Link>
                </h3>
                <p className="meta flex gap-2">
                  {course.source === "files" && <span>{t("courses.files")}</span>}
                  <Chip>
                    {t(
                      course.isArchived
                        ? "courses.archived"
                        : course.isPublished
                          ? "courses.live"
                          : "courses.draft",
                    )}
                  </Chip>
                </p>
              </li>
            ))}
          </ul>
        )}
      </section>
    </PageShell>
  );
}
