import { randomUUID } from "node:crypto";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { languageTag } from "@/lib/i18n/locale";
import { loadPracticeChoice } from "@/lib/services/load-practice-choice";
import { ClientMessages } from "../_ui/client-messages";
import { Crumb } from "../_ui/crumb";
import { PageShell } from "../_ui/page-shell";
import { rehearsalHref } from "../_ui/practice-address";
import { RehearsalForm } from "./rehearsal-form";

type Props = { readonly searchParams: Promise<{ readonly course?: string | readonly string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("practice"))("rehearsal.name") };
}

/** Sets up a rehearsal of the course in the address, by default of the first. */
export default async function RehearsalSetUpPage({ searchParams }: Props) {
  const { course: asked } = await searchParams;
  const [learner, locale, t] = await Promise.all([
    requireLearner(rehearsalHref(typeof asked === "string" ? asked : undefined)),
    getLocale(),
    getTranslations("practice"),
  ]);
  const { courses } = await loadPracticeChoice({ learnerId: learner.learnerId, locale, now: new Date() });
  const course = asked === undefined ? courses[0] : courses.find(({ slug }) => slug === asked);
  if (course === undefined) notFound();
  return (
    <PageShell visitor={learner} section="today">
      <Crumb
        label={t("crumb")}
        steps={[
          { label: t("name"), href: "/practice" },
          { label: course.title, href: `/courses/${course.slug}` },
        ]}
      />
      <h1 className="title mt-2">{t("rehearsal.name")}</h1>
      <p className="lede mt-2 max-w-measure">{t("rehearsal.lede")}</p>
      <ClientMessages namespaces={["ui", "practice"]}>
        <RehearsalForm
          id={randomUUID()}
          course={course.slug}
          notes={course.notes.map(({ slug, title, locale: language, graded }) => ({
            slug,
            title,
            lang: languageTag(language),
            graded,
          }))}
        />
      </ClientMessages>
    </PageShell>
  );
}
