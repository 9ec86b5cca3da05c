import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { loadSettings } from "@/lib/services/learner-settings";
import { compareRevisions } from "@/lib/services/revisions";
import { orNotFound } from "../../../../_boundary/or-not-found";
import { ClientMessages } from "../../../../_ui/client-messages";
import { revisionHref, teachHref } from "../../../address";
import { CourseRoom } from "../../course-room";
import { revisionWords } from "../revision-words";
import { Comparison } from "./comparison";
import { DescribeForm, RestoreForm } from "./revision-forms";

type Props = {
  readonly params: Promise<{ readonly course: string; readonly number: string }>;
  readonly searchParams: Promise<{ readonly with?: string | readonly string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach.history"))("title") };
}

const isNumber = (text: string) => /^[1-9]\d{0,8}$/.test(text);

/** A version of a course beside another. */
export default async function RevisionPage({ params, searchParams }: Props) {
  const [{ course: slug, number: text }, { with: other }] = await Promise.all([params, searchParams]);
  if (!isNumber(text)) notFound();
  const number = Number(text);
  const [learner, locale, t] = await Promise.all([
    requireLearner(revisionHref(slug, number)),
    getLocale(),
    getTranslations("teach"),
  ]);
  const against = typeof other === "string" && isNumber(other) ? Number(other) : null;
  const [compared, { timeZone }] = await Promise.all([
    orNotFound(compareRevisions(learner.learnerId, slug, locale, { number, other: against })),
    loadSettings(learner.learnerId),
  ]);
  const { course, revision, with: base, isLatest, files } = compared;
  const words = await revisionWords(timeZone);
  const isOther = against !== null && base !== null;
  return (
    <CourseRoom
      visitor={learner}
      course={course}
      path={[{ label: t("history.title"), href: teachHref(slug, "history") }]}
      name={t("history.version", { number })}
      title={isOther ? t("history.sinceOther", { number, other: base }) : t("history.changes", { number })}
    >
      <p className="meta mt-2">{`${words.what(revision)} · ${words.who(revision)}`}</p>
      <div className="mt-6 grid max-w-[36rem] gap-6">
        <ClientMessages namespaces={["teach", "ui", "errors"]}>
          {/* Its message names the files that were not taken over. */}
          {/* The message of these says where they come from. */}
          {revision.kind !== "taken-over" && revision.kind !== "restored" && (
            <DescribeForm course={slug} number={number} message={revision.message} />
          )}
          {isLatest ? (
            <p className="meta">{t("history.isLatest")}</p>
          ) : (
            <RestoreForm course={slug} number={number} />
          )}
        </ClientMessages>
      </div>
      {base === null && <p className="mt-8">{t("history.first")}</p>}
      {files.length === 0 && <p className="mt-8">{t("history.none")}</p>}
      <div className="mt-10 grid gap-10">
        {files.map((file) => (
          <Comparison key={file.name} file={file} />
        ))}
      </div>
    </CourseRoom>
  );
}
