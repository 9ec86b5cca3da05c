import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { writtenMoment } from "@/lib/i18n/written-date";
import { loadSettings } from "@/lib/services/learner-settings";
import { type AuthoredCourseView, loadAuthoredCourse } from "@/lib/services/load-authored-course";
import { orNotFound } from "../../_boundary/or-not-found";
import { buttonClass } from "../../_ui/button-class";
import { ClientMessages } from "../../_ui/client-messages";
import { Crumb } from "../../_ui/crumb";
import { LinkButton } from "../../_ui/link-button";
import { PageShell } from "../../_ui/page-shell";
import { SectionHead } from "../../_ui/section-head";
import { insightHref, teachHref } from "../address";
import { CopiedFrom } from "./copied-from";
import { DuplicateForm } from "./duplicate-form";
import { EditHereForm } from "./edit-here-form";
import { ImportForm } from "./import-form";
import { NewNoteForm } from "./new-note-form";
import { NoteList } from "./note-list";

type Props = { readonly params: Promise<{ readonly course: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("name") };
}

/** A course for its authors: its notes, and what can be done with it. */
export default async function AuthoredCoursePage({ params }: Props) {
  const { course: slug } = await params;
  const [learner, locale, t, insights, authors] = await Promise.all([
    requireLearner(teachHref(slug)),
    getLocale(),
    getTranslations("teach"),
    getTranslations("insights"),
    getTranslations("accounts.authors"),
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
        {head !== null && (
          <>
            <LinkButton href={teachHref(slug, "items")}>{t("course.items")}</LinkButton>
            <LinkButton href={teachHref(slug, "concepts")}>{t("course.concepts")}</LinkButton>
            <LinkButton href={teachHref(slug, "history")}>{t("course.history")}</LinkButton>
          </>
        )}
        {head !== null && <LinkButton href={`${teachHref(slug)}/people`}>{authors("title")}</LinkButton>}
        {course.isPublished && (
          <LinkButton href={insightHref({ course: slug })}>{insights("title")}</LinkButton>
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
          {view.copiedFrom !== null && <CopiedFrom course={slug} copiedFrom={view.copiedFrom} />}
          <Notes view={view} />
        </>
      )}
    </PageShell>
  );
}

async function Notes({ view: { course, notes, mayDuplicate } }: { readonly view: AuthoredCourseView }) {
  const t = await getTranslations("teach");
  return (
    <ClientMessages namespaces={["teach", "ui", "errors"]}>
      <section aria-labelledby="notes" className="mt-10">
        <SectionHead id="notes" title={t("course.notes")} />
        <NoteList course={course.slug} notes={notes} />
      </section>
      <div className="mt-12 grid grid-cols-2 items-start gap-x-16 gap-y-10 max-md:grid-cols-1">
        <section aria-labelledby="new-note">
          <SectionHead id="new-note" title={t("notes.new")} small />
          <NewNoteForm course={course.slug} />
        </section>
        <section aria-labelledby="files" className="grid justify-items-start gap-5">
          <div>
            <SectionHead id="files" title={t("files.title")} small />
            <p className="text-ink-2">{t("files.lede")}</p>
          </div>
          <a href={teachHref(course.slug, "export")} download className={buttonClass()}>
            {t("files.export")}
          </a>
          <ImportForm course={course.slug} />
        </section>
        {mayDuplicate && (
          <section aria-labelledby="duplicate">
            <SectionHead id="duplicate" title={t("copy.duplicate")} small />
            <p className="mb-5 text-ink-2">{t("copy.text")}</p>
            <DuplicateForm course={course.slug} />
          </section>
        )}
      </div>
    </ClientMessages>
  );
}
