import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { visibilityOf } from "@/lib/services/course-access";
import { loadAuthoredCourse } from "@/lib/services/load-authored-course";
import { PressForm } from "../../../_account/press-form";
import { orNotFound } from "../../../_boundary/or-not-found";
import { ownOrigin } from "../../../_boundary/own-origin";
import { ClientMessages } from "../../../_ui/client-messages";
import { Crumb } from "../../../_ui/crumb";
import { PageShell } from "../../../_ui/page-shell";
import { teachHref } from "../../address";
import { saveArchived } from "./actions";
import { VisibilityForm } from "./visibility-form";

type Props = { readonly params: Promise<{ readonly course: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.access"))("title") };
}

/** Who may learn a course, for its owner. */
export default async function CoursePeoplePage({ params }: Props) {
  const { course: slug } = await params;
  const [learner, locale, t, teach, origin] = await Promise.all([
    requireLearner(`${teachHref(slug)}/people`),
    getLocale(),
    getTranslations("accounts.access"),
    getTranslations("teach"),
    ownOrigin(),
  ]);
  const { course } = await orNotFound(loadAuthoredCourse(learner.learnerId, slug, locale));
  if (course.role !== "owner" || course.source !== "editor") notFound();
  const link = course.linkToken === null ? null : `${origin}/courses/join/${course.linkToken}`;
  return (
    <PageShell visitor={learner} section="teach">
      <Crumb
        label={teach("course.path")}
        steps={[
          { label: teach("name"), href: "/teach" },
          { label: course.title, href: teachHref(slug) },
          { label: t("title") },
        ]}
      />
      <h1 className="title mt-2 mb-8">{t("title")}</h1>
      <ClientMessages namespaces={["accounts", "ui", "errors"]}>
        <VisibilityForm key={visibilityOf(course)} course={slug} saved={visibilityOf(course)} />
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
            values={{ course: slug, archived: course.isArchived ? "no" : "yes" }}
          >
            {t(course.isArchived ? "restore" : "archive")}
          </PressForm>
        </div>
      </ClientMessages>
    </PageShell>
  );
}
