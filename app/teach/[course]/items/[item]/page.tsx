import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { loadItemHistory } from "@/lib/services/item-history";
import { loadSettings } from "@/lib/services/learner-settings";
import { orNotFound } from "../../../../_boundary/or-not-found";
import { itemHistoryHref, revisionHref, teachHref } from "../../../address";
import { CourseRoom } from "../../course-room";
import { Rows } from "../../history/[number]/comparison";
import { revisionWords } from "../../history/revision-words";

type Props = { readonly params: Promise<{ readonly course: string; readonly item: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach.history"))("title") };
}

/** How one item came to be what it is. */
export default async function ItemHistoryPage({ params }: Props) {
  const { course: slug, item: encoded } = await params;
  const item = decodeURIComponent(encoded);
  const [learner, locale, t] = await Promise.all([
    requireLearner(itemHistoryHref(slug, item)),
    getLocale(),
    getTranslations("teach"),
  ]);
  const [{ course, changes }, { timeZone }] = await Promise.all([
    orNotFound(loadItemHistory(learner.learnerId, slug, locale, item)),
    loadSettings(learner.learnerId),
  ]);
  const words = await revisionWords(timeZone);
  return (
    <CourseRoom
      visitor={learner}
      course={course}
      path={[{ label: t("contents.title"), href: teachHref(slug, "items") }]}
      name={item}
      title={t("history.of", { item })}
    >
      <div className="mt-8 grid gap-10">
        {changes.map(({ revision, change, rows, text }) => (
          <section key={revision.number} aria-label={t("history.version", { number: revision.number })}>
            <h2 className="subhead mb-1">
              <Link href={revisionHref(slug, revision.number)}>
                {t("history.version", { number: revision.number })}
              </Link>
              <span className="meta ml-3">{t(`history.item.${change}`)}</span>
            </h2>
            <p className="meta mb-3">
              {`${words.what(revision)} · ${words.who(revision)}`}
              {revision.publishedAt !== null && ` · ${words.published(revision.publishedAt)}`}
            </p>
            {change === "added" ? (
              <pre className="overflow-x-auto whitespace-pre-wrap border-line-2 border-y py-2 font-mono text-13">
                {text}
              </pre>
            ) : (
              <Rows rows={rows} label={t("history.version", { number: revision.number })} />
            )}
          </section>
        ))}
      </div>
    </CourseRoom>
  );
}
