import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { languages } from "@/lib/i18n/languages";
import { languageTag, originalLocale } from "@/lib/i18n/locale";
import { translationLocales } from "@/lib/i18n/localized";
import { loadTranslation, type TranslatedPart } from "@/lib/services/load-translation";
import { orNotFound } from "../../../../_boundary/or-not-found";
import { Chip } from "../../../../_ui/chip";
import { LinkButton } from "../../../../_ui/link-button";
import { editHref, translateHref } from "../../../address";
import { CourseRoom } from "../../course-room";
import { Rows } from "../../history/[number]/comparison";

type Props = {
  readonly params: Promise<{ readonly course: string; readonly note: string }>;
  readonly searchParams: Promise<{ readonly in?: string | readonly string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("teach.translate"))("title", { note: (await params).note }) };
}

/** A note's languages side by side, part by part. */
export default async function TranslatePage({ params, searchParams }: Props) {
  const [{ course: slug, note }, { in: wanted }] = await Promise.all([params, searchParams]);
  const into = translationLocales.find((one) => one === wanted) ?? translationLocales[0];
  if (into === undefined) notFound();
  const [learner, shown, t] = await Promise.all([
    requireLearner(translateHref(slug, note, into)),
    getLocale(),
    getTranslations("teach"),
  ]);
  const { course, parts } = await orNotFound(loadTranslation(learner.learnerId, slug, note, { into, shown }));
  const count = (state: TranslatedPart["state"]) => parts.filter((part) => part.state === state).length;
  return (
    <CourseRoom
      visitor={learner}
      course={course}
      name={t("translate.title", { note })}
      lede={t("translate.counts", {
        missing: count("missing"),
        older: count("older"),
        current: count("current"),
        surplus: count("surplus"),
      })}
    >
      <div className="mt-6 mb-8 flex flex-wrap gap-3">
        {([originalLocale, into] as const).map((locale) => (
          <LinkButton key={locale} href={editHref(slug, note, locale)}>
            {t("translate.write")} <span lang={languageTag(locale)}>{languages[locale].name}</span>
          </LinkButton>
        ))}
      </div>
      <ol className="border-line-2 border-t">
        {parts.map((part) => (
          <li key={part.key} className="border-line border-b py-5">
            <p className="mb-3 flex flex-wrap items-baseline gap-3">
              <span className="subhead">{t("translate.kind", { kind: part.kind })}</span>
              {part.state !== "current" && (
                <Chip tone={part.state === "missing" ? "wrong" : "slip"}>
                  {t(`translate.state.${part.state}`)}
                </Chip>
              )}
            </p>
            <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
              <Side
                text={part.original}
                lang={languageTag(originalLocale)}
                none={t("translate.noOriginal")}
              />
              <Side text={part.translation} lang={languageTag(into)} none={t("translate.noTranslation")} />
            </div>
            {part.changes !== null && part.since !== null && (
              <details className="mt-3">
                <summary className="min-h-6 text-accent">
                  {t("translate.since", { number: part.since.number })}
                </summary>
                <div className="mt-2">
                  <Rows label={t("translate.since", { number: part.since.number })} rows={part.changes} />
                </div>
              </details>
            )}
          </li>
        ))}
      </ol>
    </CourseRoom>
  );
}

type SideProps = { readonly text: string | null; readonly lang: string; readonly none: string };

function Side({ text, lang, none }: SideProps) {
  if (text === null) return <p className="text-ink-3">{none}</p>;
  return (
    <pre
      lang={lang}
      className="min-w-0 whitespace-pre-wrap font-mono text-13 text-ink leading-5 [overflow-wrap:anywhere]"
    >
      {text}
    </pre>
  );
}
