import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { loadSettings } from "@/lib/services/learner-settings";
import { loadHistory } from "@/lib/services/revisions";
import { orNotFound } from "../../../_boundary/or-not-found";
import { Chip } from "../../../_ui/chip";
import { LinkButton } from "../../../_ui/link-button";
import { revisionHref, teachHref } from "../../address";
import { CourseRoom } from "../course-room";
import { revisionWords } from "./revision-words";

type Props = {
  readonly params: Promise<{ readonly course: string }>;
  readonly searchParams: Promise<{ readonly before?: string | readonly string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach.history"))("title") };
}

/** Every version of a course. */
export default async function HistoryPage({ params, searchParams }: Props) {
  const [{ course: slug }, { before }] = await Promise.all([params, searchParams]);
  const [learner, locale, t] = await Promise.all([
    requireLearner(teachHref(slug, "history")),
    getLocale(),
    getTranslations("teach"),
  ]);
  const until = typeof before === "string" && /^\d{1,9}$/.test(before) ? Number(before) : null;
  const [{ course, revisions }, { timeZone }] = await Promise.all([
    orNotFound(loadHistory(learner.learnerId, slug, locale, until)),
    loadSettings(learner.learnerId),
  ]);
  const words = await revisionWords(timeZone);
  const last = revisions.at(-1);
  return (
    <CourseRoom visitor={learner} course={course} name={t("history.title")} lede={t("history.lede")}>
      <ol className="mt-8 border-line-2 border-t">
        {revisions.map((revision) => (
          <li
            key={revision.number}
            className="relative flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-line border-b py-3"
          >
            <span>
              <Link
                href={revisionHref(slug, revision.number)}
                className="subhead text-ink no-underline after:absolute after:inset-0 hover:text-accent"
              >
                {t("history.version", { number: revision.number })}
              </Link>
              <span className="ml-3">{words.what(revision)}</span>
            </span>
            <span className="meta flex flex-wrap items-baseline gap-2">
              {words.who(revision)}
              {revision.publishedAt !== null && (
                <Chip tone="right">{words.published(revision.publishedAt)}</Chip>
              )}
            </span>
          </li>
        ))}
      </ol>
      {last !== undefined && last.number > 1 && (
        <LinkButton href={`${teachHref(slug, "history")}?before=${last.number}`} className="mt-6">
          {t("history.older")}
        </LinkButton>
      )}
    </CourseRoom>
  );
}
