import type { Metadata } from "next";
import Link from "next/link";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requireLearner } from "@/lib/auth/learner";
import { printQuery } from "@/lib/browse/print-query";
import { usualSort } from "@/lib/browse/sort";
import { languageTag } from "@/lib/i18n/locale";
import { type ItemView, loadBrowseItem } from "@/lib/services/browse-item";
import { minutesToWait } from "../../../_boundary/minutes-to-wait";
import { Chip } from "../../../_ui/chip";
import { ClientMessages } from "../../../_ui/client-messages";
import { Crumb } from "../../../_ui/crumb";
import { NoteFigure } from "../../../_ui/figures/note-figure";
import { LanguageMark } from "../../../_ui/language-mark";
import { LinkButton } from "../../../_ui/link-button";
import { PageShell } from "../../../_ui/page-shell";
import { itemPracticeHref } from "../../../_ui/practice-address";
import { Prose } from "../../../_ui/prose";
import { TooMuchWork } from "../../../_ui/too-much-work";
import { orNotFound } from "../../../courses/or-not-found";
import { browseHref } from "../../address";
import { Facts } from "./facts";
import { History } from "./history";
import { ItemActions } from "./item-actions";
import { MemoryCurve } from "./memory-curve";
import { PastQuestion } from "./past-question";

type Props = {
  readonly params: Promise<{ readonly course: string; readonly item: string }>;
  readonly searchParams: Promise<{ readonly before?: string | readonly string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("browse"))("item.text") };
}

/** One item: its text, its sentence, its forgetting curve and everything that has happened to it. */
export default async function ItemPage({ params, searchParams }: Props) {
  const { course, item: key } = await params;
  const { before } = await searchParams;
  const olderThan = typeof before === "string" ? before : undefined;
  const [learner, locale, t, practice] = await Promise.all([
    requireLearner(
      `/browse/${course}/${key}${olderThan === undefined ? "" : `?${new URLSearchParams({ before: olderThan })}`}`,
    ),
    getLocale(),
    getTranslations("browse"),
    getTranslations("practice.link"),
  ]);
  const { learnerId } = learner;
  const minutes = await minutesToWait("browse", learnerId);
  if (minutes > 0) return <TooMuchWork minutes={minutes} isKnown />;
  const input = { learnerId, course: decodeURIComponent(course), key: decodeURIComponent(key), locale };
  const item = await orNotFound(loadBrowseItem({ ...input, now: new Date(), olderThan }));
  return (
    <PageShell visitor={learner} section="browse">
      <ClientMessages namespaces={["ui", "actions", "browse", "figures", "errors"]}>
        <div className="max-w-[60rem]">
          <Crumb
            label={t("item.crumb")}
            steps={[
              { label: t("title"), href: "/browse" },
              { label: item.course.title, href: `/courses/${item.course.slug}` },
              { label: item.note.section, href: item.note.href },
            ]}
          />
          <h1 className="title mt-2" lang={languageTag(item.locale)}>
            {item.title}
          </h1>
          <LanguageMark locale={item.locale} />
          <Signs item={item} />
          <div className="mt-4 flex flex-wrap gap-2">
            <LinkButton href={itemPracticeHref(item.name)} prefetch={false}>
              {practice("item")}
            </LinkButton>
            <ItemActions name={item.name} today={item.today} offered={item.actions} />
          </div>
          <Facts item={item} />
          <Part id="curve" title={t("item.curve")}>
            <MemoryCurve item={item} />
          </Part>
          <Part id="text" title={t("item.text")}>
            {item.drawsValues && <p className="meta mb-3">{t("item.variantNote")}</p>}
            <PastQuestion past={item.present} folds />
          </Part>
          {item.tested !== null && (
            <Part id="sentence" title={t("item.sentence")}>
              <Tested item={item} />
            </Part>
          )}
          <Part id="history" title={t("item.history")}>
            <History item={item} isNewest={olderThan === undefined} />
          </Part>
        </div>
      </ClientMessages>
    </PageShell>
  );
}

function Part({
  id,
  title,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id} className="mt-10 border-line-2 border-t pt-4">
      <h2 id={id} className="head mb-4">
        {title}
      </h2>
      {children}
    </section>
  );
}

/** Kind and state, and the concepts, each of which finds its items. */
async function Signs({ item }: { readonly item: ItemView }) {
  const t = await getTranslations("browse");
  return (
    <p className="mt-3 flex flex-wrap items-center gap-2">
      <Chip>{t(`kind.${item.kind}`)}</Chip>
      <Chip tone={item.stage === "suspended" ? "slip" : "plain"}>{t(`is.${item.stage}`)}</Chip>
      {item.isLeech && <Chip tone="wrong">{t("is.leech")}</Chip>}
      {item.buriedUntil !== null && <Chip>{t("is.buried")}</Chip>}
      {item.concepts.map(({ id, name }) => (
        <Link
          key={id}
          href={browseHref(printQuery({ type: "text", field: "concept", text: id }), usualSort)}
          className="inline-flex min-h-6 items-center text-13"
        >
          {name}
        </Link>
      ))}
    </p>
  );
}

async function Tested({ item }: { readonly item: ItemView }) {
  const t = await getTranslations("browse.item");
  const { tested, note } = item;
  if (tested === null) return null;
  return (
    <div className="max-w-measure">
      {"figure" in tested ? (
        <NoteFigure figure={tested.figure} locale={note.locale} />
      ) : (
        <Prose html={tested.html} lang={languageTag(note.locale)} />
      )}
      <p className="meta mt-3">
        <Link href={note.href}>{t("open")}</Link>
      </p>
    </div>
  );
}
