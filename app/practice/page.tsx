import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { languageTag } from "@/lib/i18n/locale";
import { writtenMoment } from "@/lib/i18n/written-date";
import { loadPracticeChoice, type PracticeChoice } from "@/lib/services/load-practice-choice";
import { listRehearsals, type RehearsalList } from "@/lib/services/rehearse";
import { classNames } from "../_ui/class-names";
import { LinkButton } from "../_ui/link-button";
import { PageShell } from "../_ui/page-shell";
import { conceptPracticeHref, notePracticeHref, rehearsalHref } from "../_ui/practice-address";
import { RecallBar } from "../_ui/recall-bar";
import { SectionHead } from "../_ui/section-head";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("practice"))("name") };
}

/** What can be practised: the week's misses, a note, a concept. */
export default async function PracticeChoicePage() {
  const [learner, locale, t] = await Promise.all([
    requireLearner("/practice"),
    getLocale(),
    getTranslations("practice"),
  ]);
  const { learnerId } = learner;
  const now = new Date();
  const [choice, rehearsals] = await Promise.all([
    loadPracticeChoice({ learnerId, locale, now }),
    listRehearsals({ learnerId, locale, now }),
  ]);
  return (
    <PageShell visitor={learner} section="today">
      <h1 className="title">{t("name")}</h1>
      <p className="lede mt-2 max-w-measure">{t("lede")}</p>
      <div className="mt-10 grid grid-cols-2 gap-x-16 gap-y-10 max-md:grid-cols-1">
        <Week missed={choice.missed} />
        <Rehearsals rehearsals={rehearsals} choice={choice} />
      </div>
      {choice.courses.length === 0 && (
        <p className="mt-10">{`${t("choose.none")} ${t("choose.noneText")}`}</p>
      )}
      {choice.courses.map((course) => (
        <Course key={course.slug} course={course} />
      ))}
    </PageShell>
  );
}

async function Week({ missed }: { readonly missed: number }) {
  const t = await getTranslations("practice.week");
  return (
    <section aria-labelledby="week">
      <h2 id="week" className="head mb-2">
        {t("title")}
      </h2>
      <p className="text-ink-2">
        {missed === 0 ? `${t("none")} ${t("noneText")}` : t("text", { items: missed })}
      </p>
      {missed > 0 && (
        <LinkButton href="/practice/week" tone="primary" className="mt-4">
          {t("start")}
        </LinkButton>
      )}
    </section>
  );
}

type RehearsalsProps = {
  readonly rehearsals: RehearsalList;
  readonly choice: PracticeChoice;
};

/** The way to a new one, to all that are under way, and to the reports of the last ones. */
async function Rehearsals({ rehearsals: { running, past }, choice: { courses, timeZone } }: RehearsalsProps) {
  const [t, locale] = await Promise.all([getTranslations("practice.rehearsal"), getLocale()]);
  if (courses.length === 0) return null;
  return (
    <section aria-labelledby="rehearsal">
      <h2 id="rehearsal" className="head mb-2">
        {t("name")}
      </h2>
      <p className="text-ink-2">{t("lede")}</p>
      {running.length > 0 && (
        <ul aria-label={t("underWay")} className="mt-4 grid gap-2">
          {running.map(({ id, course, asked, minutesLeft }) => (
            <li key={id} className="flex items-center justify-between gap-4 border-line border-b pb-2">
              <span id={`running-${id}`}>
                {course}
                <span className="block text-14 text-ink-2">
                  {t("running", { asked, minutes: minutesLeft })}
                </span>
              </span>
              <LinkButton
                href={`/rehearsal/${id}`}
                prefetch={false}
                tone="primary"
                aria-describedby={`running-${id}`}
                className="shrink-0"
              >
                {t("goOn")}
              </LinkButton>
            </li>
          ))}
        </ul>
      )}
      <p className="mt-4 flex flex-wrap gap-3">
        {courses.map(({ slug, title }) => (
          <LinkButton key={slug} href={rehearsalHref(slug)}>
            {courses.length === 1 ? t("begin") : t("beginOf", { course: title })}
          </LinkButton>
        ))}
      </p>
      {past.length > 0 && (
        <>
          <h3 className="subhead mt-6 mb-1">{t("list")}</h3>
          <ul>
            {past.map(({ id, course, startedAt, asked, right }) => (
              <li
                key={id}
                className="flex flex-wrap items-center justify-between gap-x-4 border-line border-b py-1.5 text-14"
              >
                <Link
                  href={right === null ? `/rehearsal/${id}` : `/rehearsal/${id}/report`}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center pointer-coarse:min-h-11"
                >
                  {writtenMoment(new Date(startedAt), locale, timeZone)}
                </Link>
                {courses.length > 1 && <span className="text-ink-2">{course}</span>}
                <span className="text-ink-2">
                  {right === null ? t("over") : t("result", { right, asked })}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

async function Course({ course }: { readonly course: PracticeChoice["courses"][number] }) {
  const t = await getTranslations("practice.choose");
  const id = `course-${course.slug}`;
  return (
    <section aria-labelledby={id} className="mt-12">
      <SectionHead id={id} title={course.title} meta={t("title")} />
      {course.notes.map((note) => (
        <Note key={note.slug} course={course.slug} note={note} />
      ))}
    </section>
  );
}

type Note = PracticeChoice["courses"][number]["notes"][number];

async function Note({ course, note }: { readonly course: string; readonly note: Note }) {
  const t = await getTranslations("practice");
  return (
    <div className="grid grid-cols-[minmax(0,17rem)_minmax(0,1fr)] gap-x-12 gap-y-3 border-line-2 border-t py-5 max-md:grid-cols-1">
      <div>
        <h3 lang={languageTag(note.locale)} className="font-medium font-serif text-18 leading-6">
          {note.title}
        </h3>
        <p className="meta mt-1">{t("items", { items: note.items })}</p>
        <LinkButton
          href={notePracticeHref(course, note.slug)}
          prefetch={false}
          aria-label={t("choose.noteLabel", { title: note.title })}
          className="mt-3"
        >
          {t("choose.note")}
        </LinkButton>
      </div>
      {/* A phone would show little else. */}
      {note.concepts.length > 0 && (
        <details className="md:hidden">
          <summary className="meta min-h-6 w-fit pointer-coarse:min-h-11 pointer-coarse:py-3">
            {t("choose.fold", { concepts: note.concepts.length })}
          </summary>
          <Concepts course={course} note={note} />
        </details>
      )}
      <Concepts course={course} note={note} className="max-md:hidden" />
    </div>
  );
}

type ConceptsProps = { readonly course: string; readonly note: Note; readonly className?: string };

async function Concepts({ course, note, className }: ConceptsProps) {
  const t = await getTranslations("practice.choose");
  return (
    <ul
      aria-label={t("concepts", { title: note.title })}
      className={classNames("grid grid-cols-2 content-start gap-x-10 max-sm:grid-cols-1", className)}
    >
      {note.concepts.map((concept) => (
        <li
          key={concept.id}
          className="flex items-center justify-between gap-4 border-line border-b py-1.5 text-14"
        >
          <Link
            href={conceptPracticeHref(course, concept.id)}
            prefetch={false}
            className="inline-flex min-h-6 min-w-0 items-center text-ink no-underline hover:text-accent pointer-coarse:min-h-11"
          >
            {concept.name}
          </Link>
          {concept.recall !== null && <RecallBar recall={concept.recall} />}
        </li>
      ))}
    </ul>
  );
}
