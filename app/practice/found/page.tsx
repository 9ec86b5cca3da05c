import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { usualSort } from "@/lib/browse/sort";
import { LinkButton } from "../../_ui/link-button";
import { foundPracticeHref } from "../../_ui/practice-address";
import { State } from "../../_ui/state";
import { browseHref } from "../../browse/address";
import { searchText } from "../../browse/search-text";
import { PracticePage, practiceTitle } from "../practice-page";

type Props = { readonly searchParams: Promise<{ readonly q?: string | readonly string[] }> };

async function searched({ searchParams }: Props): Promise<string> {
  return searchText((await searchParams).q);
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const text = await searched(props);
  return { title: await practiceTitle({ scope: { of: "search", text }, here: foundPracticeHref(text) }) };
}

/** What a search of the learner's items finds. */
export default async function FoundPracticePage(props: Props) {
  const [text, t] = await Promise.all([searched(props), getTranslations("practice.found")]);
  const empty = (
    <State
      title={t("none")}
      actions={<LinkButton href={browseHref(text, usualSort)}>{t("back")}</LinkButton>}
    >
      {t("noneText")}
    </State>
  );
  return <PracticePage scope={{ of: "search", text }} here={foundPracticeHref(text)} empty={empty} />;
}
