import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { loadSeenOfMe, type SeenOfMe } from "@/lib/services/seen-of-me";
import { orNotFound } from "../../../_boundary/or-not-found";
import { Crumb } from "../../../_ui/crumb";
import { PageShell } from "../../../_ui/page-shell";
import { SectionHead } from "../../../_ui/section-head";

type Props = { readonly params: Promise<{ readonly class: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("insights.seen"))("link") };
}

/** What the teachers of a class see of the reader: the same numbers. */
export default async function SeenPage({ params }: Props) {
  const { class: id } = await params;
  const [learner, locale, t, ui] = await Promise.all([
    requireLearner(`/settings/classes/${id}`),
    getLocale(),
    getTranslations("insights.seen"),
    getTranslations("ui"),
  ]);
  const seen = await orNotFound(loadSeenOfMe(learner.learnerId, id, { locale, now: new Date() }));
  return (
    <PageShell visitor={learner} section="settings">
      <div className="max-w-measure">
        <Crumb
          label={ui("nav.label")}
          steps={[{ label: ui("nav.settings"), href: "/settings" }, { label: seen.name }]}
        />
        <h1 className="title mt-2">{t("title", { name: seen.name })}</h1>
        <p className="mt-4">{t("lede", { course: seen.course })}</p>
        <section aria-labelledby="numbers" className="mt-10">
          <SectionHead id="numbers" title={t("numbers")} />
          {seen.me === null ? <p className="text-ink-2">{t("notYet")}</p> : <Numbers me={seen.me} />}
        </section>
        <section aria-labelledby="concepts" className="mt-10">
          <SectionHead id="concepts" title={t("concepts")} meta={t("conceptsMeta")} />
          {seen.concepts.length === 0 && <p className="text-ink-2">{t("none")}</p>}
          <dl>
            {seen.concepts.map(({ id, name, recall }) => (
              <Pair key={id} name={name} value={String(recall)} />
            ))}
          </dl>
        </section>
      </div>
    </PageShell>
  );
}

function Numbers({ me }: { readonly me: NonNullable<SeenOfMe["me"]> }) {
  const t = useTranslations("insights");
  const { met, due, daysAway, retention } = me;
  return (
    <>
      <dl>
        <Pair name={t("learners.due")} value={String(due)} />
        <Pair
          name={t("learners.away")}
          value={
            daysAway === null
              ? t("learners.never")
              : daysAway === 0
                ? t("learners.today")
                : t("learners.days", { days: daysAway })
          }
        />
        <Pair
          name={t("learners.retention")}
          value={retention.share === null ? "–" : t("percent", { share: Math.round(100 * retention.share) })}
        />
        <Pair name={t("learners.met")} value={String(met)} />
      </dl>
      <p className="meta mt-3">{t("learners.retentionHelp")}</p>
    </>
  );
}

function Pair({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div className="flex items-baseline justify-between gap-6 border-line border-b py-2">
      <dt className="min-w-0">{name}</dt>
      <dd className="whitespace-nowrap tabular-nums">{value}</dd>
    </div>
  );
}
