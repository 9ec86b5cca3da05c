import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { startQuiz } from "@/lib/services/start-quiz";
import { ClientMessages } from "../_ui/client-messages";
import { NothingDue } from "./nothing-due";
import { Session } from "./session";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("quiz"))("name") };
}

export default async function QuizPage() {
  const [learner, locale] = await Promise.all([requireLearner("/quiz"), getLocale()]);
  const { learnerId } = learner;
  const view = await startQuiz({ learnerId, locale, now: new Date() });
  if (view.entries.length === 0) return <NothingDue learner={learner} />;
  return (
    <ClientMessages namespaces={["common", "errors", "quiz", "answers"]}>
      <Session key={`${view.sessionId} ${locale}`} view={view} learnerId={learnerId} />
    </ClientMessages>
  );
}
