import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { startQuiz } from "@/lib/services/start-quiz";
import { minutesToWait } from "../_boundary/minutes-to-wait";
import { ClientMessages } from "../_ui/client-messages";
import { send } from "../_ui/sent";
import { TooMuchWork } from "../_ui/too-much-work";
import { Session } from "./view/session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quiz"))("name") };
}

export default async function QuizPage() {
  const [{ learnerId }, locale, t] = await Promise.all([
    requireLearner("/quiz", { writes: true }),
    getLocale(),
    getTranslations("quiz"),
  ]);
  const minutes = await minutesToWait("quiz", learnerId);
  if (minutes > 0) return <TooMuchWork minutes={minutes} isKnown />;
  const view = await startQuiz({ learnerId, locale, now: new Date() });
  // Today says that nothing is due, and what comes next.
  if (view.entries.length === 0) redirect("/today");
  return (
    <ClientMessages namespaces={["ui", "errors", "quiz", "actions", "answers"]}>
      <noscript>
        <p className="lede mx-auto max-w-[calc(var(--measure)+2*var(--gutter))] px-(--gutter) py-12">
          {/* Not Link, whose script is useless to readers without scripts. */}
          {t.rich("noScript", { link: (name) => <a href="/courses">{name}</a> })}
        </p>
      </noscript>
      <div className="noscript:hidden">
        <Session key={`${view.sessionId} ${locale}`} sent={send(view)} learnerId={learnerId} />
      </div>
    </ClientMessages>
  );
}
