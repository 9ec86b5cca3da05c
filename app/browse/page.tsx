import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { printQuery } from "@/lib/browse/print-query";
import { readSort } from "@/lib/browse/sort";
import { browseItems } from "@/lib/services/browse-items";
import { listSavedSearches } from "@/lib/services/browse-saved";
import { minutesToWait } from "../_boundary/minutes-to-wait";
import { ClientMessages } from "../_ui/client-messages";
import { LinkButton } from "../_ui/link-button";
import { PageShell } from "../_ui/page-shell";
import { foundPracticeHref } from "../_ui/practice-address";
import { State } from "../_ui/state";
import { TooMuchWork } from "../_ui/too-much-work";
import { browseHref } from "./address";
import { ItemList } from "./item-list";
import { QueryParts } from "./query-parts";
import { QueryProblems } from "./query-problems";
import { SavedSearches } from "./saved-searches";
import { SearchField } from "./search-field";
import { SearchHelp } from "./search-help";
import { searchText } from "./search-text";

type Parameters = { readonly [name: string]: string | readonly string[] | undefined };

type Props = { readonly searchParams: Promise<Parameters> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("browse"))("title") };
}

/** Every item of the learner's courses. The address holds the search and the order. */
export default async function BrowsePage({ searchParams }: Props) {
  const { q, sort: order } = await searchParams;
  const text = searchText(q);
  const sort = readSort(typeof order === "string" ? order : undefined);
  const [learner, locale, t, practice] = await Promise.all([
    requireLearner(browseHref(text, sort)),
    getLocale(),
    getTranslations("browse"),
    getTranslations("practice.link"),
  ]);
  const { learnerId } = learner;
  const minutes = await minutesToWait("browse", learnerId);
  if (minutes > 0) return <TooMuchWork minutes={minutes} isKnown />;
  const [view, saved] = await Promise.all([
    browseItems({ learnerId, locale, now: new Date(), text, sort }),
    listSavedSearches(learnerId),
  ]);
  const { query, problems, rows, found, all, today } = view;
  return (
    <PageShell visitor={learner} section="browse">
      <ClientMessages namespaces={["ui", "actions", "browse"]}>
        <h1 className="title">{t("title")}</h1>
        <p className="meta mb-5" aria-live="polite">
          {t("count", { found, all })}
          {found > 0 && (
            <>
              {"\u2002·\u2002"}
              <Link
                href={foundPracticeHref(text)}
                prefetch={false}
                className="inline-flex min-h-6 items-center pointer-coarse:min-h-11"
              >
                {practice("found")}
              </Link>
            </>
          )}
        </p>
        <SearchField text={text} sort={sort} />
        {problems.length === 0 && <QueryParts query={query} sort={sort} />}
        <SavedSearches saved={saved} query={problems.length === 0 ? printQuery(query) : ""} />
        <SearchHelp />
        <div className="mt-5">
          {problems.length > 0 ? (
            <QueryProblems text={text} sort={sort} problems={problems} />
          ) : rows.length === 0 ? (
            <NoneFound isEmpty={all === 0} />
          ) : (
            <ItemList
              key={browseHref(text, sort)}
              text={text}
              sort={sort}
              first={{ rows, next: view.next }}
              found={found}
              today={today}
            />
          )}
        </div>
      </ClientMessages>
    </PageShell>
  );
}

async function NoneFound({ isEmpty }: { readonly isEmpty: boolean }) {
  const t = await getTranslations("browse");
  return (
    <State
      level={2}
      title={t(isEmpty ? "none.emptyTitle" : "none.title")}
      actions={
        <LinkButton href={isEmpty ? "/courses" : "/browse"} tone="primary">
          {t(isEmpty ? "none.courses" : "search.clear")}
        </LinkButton>
      }
    >
      {t(isEmpty ? "none.emptyText" : "none.text")}
    </State>
  );
}
