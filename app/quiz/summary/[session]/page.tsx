import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { AppError } from "@/lib/app-error";
import { type Learner, requireLearner } from "@/lib/auth/learner";
import type { SessionId } from "@/lib/quiz/ids";
import type { SessionSummary } from "@/lib/quiz/session-summary";
import { itemsIn } from "@/lib/quiz/workload";
import { loadSessionSummary } from "@/lib/services/load-session-summary";
import { loadToday } from "@/lib/services/load-today";
import { ClientMessages } from "../../../_ui/client-messages";
import { EnterLink } from "../../../_ui/enter-link";
import { LinkButton } from "../../../_ui/link-button";
import { PageShell } from "../../../_ui/page-shell";
import { SendStoredReviews } from "../../view/send-stored-reviews";
import { Figures } from "./figures";
import { Gains } from "./gains";
import { Hard } from "./hard";
import { SessionChart } from "./session-chart";
import { Tomorrow } from "./tomorrow";
import { UndoLast } from "./undo-last";

type Props = { readonly params: Promise<{ readonly session: string }> };

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quiz.summary"))("name") };
}

/** The summary of a session. It has its own address, so a reload shows the same. */
export default async function SummaryPage({ params }: Props) {
  const { session: sessionId } = await params;
  if (!uuid.test(sessionId)) notFound();
  const [learner, locale] = await Promise.all([requireLearner(`/quiz/summary/${sessionId}`), getLocale()]);
  const { learnerId } = learner;
  const input = { learnerId, locale, now: new Date() };
  const [summary, today] = await Promise.all([findSummary({ ...input, sessionId }), loadToday(input)]);
  if (summary === null) notFound();
  const waiting = itemsIn(today.work);
  return (
    <PageShell visitor={learner} section="today">
      <SendStoredReviews learnerId={learnerId} />
      <div className="mx-auto max-w-[60rem]">
        <Opening summary={summary} waiting={waiting} />
        <Onward
          learner={learner}
          sessionId={sessionId}
          waiting={waiting}
          lastReviewId={summary.lastReviewId}
        />
        <Figures summary={summary} />
        <div className="grid items-start gap-x-12 gap-y-10 md:grid-flow-col md:auto-cols-fr">
          {summary.gains.length > 0 && <Gains summary={summary} />}
          {summary.hard.length > 0 && <Hard items={summary.hard} count={summary.missedItems} />}
        </div>
        {summary.reviews > 0 && <Tomorrow summary={summary} />}
        {summary.timeline.length > 0 && <SessionChart timeline={summary.timeline} count={summary.reviews} />}
        {learner.isGuest && <Keep />}
      </div>
    </PageShell>
  );
}

async function findSummary(input: Parameters<typeof loadSessionSummary>[0]): Promise<SessionSummary | null> {
  try {
    return await loadSessionSummary(input);
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return null;
    throw error;
  }
}

async function Opening({ summary, waiting }: { readonly summary: SessionSummary; readonly waiting: number }) {
  const t = await getTranslations("quiz.summary");
  const { items, firstTryRight, tomorrow } = summary;
  return (
    <>
      <h1 className="title mb-2">{waiting === 0 ? t("done") : t("pause")}</h1>
      <p className="lede mb-6 max-w-measure">
        {t("opening", {
          found: t("lede", { items, right: firstTryRight, missed: items - firstTryRight }),
          ahead: t("ahead", { waiting, ...tomorrow }),
        })}
      </p>
    </>
  );
}

async function Keep() {
  const t = await getTranslations("quiz.summary");
  return (
    <section className="mt-10 flex flex-wrap items-center justify-between gap-4 border-line-2 border-t pt-4">
      <p className="max-w-measure text-pretty font-serif text-16 text-ink-2">{t("keepText")}</p>
      <LinkButton href="/sign-up" className="max-sm:w-full">
        {t("keep")}
      </LinkButton>
    </section>
  );
}

type OnwardProps = {
  readonly learner: Learner;
  readonly sessionId: SessionId;
  readonly waiting: number;
  readonly lastReviewId: string | null;
};

async function Onward({ learner, sessionId, waiting, lastReviewId }: OnwardProps) {
  const t = await getTranslations("quiz.summary");
  return (
    <div className="mb-8 flex flex-wrap items-center gap-3 max-sm:grid">
      <EnterLink href={waiting > 0 ? "/quiz" : "/today"} tone="primary" size="big">
        {waiting > 0 ? t("goOn") : t("toToday")}
      </EnterLink>
      {waiting > 0 && (
        <LinkButton href="/today" size="big">
          {t("toToday")}
        </LinkButton>
      )}
      {lastReviewId !== null && (
        <ClientMessages namespaces={["ui", "quiz", "actions"]}>
          <UndoLast learnerId={learner.learnerId} sessionId={sessionId} reviewId={lastReviewId} />
        </ClientMessages>
      )}
    </div>
  );
}
