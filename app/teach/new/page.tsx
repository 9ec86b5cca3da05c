import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { findTeaching } from "@/lib/services/load-teaching";
import { ClientMessages } from "../../_ui/client-messages";
import { Crumb } from "../../_ui/crumb";
import { PageShell } from "../../_ui/page-shell";
import { NewCourseForm } from "./new-course-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach.new"))("title") };
}

export default async function NewCoursePage() {
  const [learner, locale, t] = await Promise.all([
    requireLearner("/teach/new"),
    getLocale(),
    getTranslations("teach"),
  ]);
  const teaching = await findTeaching(learner.learnerId, locale);
  if (!teaching?.mayMakeCourses) notFound();
  return (
    <PageShell visitor={learner} section="teach">
      <Crumb
        label={t("course.path")}
        steps={[{ label: t("name"), href: "/teach" }, { label: t("new.title") }]}
      />
      <div className="max-w-[36rem]">
        <h1 className="title mt-2">{t("new.title")}</h1>
        <p className="lede mt-2 mb-8">{t("new.lede")}</p>
        <ClientMessages namespaces={["teach", "ui", "errors"]}>
          <NewCourseForm />
        </ClientMessages>
      </div>
    </PageShell>
  );
}
