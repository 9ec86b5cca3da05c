import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { writtenMoment } from "@/lib/i18n/written-date";
import { loadSettings } from "@/lib/services/learner-settings";
import { loadLog } from "@/lib/services/load-log";
import { findTeaching } from "@/lib/services/load-teaching";
import { Crumb } from "../../_ui/crumb";
import { LinkButton } from "../../_ui/link-button";
import { PageShell } from "../../_ui/page-shell";

type Props = { readonly searchParams: Promise<{ readonly before?: string | readonly string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("accounts.log"))("title") };
}

/** What people with a role did, for those who may read it. */
export default async function LogPage({ searchParams }: Props) {
  const [{ before }, learner, locale, t, teach] = await Promise.all([
    searchParams,
    requireLearner("/teach/log"),
    getLocale(),
    getTranslations("accounts.log"),
    getTranslations("teach"),
  ]);
  const from = typeof before === "string" && /^\d{1,15}$/.test(before) ? Number(before) : null;
  const [teaching, { timeZone }, { acts, nextBefore }] = await Promise.all([
    findTeaching(learner.learnerId, locale),
    loadSettings(learner.learnerId),
    loadLog(learner.learnerId, { locale, before: from }),
  ]);
  if (teaching === null) notFound();
  return (
    <PageShell visitor={learner} section="teach">
      <Crumb
        label={teach("course.path")}
        steps={[{ label: teach("name"), href: "/teach" }, { label: t("title") }]}
      />
      <h1 className="title mt-2">{t("title")}</h1>
      <p className="lede mt-2 max-w-measure">{t("lede")}</p>
      {acts.length === 0 && <p className="mt-8 text-ink-2">{t("none")}</p>}
      <ol className="mt-8 border-line-2 border-t">
        {acts.map(({ id, at, type, actor, subject, place }) => (
          <li
            key={id}
            className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-line border-b py-2.5"
          >
            <span className="min-w-0 break-words">
              <b className="font-medium">{actor || t("gone")}</b>{" "}
              {t(`act.${type}` as Parameters<typeof t>[0], { subject: subject || t("gone"), place })}
            </span>
            <span className="meta">{writtenMoment(at, locale, timeZone)}</span>
          </li>
        ))}
      </ol>
      {nextBefore !== null && (
        <LinkButton href={`/teach/log?before=${nextBefore}`} className="mt-6">
          {t("older")}
        </LinkButton>
      )}
    </PageShell>
  );
}
