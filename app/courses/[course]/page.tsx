import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { findLearner } from "@/lib/auth/learner";
import { languageTag, originalLocale } from "@/lib/i18n/locale";
import { type CourseView, loadCourse } from "@/lib/services/load-course";
import { PressForm } from "../../_account/press-form";
import { Chip } from "../../_ui/chip";
import { ClientMessages } from "../../_ui/client-messages";
import { Crumb } from "../../_ui/crumb";
import { PageShell } from "../../_ui/page-shell";
import { ReadNext } from "../../_ui/read-next";
import { RecallBar } from "../../_ui/recall-bar";
import { enrol, leave } from "../actions";
import { orNotFound } from "../or-not-found";

type Props = { readonly params: Promise<{ readonly course: string }> };

/** Once per request: title and page need the same data. */
const load = cache(async (course: string) => {
  const [learner, locale] = await Promise.all([findLearner(), getLocale()]);
  const learnerId = learner?.learnerId ?? null;
  return { learner, view: await orNotFound(loadCourse({ learnerId, course, locale, now: new Date() })) };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await load((await params).course)).view.title };
}

export default async function CoursePage({ params }: Props) {
  const [{ learner, view }, t, enrolling] = await Promise.all([
    load((await params).course),
    getTranslations("courses"),
    getTranslations("accounts.enrol"),
  ]);
  return (
    <PageShell visitor={learner} section="courses">
      <Crumb label={t("crumb")} steps={[{ label: t("name"), href: "/courses" }]} />
      <h1 className="title mt-2">{view.title}</h1>
      <p className="lede mt-2 max-w-measure">{view.summary}</p>
      {learner !== null && !view.isEnrolled && (
        <div className="mt-6">
          <ClientMessages namespaces={["ui", "errors"]}>
            <PressForm action={enrol} values={{ course: view.slug }} tone="primary">
              {enrolling("enrol")}
            </PressForm>
          </ClientMessages>
        </div>
      )}
      {view.reading !== null && (
        <div className="mt-8">
          <ReadNext reading={view.reading} />
        </div>
      )}
      <NoteTable view={view} isKnown={learner !== null} />
      {view.isEnrolled && (
        <div className="mt-12 flex flex-wrap items-center gap-x-4 gap-y-2">
          <ClientMessages namespaces={["ui", "errors"]}>
            <PressForm action={leave} values={{ course: view.slug }}>
              {enrolling("leave")}
            </PressForm>
          </ClientMessages>
          <p className="meta">{enrolling("leaveText")}</p>
        </div>
      )}
    </PageShell>
  );
}

const number = "py-3.5 pl-4 text-right align-middle whitespace-nowrap";
const head = "py-2 pl-4 text-right font-normal";
const wideOnly = "max-sm:hidden";

/** The notes in reading order. Recall is shown to learners only. */
async function NoteTable({ view, isKnown }: { readonly view: CourseView; readonly isKnown: boolean }) {
  const t = await getTranslations("courses.notes");
  return (
    <table className="mt-4 w-full border-line-2 border-t">
      <caption className="sr-only">{t("caption")}</caption>
      <thead className="text-13 text-ink-3">
        <tr className="border-line border-b">
          <th scope="col" className="py-2 text-left font-normal">
            {t("note")}
          </th>
          <th scope="col" className={`${head} ${wideOnly}`}>
            {t("reading")}
          </th>
          <th scope="col" className={head}>
            {isKnown ? t("met") : t("items")}
          </th>
          {isKnown && (
            <>
              <th scope="col" className={head}>
                {t("due")}
              </th>
              <th scope="col" className={`${head} ${wideOnly} w-32`}>
                {t("recall")}
              </th>
            </>
          )}
        </tr>
      </thead>
      <tbody>
        {view.notes.map((note, index) => (
          <tr key={note.slug} className="relative border-line border-b">
            <th scope="row" className="py-3.5 text-left font-normal">
              <span className="grid grid-cols-[1.75rem_minmax(0,1fr)] items-baseline">
                <span className="text-13 text-ink-3">{index + 1}</span>
                <span>
                  <Link
                    href={`/courses/${view.slug}/${note.slug}`}
                    className="font-medium font-serif text-18 text-ink leading-6 no-underline after:absolute after:inset-0 hover:text-accent [:lang(zh)_&]:font-normal"
                    {...(!note.translated && { lang: languageTag(originalLocale) })}
                  >
                    {note.title}
                  </Link>
                  {!note.translated && (
                    <span className="ml-3">
                      <Chip>{t("untranslated")}</Chip>
                    </span>
                  )}
                  {note.recall !== null && (
                    <span className="mt-1 flex items-center gap-2 text-13 text-ink-3 sm:hidden">
                      {t("recall")} <RecallBar recall={note.recall} />
                    </span>
                  )}
                </span>
              </span>
            </th>
            <td className={`${number} ${wideOnly}`}>{t("minutes", { minutes: note.minutes })}</td>
            <td className={number}>{metWords(t, note, isKnown)}</td>
            {isKnown && (
              <>
                <td className={number}>
                  {note.due > 0 ? <b className="font-semibold text-accent">{note.due}</b> : "–"}
                </td>
                <td className={`${number} ${wideOnly}`}>
                  <RecallBar recall={note.recall} />
                </td>
              </>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function metWords(
  t: Awaited<ReturnType<typeof getTranslations<"courses.notes">>>,
  { met, items }: CourseView["notes"][number],
  isKnown: boolean,
): string | number {
  if (items === 0) return "–";
  return isKnown ? t("metOf", { met, items }) : items;
}
