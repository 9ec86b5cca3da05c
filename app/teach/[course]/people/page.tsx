import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { visibilityOf } from "@/lib/services/course-access";
import { type CoursePeople, loadCoursePeople } from "@/lib/services/course-people";
import { PressForm } from "../../../_account/press-form";
import { orNotFound } from "../../../_boundary/or-not-found";
import { ownOrigin } from "../../../_boundary/own-origin";
import { ClientMessages } from "../../../_ui/client-messages";
import { Crumb } from "../../../_ui/crumb";
import { PageShell } from "../../../_ui/page-shell";
import { SectionHead } from "../../../_ui/section-head";
import { teachHref } from "../../address";
import { saveArchived } from "./actions";
import { AuthorList } from "./author-list";
import { VisibilityForm } from "./visibility-form";

type Props = { readonly params: Promise<{ readonly course: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.authors"))("title") };
}

/** Who writes a course, for its authors; and for its owner, who may learn it. */
export default async function CoursePeoplePage({ params }: Props) {
  const { course: slug } = await params;
  const [learner, locale, t, teach] = await Promise.all([
    requireLearner(`${teachHref(slug)}/people`),
    getLocale(),
    getTranslations("accounts.authors"),
    getTranslations("teach"),
  ]);
  const people = await orNotFound(loadCoursePeople(learner.learnerId, slug, locale));
  return (
    <PageShell visitor={learner} section="teach">
      <Crumb
        label={teach("course.path")}
        steps={[
          { label: teach("name"), href: "/teach" },
          { label: people.course.title, href: teachHref(slug) },
          { label: t("title") },
        ]}
      />
      <h1 className="title mt-2 mb-8">{t("title")}</h1>
      <ClientMessages namespaces={["accounts", "ui", "errors"]}>
        <AuthorList people={people} reader={learner.learnerId} />
        {people.course.role === "owner" && <Access course={people.course} />}
      </ClientMessages>
    </PageShell>
  );
}

async function Access({ course }: Pick<CoursePeople, "course">) {
  const [t, origin] = await Promise.all([getTranslations("accounts.access"), ownOrigin()]);
  const link = course.linkToken === null ? null : `${origin}/courses/join/${course.linkToken}`;
  return (
    <section aria-labelledby="access" className="mt-12 border-line-2 border-t pt-4">
      <SectionHead id="access" title={t("title")} />
      <VisibilityForm key={visibilityOf(course)} course={course.slug} saved={visibilityOf(course)} />
      {link !== null && (
        <div className="mt-6 max-w-measure">
          <p className="break-all">
            <a href={link}>{link}</a>
          </p>
          <p className="meta mt-1">{t("linkText")}</p>
        </div>
      )}
      <div className="mt-12 max-w-measure border-line-2 border-t pt-4">
        {!course.isArchived && <p className="mb-4 text-ink-2">{t("archiveText")}</p>}
        <PressForm
          action={saveArchived}
          values={{ course: course.slug, archived: course.isArchived ? "no" : "yes" }}
        >
          {t(course.isArchived ? "restore" : "archive")}
        </PressForm>
      </div>
    </section>
  );
}
