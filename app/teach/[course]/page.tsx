import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { languages } from "@/lib/i18n/languages";
import { languageTag, locales } from "@/lib/i18n/locale";
import { writtenMoment } from "@/lib/i18n/written-date";
import { loadSettings } from "@/lib/services/learner-settings";
import { type AuthoredCourseView, loadAuthoredCourse } from "@/lib/services/load-authored-course";
import { orNotFound } from "../../_boundary/or-not-found";
import { ClientMessages } from "../../_ui/client-messages";
import { Crumb } from "../../_ui/crumb";
import { LinkButton } from "../../_ui/link-button";
import { PageShell } from "../../_ui/page-shell";
import { SectionHead } from "../../_ui/section-head";
import { editHref, teachHref } from "../address";
import { EditHereForm } from "./edit-here-form";

type Props = { readonly params: Promise<{ readonly course: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("name") };
}

/** A course for its authors: its notes, and what can be done with it. */
export default async function AuthoredCoursePage({ params }: Props) {
  const { course: slug } = await params;
  const [learner, locale, t] = await Promise.all([
    requireLearner(teachHref(slug)),
    getLocale(),
    getTranslations("teach"),
  ]);
  const view = await orNotFound(loadAuthoredCourse(learner.learnerId, slug, locale));
  const { timeZone } = await loadSettings(learner.learnerId);
  const { course, head } = view;
  return (
    <PageShell visitor={learner} section="teach">
      <Crumb
        label={t("course.path")}
        steps={[{ label: t("name"), href: "/teach" }, { label: course.title }]}
      />
      <h1 className="title mt-2">{course.title}</h1>
      <p className="lede mt-2 max-w-measure">{course.summary}</p>
      <div className="mt-6 flex flex-wrap items-center gap-3">
        {head !== null && (
          <LinkButton href={teachHref(slug, "publish")} tone="primary">
            {t("course.publish")}
          </LinkButton>
        )}
        {head !== null && course.isPublished && (
          <LinkButton href={teachHref(slug, "regrades")}>{t("course.regrades")}</LinkButton>
        )}
        {course.isPublished && <LinkButton href={`/courses/${slug}`}>{t("course.asLearner")}</LinkButton>}
      </div>
      {head === null ? (
        <section aria-labelledby="folder" className="mt-10 max-w-measure">
          <SectionHead id="folder" title={t("course.filesTitle")} />
          <p className="mb-5">{t("course.filesText", { slug })}</p>
          <ClientMessages namespaces={["teach", "ui", "errors"]}>
            <EditHereForm course={slug} />
          </ClientMessages>
        </section>
      ) : (
        <>
          <p className="meta mt-3">
            {`${t(course.isPublished ? (head.isPublished ? "course.live" : "course.behind") : "course.never")} ${t(
              "course.saved",
              { when: writtenMoment(head.savedAt, locale, timeZone) },
            )}`}
          </p>
          <Notes view={view} />
        </>
      )}
    </PageShell>
  );
}

async function Notes({ view: { course, notes } }: { readonly view: AuthoredCourseView }) {
  const t = await getTranslations("teach.course");
  return (
    <section aria-labelledby="notes" className="mt-10">
      <SectionHead id="notes" title={t("notes")} />
      {notes.length === 0 && <p className="text-ink-2">{t("noNotes")}</p>}
      <ol className="border-line-2 border-t">
        {notes.map((note) => (
          <li
            key={note.slug}
            className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-line border-b py-3"
          >
            <Link
              href={editHref(course.slug, note.slug)}
              className="subhead text-ink no-underline hover:text-accent"
            >
              {note.title}
            </Link>
            <span className="meta flex gap-4">
              {locales.map((locale) => (
                <Link
                  key={locale}
                  href={editHref(course.slug, note.slug, locale)}
                  className="inline-flex min-h-6 items-center"
                >
                  <span lang={languageTag(locale)}>{languages[locale].name}</span>
                  {!note.locales.includes(locale) && ` · ${t("write")}`}
                </Link>
              ))}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}
