import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requireLearner } from "@/lib/auth/learner";
import type { PeriodChoice } from "@/lib/progress/period";
import { loadExams } from "@/lib/services/load-exams";
import { loadProgress, type ProgressChoice, type ProgressView } from "@/lib/services/load-progress";
import { Exams } from "../_ui/exams";
import { LinkButton } from "../_ui/link-button";
import { PageShell } from "../_ui/page-shell";
import { State } from "../_ui/state";
import { orNotFound } from "../courses/or-not-found";
import { ChartSection } from "./chart-section";
import { ActivityPicture } from "./charts/activity";
import { CalibrationFigures, CalibrationPicture } from "./charts/calibration";
import { ConceptGraph, WeakestConcepts } from "./charts/concepts";
import { DistributionPicture } from "./charts/distribution";
import { ForecastPicture } from "./charts/forecast";
import { HoursPicture } from "./charts/hours";
import { MistakeLists } from "./charts/mistakes";
import { RetentionPicture } from "./charts/retention";
import { StockPicture } from "./charts/stock";
import { YearMap } from "./charts/year";
import { addressOf, readChoice, type SearchParams } from "./choice";
import { Figures } from "./figures";
import { LinkSegments } from "./link-segments";
import { writtenStudyDay } from "./written-study-day";

type Props = { readonly searchParams: Promise<SearchParams> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("progress"))("name") };
}

export default async function ProgressPage({ searchParams }: Props) {
  const choice = readChoice(await searchParams);
  const [learner, locale, t] = await Promise.all([
    requireLearner(addressOf(choice)),
    getLocale(),
    getTranslations("progress"),
  ]);
  const { learnerId } = learner;
  const now = new Date();
  const [view, exams] = await Promise.all([
    orNotFound(loadProgress({ learnerId, locale, now, choice })),
    loadExams(learnerId, locale, now),
  ]);
  const courseTitle = view.courses.find(({ slug }) => slug === view.course)?.title ?? t("all");
  return (
    <PageShell visitor={learner} section="progress">
      <div className="mb-6 flex flex-wrap items-end justify-between gap-x-8 gap-y-4">
        <div>
          <h1 className="title">{t("name")}</h1>
          <p className="meta mt-1">
            {t("since", { course: courseTitle, date: writtenStudyDay(view.from, locale, "year") })}
          </p>
        </div>
        <Choices view={view} choice={choice} />
      </div>
      {exams.length > 0 && (
        <div className="mb-6">
          <Exams exams={exams} />
        </div>
      )}
      {view.isNew && (
        <State
          level={2}
          title={t("fresh.title")}
          actions={
            <LinkButton href="/today" tone="primary">
              {t("fresh.start")}
            </LinkButton>
          }
        >
          {t("fresh.text")}
        </State>
      )}
      {!view.isNew && <Figures figures={view.figures} />}
      <Charts view={view} choice={choice} />
    </PageShell>
  );
}

const periods: readonly PeriodChoice[] = [30, 90, 365, null];

async function Choices({ view, choice }: { readonly view: ProgressView; readonly choice: ProgressChoice }) {
  const t = await getTranslations("progress");
  return (
    <div className="flex min-w-0 flex-wrap gap-3">
      {view.courses.length > 1 && (
        <LinkSegments
          label={t("course")}
          options={[{ slug: null, title: t("all") }, ...view.courses].map(({ slug, title }) => ({
            label: title,
            href: addressOf({ ...choice, course: slug }),
            isChosen: slug === view.course,
          }))}
        />
      )}
      <LinkSegments
        label={t("period")}
        options={periods.map((days) => ({
          label: t("days", { days: String(days) }),
          href: addressOf({ ...choice, days }),
          isChosen: days === view.days,
        }))}
      />
    </div>
  );
}

