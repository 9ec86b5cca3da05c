import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { cache } from "react";
import { findLearner } from "@/lib/auth/learner";
import { languageTag } from "@/lib/i18n/locale";
import { loadNote, type NoteView } from "@/lib/services/load-note";
import { Callout } from "../../../_ui/callout";
import { ClientMessages } from "../../../_ui/client-messages";
import { Crumb } from "../../../_ui/crumb";
import { NoteFigure } from "../../../_ui/figures/note-figure";
import { ZoomFigures } from "../../../_ui/figures/zoom-figures";
import { LinkButton } from "../../../_ui/link-button";
import { PageShell } from "../../../_ui/page-shell";
import { notePracticeHref } from "../../../_ui/practice-address";
import { proseClass } from "../../../_ui/prose";
import { StoredHtml } from "../../../_ui/stored-html";
import { orNotFound } from "../../or-not-found";
import { BackToSession } from "./back-to-session";
import { Contents } from "./contents";
import { ItemsInPlace } from "./items-in-place";
import { KeepPlace } from "./keep-place";
import { MarkTarget } from "./mark-target";
import { type NoteRow, noteRows } from "./note-rows";
import { TellReading } from "./tell-reading";

type Props = { readonly params: Promise<{ readonly course: string; readonly note: string }> };

/** Once per request: title and page need the same data. */
const load = cache(async (course: string, note: string) => {
  const [learner, locale] = await Promise.all([findLearner(), getLocale()]);
  const learnerId = learner?.learnerId ?? null;
  const view = await orNotFound(loadNote({ learnerId, course, note, locale, now: new Date() }));
  return { learner, locale, view };
});

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { course, note } = await params;
  return { title: (await load(course, note)).view.title };
}

export default async function NotePage({ params }: Props) {
  const { course, note } = await params;
  const [{ learner, locale, view }, t] = await Promise.all([load(course, note), getTranslations("courses")]);
  const lang = languageTag(view.locale);
  return (
    <PageShell visitor={learner} section="courses" width="bare">
      <ClientMessages namespaces={["ui", "courses", "figures"]}>
        {learner !== null && <BackToSession learnerId={learner.learnerId} />}
        <div className="mx-auto grid max-w-page grid-cols-[11rem_minmax(0,1fr)] gap-x-12 px-(--gutter) pt-10 pb-20 max-lg:grid-cols-1 max-sm:pt-6 print:block print:p-0">
          <Contents course={view.course} headings={view.headings} lang={lang} />
          <div className="min-w-0">
            <header className="max-w-measure">
              <div className="mb-2 lg:hidden print:hidden">
                <Crumb
                  label={t("crumb")}
                  steps={[{ label: view.course.title, href: `/courses/${view.course.slug}` }]}
                />
              </div>
              <h1 className="title mb-2" lang={lang}>
                {view.title}
              </h1>
              <Figures view={view} isKnown={learner !== null} />
              {view.locale !== locale && (
                <div className="mb-8 print:hidden">
                  <Callout tone="note">{t("note.otherLanguage")}</Callout>
                </div>
              )}
            </header>
            <article id="text" className="note-text">
              <ReadingProgress />
              {noteRows(view.segments, view.items).map((row, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a row is its place
                <Row key={index} row={row} view={view} />
              ))}
            </article>
            {learner !== null && Object.keys(view.items).length > 0 && (
              <p className="mt-12 print:hidden">
                <PractiseNote course={view.course.slug} note={view.slug} />
              </p>
            )}
            <Neighbours view={view} />
          </div>
        </div>
        {learner !== null && <TellReading course={view.course.slug} note={view.slug} />}
        <MarkTarget />
        <KeepPlace lang={lang} />
        <ZoomFigures />
      </ClientMessages>
    </PageShell>
  );
}

function Row({ row, view }: { readonly row: NoteRow; readonly view: NoteView }) {
  const lang = languageTag(view.locale);
  const content =
    row.figure === null ? (
      <StoredHtml html={row.html} lang={lang} className={proseClass("reading")} />
    ) : (
      <NoteFigure figure={row.figure} locale={view.locale} />
    );
  return (
    <div className="note-row">
      {row.items.length === 0 ? (
        content
      ) : (
        <ItemsInPlace items={row.items} curve={view.curve} lang={lang} countsItems={view.countsItems}>
          {content}
        </ItemsInPlace>
      )}
    </div>
  );
}

/** A line below the top bar that grows as the reader scrolls; CSS only, where the browser supports it. */
function ReadingProgress() {
  return <div aria-hidden="true" className="note-progress print:hidden" />;
}

async function Figures({ view, isKnown }: { readonly view: NoteView; readonly isKnown: boolean }) {
  const t = await getTranslations("courses.note");
  const items = Object.values(view.items);
  const due = items.filter(({ memory }) => memory !== null && memory.dueInDays <= 0).length;
  return (
    <p className="meta mb-8">
      {t("minutes", { minutes: view.minutes })}
      {"\u2002·\u2002"}
      {isKnown ? t("itemsDue", { items: items.length, due }) : t("items", { items: items.length })}
    </p>
  );
}

async function PractiseNote({ course, note }: { readonly course: string; readonly note: string }) {
  const t = await getTranslations("practice.link");
  return (
    <LinkButton href={notePracticeHref(course, note)} prefetch={false}>
      {t("note")}
    </LinkButton>
  );
}

async function Neighbours({ view }: { readonly view: NoteView }) {
  const t = await getTranslations("courses.note");
  const neighbours = [
    { label: t("previous"), note: view.previous, side: "" },
    { label: t("next"), note: view.next, side: "ml-auto min-w-6 text-right" },
  ];
  return (
    <nav
      aria-label={t("neighbours")}
      className="mt-12 flex max-w-measure gap-8 border-line-2 border-t pt-4 print:hidden"
    >
      {neighbours.map(
        ({ label, note, side }) =>
          note !== null && (
            <Link
              key={label}
              href={`/courses/${view.course.slug}/${note.slug}`}
              className={`${side} text-ink no-underline hover:text-accent`}
            >
              <span className="meta block">{label}</span>
              <span className="font-medium font-serif text-18">{note.title}</span>
            </Link>
          ),
      )}
    </nav>
  );
}
