import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { loadCoursesForClass } from "@/lib/services/open-class";
import { orNotFound } from "../../../_boundary/or-not-found";
import { ClientMessages } from "../../../_ui/client-messages";
import { Crumb } from "../../../_ui/crumb";
import { PageShell } from "../../../_ui/page-shell";
import { NewClassForm } from "./new-class-form";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("classes.open"))("title") };
}

export default async function NewClassPage() {
  const [learner, locale, t, teach] = await Promise.all([
    requireLearner("/teach/classes/new"),
    getLocale(),
    getTranslations("classes.open"),
    getTranslations("teach"),
  ]);
  const courses = await orNotFound(loadCoursesForClass(learner.learnerId, locale));
  return (
    <PageShell visitor={learner} section="teach">
      <Crumb
        label={teach("course.path")}
        steps={[{ label: teach("name"), href: "/teach" }, { label: t("title") }]}
      />
      <div className="max-w-[36rem]">
        <h1 className="title mt-2">{t("title")}</h1>
        <p className="lede mt-2 mb-8">{t("lede")}</p>
        {courses.length === 0 ? (
          <p>{t("noCourse")}</p>
        ) : (
          <ClientMessages namespaces={["classes", "ui", "errors"]}>
            <NewClassForm courses={courses} />
          </ClientMessages>
        )}
      </div>
    </PageShell>
  );
}