async function Charts({ view, choice }: { readonly view: ProgressView; readonly choice: ProgressChoice }) {
  const [t, locale] = await Promise.all([getTranslations("progress"), getLocale()]);
  const { charts } = view;
  const since = writtenStudyDay(view.binsFrom, locale, "year");
  const common = { choice };
  return (
    <div className="mt-10 grid gap-y-10">
      <ChartSection {...common} name="year" chart={charts.year} meta={t("year.meta")}>
        {(label) => <YearMap data={charts.year.data} label={label} />}
      </ChartSection>
      <Pair>
        <ChartSection
          {...common}
          name="retention"
          chart={charts.retention}
          meta={t("retention.meta")}
          notes={
            <>
              <p className="meta mt-1 mb-2 max-w-measure">{t("retention.how")}</p>
              {view.grains.length > 1 && (
                <LinkSegments
                  label={t("by")}
                  options={view.grains.map((grain) => ({
                    label: t("grain", { grain }),
                    href: addressOf({ ...choice, by: grain }),
                    isChosen: grain === view.by,
                  }))}
                />
              )}
            </>
          }
        >
          {(label) => <RetentionPicture data={charts.retention.data} by={view.by} label={label} />}
        </ChartSection>
        <ChartSection
          {...common}
          name="calibration"
          chart={charts.calibration}
          meta={t("calibration.meta", { date: since, reviews: charts.calibration.data.reviews })}
          notes={<CalibrationFigures data={charts.calibration.data} from={view.binsFrom} />}
        >
          {(label) => <CalibrationPicture data={charts.calibration.data} label={label} />}
        </ChartSection>
        <ChartSection {...common} name="forecast" chart={charts.forecast} meta={t("forecast.meta")}>
          {(label) => <ForecastPicture data={charts.forecast.data} label={label} />}
        </ChartSection>
        <ChartSection {...common} name="activity" chart={charts.activity} meta={t("activity.meta")}>
          {(label) => <ActivityPicture data={charts.activity.data} label={label} />}
        </ChartSection>
        <ChartSection {...common} name="stock" chart={charts.stock} meta={t("stock.meta")}>
          {(label) => <StockPicture data={charts.stock.data} label={label} />}
        </ChartSection>
        <ChartSection
          {...common}
          name="hours"
          chart={charts.hours}
          meta={t("hours.meta", { date: since })}
          notes={<p className="meta mt-1 max-w-measure">{t("hours.how")}</p>}
        >
          {(label) => <HoursPicture data={charts.hours.data} desired={view.figures.desired} label={label} />}
        </ChartSection>
      </Pair>
      <Concepts view={view} choice={choice} />
      <ChartSection {...common} name="mistakes" chart={charts.mistakes} meta={t("mistakes.meta")}>
        {() => <MistakeLists mistakes={charts.mistakes.data} />}
      </ChartSection>
      <Pair>
        {(["stability", "interval", "recall", "difficulty", "answerSeconds"] as const).map((name) => (
          <ChartSection
            {...common}
            key={name}
            name={name}
            chart={charts[name]}
            meta={name === "answerSeconds" ? t("answerSeconds.meta", { date: since }) : t(`${name}.meta`)}
          >
            {(label) => <DistributionPicture data={charts[name].data} label={label} />}
          </ChartSection>
        ))}
      </Pair>
    </div>
  );
}

/** Two charts beside each other where there is room. */
function Pair({ children }: { readonly children: ReactNode }) {
  return <div className="grid grid-cols-2 items-start gap-x-12 gap-y-10 max-md:grid-cols-1">{children}</div>;
}

/** The list, and the map of the course; with several courses, one must be chosen to see its map. */
async function Concepts({ view, choice }: { readonly view: ProgressView; readonly choice: ProgressChoice }) {
  const t = await getTranslations("progress");
  const { concepts } = view.charts;
  const { data } = concepts;
  const [only, ...others] = data.maps;
  const map = only !== undefined && others.length === 0 ? only : null;
  return (
    <ChartSection choice={choice} name="concepts" chart={concepts} meta={t("concepts.meta")}>
      {() => (
        <div className="grid grid-cols-[20rem_minmax(0,1fr)] gap-x-12 gap-y-8 max-md:grid-cols-1">
          <WeakestConcepts data={data} />
          {map === null ? (
            <p className="meta">
              {t("concepts.choose")}{" "}
              {data.maps.map(({ course }, i) => (
                <span key={course}>
                  {i > 0 && "\u2002·\u2002"}
                  <Link href={addressOf({ ...choice, course })} scroll={false} prefetch={false}>
                    {view.courses.find(({ slug }) => slug === course)?.title ?? course}
                  </Link>
                </span>
              ))}
            </p>
          ) : (
            <div className="min-w-0">
              <p className="meta mb-3">{t("concepts.mapHint")}</p>
              <ConceptGraph
                map={map}
                data={data}
                title={t("concepts.map", {
                  course: view.courses.find(({ slug }) => slug === map.course)?.title ?? map.course,
                })}
              />
            </div>
          )}
        </div>
      )}
    </ChartSection>
  );
}
