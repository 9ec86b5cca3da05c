import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { writtenDay } from "@/lib/i18n/written-date";
import { itemsIn } from "@/lib/quiz/workload";
import { loadExams } from "@/lib/services/load-exams";
import { loadToday, type TodayView } from "@/lib/services/load-today";
import { loadRegradeNews } from "@/lib/services/told-regrades";
import { ClientMessages } from "../_ui/client-messages";
import { Exams } from "../_ui/exams";
import { LinkButton } from "../_ui/link-button";
import { PageShell } from "../_ui/page-shell";
import { ReadNext } from "../_ui/read-next";
import { State } from "../_ui/state";
import { SendStoredReviews } from "../quiz/view/send-stored-reviews";
import { UndoEnded } from "../quiz/view/undo-ended";
import { Backlog } from "./backlog";
import { calendarDate } from "./calendar-date";
import { Corrections } from "./corrections";
import { DueList } from "./due-list";
import { Forecast } from "./forecast";
import { StartSession } from "./start-session";
import { Streak } from "./streak";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("today"))("name") };
}

export default async function TodayPage() {
  const [learner, locale, t] = await Promise.all([
    requireLearner("/today"),
    getLocale(),
    getTranslations("today"),
  ]);
  const { learnerId } = learner;
  const now = new Date();
  const [today, exams, news] = await Promise.all([
    loadToday({ learnerId, locale, now }),
    loadExams(learnerId, locale, now),
    loadRegradeNews(learnerId, locale),
  ]);
  return (
    <PageShell visitor={learner} section="today">
      <SendStoredReviews learnerId={learnerId} />
      <ClientMessages namespaces={["actions"]}>
        <UndoEnded learnerId={learnerId} />
      </ClientMessages>
      <h1 className="title">{writtenDay(calendarDate(today.isoDate), locale)}</h1>
      <p className="meta mt-1">
        {t(today.isAfterMidnight ? "untilToday" : "until", { time: today.dayEndsAt })}
      </p>
      {exams.length > 0 && (
        <div className="mt-4">
          <Exams exams={exams} />
        </div>
      )}
      <div className="mt-6 grid grid-cols-[minmax(0,1fr)_20rem] items-start gap-x-16 gap-y-12 max-md:grid-cols-1">
        <div>
          {news.length > 0 && (
            <ClientMessages namespaces={["today", "ui", "errors"]}>
              <Corrections news={news} />
            </ClientMessages>
          )}
          {itemsIn(today.work) === 0 ? <NothingDue today={today} /> : <StartSession today={today} />}
          <Backlog today={today} />
          {today.reading !== null && <ReadNext reading={today.reading} />}
          {today.courses.length > 0 && <DueList today={today} />}
          {today.isEnrolled && <PractiseToo />}
        </div>
        <aside className="grid gap-10">
          <Forecast days={today.forecast} />
          <Streak today={today} />
        </aside>
      </div>
    </PageShell>
  );
}

async function PractiseToo() {
  const t = await getTranslations("practice.link");
  const style = "inline-flex min-h-6 items-center pointer-coarse:min-h-11";
  return (
    <p className="mt-6 text-14 text-ink-2">
      <Link href="/practice" prefetch={false} className={style}>
        {t("today")}
      </Link>
      {"\u2002·\u2002"}
      <Link href="/rehearsal" prefetch={false} className={style}>
        {t("rehearsal")}
      </Link>
    </p>
  );
}

async function NothingDue({ today }: { readonly today: TodayView }) {
  const t = await getTranslations("today.empty");
  return (
    <State
      level={2}
      title={t(today.isEnrolled ? "title" : "noCourseTitle")}
      actions={
        <LinkButton href={today.reading?.href ?? "/courses"} tone="primary">
          {t(today.isEnrolled ? "read" : "courses")}
        </LinkButton>
      }
    >
      {await whyNothingIsDue(today)}
    </State>
  );
}

async function whyNothingIsDue({ isEnrolled, waiting, forecast }: TodayView): Promise<string> {
  const [t, locale] = await Promise.all([getTranslations("today.empty"), getLocale()]);
  if (!isEnrolled) return t("noCourse");
  if (waiting > 0) return t("waiting", { waiting });
  const next = forecast.slice(1).find((day) => day.due > 0);
  if (next === undefined) return t("noneSoon");
  if (next === forecast[1]) return t("tomorrow", { due: next.due });
  return t("next", { due: next.due, date: writtenDay(calendarDate(next.isoDate), locale) });
}
