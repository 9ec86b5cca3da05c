import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import {
  loadRehearsalReport,
  type ReportedPart,
  type ReportView,
} from "@/lib/services/load-rehearsal-report";
import { Chip } from "../../../_ui/chip";
import { ClientMessages } from "../../../_ui/client-messages";
import { Crumb } from "../../../_ui/crumb";
import { LinkButton } from "../../../_ui/link-button";
import { PageShell } from "../../../_ui/page-shell";
import {
  conceptPracticeHref,
  itemPracticeHref,
  notePracticeHref,
  rehearsalHref,
} from "../../../_ui/practice-address";
import { PastQuestion } from "../../../browse/[course]/[item]/past-question";
import { orNotFound } from "../../../courses/or-not-found";
import { SourceLink } from "../../../practice/source-link";
import { rehearsalId } from "../../rehearsal-id";

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("practice"))("report.name") };
}

/** What a rehearsal that was handed in says. */
export default async function RehearsalReportPage({ params }: Props) {
  const id = rehearsalId((await params).id);
  const [learner, locale, t] = await Promise.all([
    requireLearner(`/rehearsal/${id}/report`),
    getLocale(),
    getTranslations("practice"),
  ]);
  const report = await orNotFound(loadRehearsalReport({ learnerId: learner.learnerId, id, locale }));
  if (report === null) redirect(`/rehearsal/${id}`);
  const { course } = report;
  return (
    <PageShell visitor={learner} section="today">
      <Crumb
        label={t("crumb")}
        steps={[{ label: t("name"), href: "/practice" }, { label: t("report.name") }]}
      />
      <h1 className="title mt-2">{t("report.score", { right: report.right, asked: report.asked })}</h1>
      <Figures report={report} />
      <div className="mt-8 grid grid-cols-2 gap-x-16 gap-y-8 max-md:grid-cols-1">
        <Parts
          title={t("report.notes")}
          parts={report.notes.map((part) => ({
            ...part,
            href: part.canPractise ? notePracticeHref(course.slug, part.id) : null,
          }))}
        />
        <Parts
          title={t("report.concepts")}
          parts={report.concepts.map((part) => ({
            ...part,
            href: part.canPractise ? conceptPracticeHref(course.slug, part.id) : null,
          }))}
        />
      </div>
      <ClientMessages namespaces={["ui", "browse", "figures"]}>
        <Questions questions={report.questions} />
      </ClientMessages>
      <p className="mt-10 flex flex-wrap gap-3">
        <LinkButton href={rehearsalHref(course.slug)} tone="primary">
          {t("report.again")}
        </LinkButton>
        <LinkButton href="/practice">{t("report.all")}</LinkButton>
      </p>
    </PageShell>
  );
}

async function Figures({ report }: { readonly report: ReportView }) {
  const t = await getTranslations("practice.report");
  const { asked, wrong, open, late, lateRight, elapsedMs } = report;
  const answered = asked - open;
  const said = [
    t("wrong", { wrong }),
    ...(open > 0 ? [t("open", { open })] : []),
    ...(late > 0 ? [t("late", { late, right: lateRight })] : []),
    elapsedMs < 60_000
      ? t("timeShort", { seconds: shownSeconds(elapsedMs) })
      : t("time", { minutes: Math.round(elapsedMs / 60_000) }),
    ...(answered > 0 ? [t("each", { seconds: shownSeconds(elapsedMs / answered) })] : []),
  ];
  return <p className="mt-2 text-ink-2">{said.join("\u2002·\u2002")}</p>;
}

/** Whole seconds; tenths below ten, so that a quick answer does not take none. */
function shownSeconds(ms: number): number {
  return ms < 10_000 ? Math.round(ms / 100) / 10 : Math.round(ms / 1_000);
}

type Part = ReportedPart & { readonly href: string | null };

/** Each leads to its practice, if there still is anything to practise. */
async function Parts({ title, parts }: { readonly title: string; readonly parts: readonly Part[] }) {
  const t = await getTranslations("practice.report");
  return (
    <section>
      <h2 className="subhead mb-1">{title}</h2>
      <ul>
        {parts.map(({ id, name, href, asked, right }) => (
          <li
            key={id}
            className="flex items-center justify-between gap-4 border-line border-b py-1.5 text-14"
          >
            {href === null ? (
              name
            ) : (
              <Link
                href={href}
                prefetch={false}
                className="inline-flex min-h-6 items-center text-ink no-underline hover:text-accent pointer-coarse:min-h-11"
              >
                {name}
              </Link>
            )}
            <span className={right < asked ? "text-wrong" : "text-ink-2"}>{t("part", { right, asked })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const tones = { right: "plain", wrong: "wrong", late: "slip", open: "slip" } as const;

/** The exact questions with what was answered; those that were not right are open. */
async function Questions({ questions }: Pick<ReportView, "questions">) {
  const t = await getTranslations("practice.report");
  return (
    <section aria-labelledby="questions" className="mt-12">
      <h2 id="questions" className="head mb-2">
        {t("questions")}
      </h2>
      <ol className="border-line-2 border-t">
        {questions.map(({ place, itemId, outcome, elapsedMs, past, source }) => (
          <li key={place} className="border-line border-b py-5">
            <h3 className="mb-3 flex flex-wrap items-center gap-3 text-14">
              <span className="font-semibold">{t("question", { number: place + 1 })}</span>
              <Chip tone={tones[outcome]}>{t(`outcome.${outcome}`)}</Chip>
              {elapsedMs !== null && (
                <span className="meta">{t("seconds", { seconds: shownSeconds(elapsedMs) })}</span>
              )}
            </h3>
            <PastQuestion past={past} folds={outcome === "right"} />
            {source !== null && (
              <p className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-14">
                <SourceLink href={source} />
                <Link
                  href={itemPracticeHref(itemId)}
                  prefetch={false}
                  className="inline-flex min-h-6 items-center pointer-coarse:min-h-11"
                >
                  {t("practise")}
                </Link>
              </p>
            )}
          </li>
        ))}
      </ol>
    </section>
  );
}
