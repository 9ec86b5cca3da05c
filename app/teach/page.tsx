import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { findTeaching, type Teaching } from "@/lib/services/load-teaching";
import { PressForm } from "../_account/press-form";
import { Chip } from "../_ui/chip";
import { ClientMessages } from "../_ui/client-messages";
import { LinkButton } from "../_ui/link-button";
import { PageShell } from "../_ui/page-shell";
import { SectionHead } from "../_ui/section-head";
import { answerQuestion } from "./[course]/people/actions";
import { classHref, teachHref } from "./address";
import { answer } from "./classes/actions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach"))("name") };
}

/** What the reader teaches. */
export default async function TeachPage() {
  const [learner, locale, t, accounts] = await Promise.all([
    requireLearner("/teach"),
    getLocale(),
    getTranslations("teach"),
    getTranslations("accounts"),
  ]);
  const teaching = await findTeaching(learner.learnerId, locale);
  if (teaching === null) notFound();
  const { courses, mayMakeCourses } = teaching;
  return (
    <PageShell visitor={learner} section="teach">
      <h1 className="title">{t("name")}</h1>
      <p className="lede mt-2 max-w-measure">{t("lede")}</p>
      {teaching.invitations.length + teaching.courseInvitations.length > 0 && (
        <Invitations teaching={teaching} />
      )}
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
                  {courses.filter(({ title }) => title === course.title).length > 1 && (
                    <span className="font-mono">{course.slug}</span>
                  )}
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
      <Classes teaching={teaching} />
      <p className="mt-12 flex flex-wrap gap-6 border-line-2 border-t pt-4">
        {learner.role === "owner" && (
          <Link href="/teach/accounts" className="inline-flex min-h-6 items-center pointer-coarse:min-h-11">
            {accounts("title")}
          </Link>
        )}
        <Link href="/teach/log" className="inline-flex min-h-6 items-center pointer-coarse:min-h-11">
          {accounts("log.title")}
        </Link>
      </p>
    </PageShell>
  );
}

async function Classes({ teaching: { classes, mayMakeCourses } }: { readonly teaching: Teaching }) {
  const t = await getTranslations("classes");
  return (
    <section aria-labelledby="classes" className="mt-12">
      <SectionHead
        id="classes"
        title={t("title")}
        meta={mayMakeCourses && <LinkButton href="/teach/classes/new">{t("new")}</LinkButton>}
      />
      {classes.length === 0 ? (
        <p className="text-ink-2">{`${t("none")} ${t("noneText")}`}</p>
      ) : (
        <ul className="border-line-2 border-t">
          {classes.map(({ id, name, term, course, learners, isArchived }) => (
            <li
              key={id}
              className="relative flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-line border-b py-4"
            >
              <div>
                <h3>
                  <Link
                    href={classHref(id)}
                    className="head text-ink no-underline after:absolute after:inset-0 hover:text-accent"
                  >
                    {name}
                  </Link>
                </h3>
                <p className="meta">{term === "" ? course.title : `${course.title} · ${term}`}</p>
              </div>
              <p className="meta flex gap-2">
                <span>{t("learners", { count: learners })}</span>
                {isArchived && <Chip>{t("archived")}</Chip>}
              </p>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

async function Invitations({ teaching }: { readonly teaching: Teaching }) {
  const { invitations, courseInvitations } = teaching;
  const [t, toWrite] = await Promise.all([
    getTranslations("classes.invitations"),
    getTranslations("accounts.authorInvitation"),
  ]);
  return (
    <section aria-labelledby="invitations" className="mt-8">
      <SectionHead id="invitations" title={t("title")} />
      <ClientMessages namespaces={["classes", "accounts", "ui", "errors"]}>
        <ul className="border-line-2 border-t">
          {courseInvitations.map(({ slug, title }) => (
            <li key={slug} className="flex flex-wrap items-center gap-3 border-line border-b py-3">
              <span className="mr-auto">{toWrite("text", { course: title })}</span>
              <PressForm action={answerQuestion} values={{ course: slug, answer: "accept" }} tone="primary">
                {toWrite("accept")}
              </PressForm>
              <PressForm action={answerQuestion} values={{ course: slug, answer: "decline" }}>
                {toWrite("decline")}
              </PressForm>
            </li>
          ))}
          {invitations.map(({ classId, name, course }) => (
            <li key={classId} className="flex flex-wrap items-center gap-3 border-line border-b py-3">
              <span className="mr-auto">{t("text", { name, course })}</span>
              <PressForm action={answer} values={{ class: classId, answer: "accept" }} tone="primary">
                {t("accept")}
              </PressForm>
              <PressForm action={answer} values={{ class: classId, answer: "decline" }}>
                {t("decline")}
              </PressForm>
            </li>
          ))}
        </ul>
      </ClientMessages>
    </section>
  );
}
