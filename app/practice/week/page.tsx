import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { LinkButton } from "../../_ui/link-button";
import { State } from "../../_ui/state";
import { PracticePage, practiceTitle } from "../practice-page";

const practised = { scope: { of: "week" }, here: "/practice/week" } as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: await practiceTitle(practised) };
}

/** What the learner got wrong in the last seven study days. */
export default async function WeekPracticePage() {
  const t = await getTranslations("practice");
  const empty = (
    <State title={t("week.none")} actions={<LinkButton href="/practice">{t("name")}</LinkButton>}>
      {t("week.noneText")}
    </State>
  );
  return <PracticePage {...practised} empty={empty} />;
}
