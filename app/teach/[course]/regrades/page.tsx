import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { writtenMoment } from "@/lib/i18n/written-date";
import { loadSettings } from "@/lib/services/learner-settings";
import { loadAuthoredCourse } from "@/lib/services/load-authored-course";
import { listRegrades } from "@/lib/services/regrade";
import { orNotFound } from "../../../_boundary/or-not-found";
import { ClientMessages } from "../../../_ui/client-messages";
import { teachHref } from "../../address";
import { CourseRoom } from "../course-room";
import { TakeBackForm } from "./take-back-form";

type Props = { readonly params: Promise<{ readonly course: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach.regrades"))("title") };
}

/** Where earlier answers were graded anew, and the way back. */
export default async function RegradesPage({ params }: Props) {
  const { course: slug } = await params;
  const [learner, locale, t] = await Promise.all([
    requireLearner(teachHref(slug, "regrades")),
    getLocale(),
    getTranslations("teach"),
  ]);
  const [{ course }, acts, { timeZone }] = await Promise.all([
    orNotFound(loadAuthoredCourse(learner.learnerId, slug, locale)),
    orNotFound(listRegrades(learner.learnerId, slug)),
    loadSettings(learner.learnerId),
  ]);
  return (
    <CourseRoom
      visitor={learner}
      course={course}
      name={t("regrades.title")}
      lede={t(acts.length === 0 ? "regrades.none" : "regrades.lede")}
    >
      <ClientMessages namespaces={["teach", "ui", "errors"]}>
        <ul className="mt-8 border-line-2 border-t">
          {acts.map((act) => (
            <li
              key={act.actId}
              className="flex flex-wrap items-center justify-between gap-x-8 gap-y-2 border-line border-b py-3"
            >
              <span>
                {act.key}
                <span className="meta ml-3">
                  {`${writtenMoment(act.at, locale, timeZone)} · ${t("regrades.answers", {
                    answers: act.answers,
                    learners: act.learners,
                  })}`}
                </span>
              </span>
              {act.standing > 0 ? (
                <TakeBackForm course={slug} act={act.actId} />
              ) : (
                <span className="meta">{t("regrades.takenBack")}</span>
              )}
            </li>
          ))}
        </ul>
      </ClientMessages>
    </CourseRoom>
  );
}
