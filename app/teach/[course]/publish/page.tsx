import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import type { Finding } from "@/lib/services/publish-content";
import { type ChangedItem, type PlannedItem, planPublication } from "@/lib/services/publish-revision";
import { orNotFound } from "../../../_boundary/or-not-found";
import { Callout } from "../../../_ui/callout";
import { ClientMessages } from "../../../_ui/client-messages";
import { CodeWords } from "../../../_ui/code-words";
import { SectionHead } from "../../../_ui/section-head";
import { teachHref } from "../../address";
import { CourseRoom } from "../course-room";
import { PublishForm } from "./publish-form";

type Props = { readonly params: Promise<{ readonly course: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("teach.publish"))("title") };
}

const kinds = ["created", "changed", "renamed", "retired", "revived"] as const;

/** What publishing the latest version would do, and the button that does it. */
export default async function PublishPage({ params }: Props) {
  const { course: slug } = await params;
  const [learner, locale, t] = await Promise.all([
    requireLearner(teachHref(slug, "publish")),
    getLocale(),
    getTranslations("teach"),
  ]);
  const { course, contents, isLive, findings, warnings, items } = await orNotFound(
    planPublication(learner.learnerId, slug, locale),
  );
  return (
    <CourseRoom
      visitor={learner}
      course={course}
      name={t("publish.title")}
      lede={t(isLive ? "publish.live" : "publish.lede")}
    >
      {findings.length > 0 && (
        <section aria-labelledby="held" className="mt-8">
          <SectionHead id="held" title={t("publish.held")} />
          <p className="mb-4">{t("publish.heldText", { count: findings.length })}</p>
          <Findings findings={findings} />
        </section>
      )}
      {warnings.length > 0 && (
        <section aria-labelledby="warnings" className="mt-8">
          <SectionHead id="warnings" title={t("publish.warnings")} />
          <Findings findings={warnings} />
        </section>
      )}
      {items !== null && (
        <div className="mt-8 grid gap-8">
          {kinds.map((kind) => (
            <PlannedItems key={kind} kind={kind} items={items[kind]} />
          ))}
          <p className="text-ink-2">{t("publish.unchanged", { count: items.unchanged })}</p>
        </div>
      )}
      {items !== null && findings.length === 0 && !isLive && (
        <div className="mt-8 max-w-[36rem]">
          <Callout tone="note">{t("publish.keep")}</Callout>
          <div className="mt-6">
            <ClientMessages namespaces={["teach", "ui", "errors"]}>
              <PublishForm
                course={slug}
                contents={contents}
                changed={items.changed.filter(concernsLearners)}
              />
            </ClientMessages>
          </div>
        </div>
      )}
    </CourseRoom>
  );
}

/** Whether somebody has met it, or answers to it would count otherwise. */
function concernsLearners({ learners, regrade }: ChangedItem): boolean {
  return learners > 0 || (regrade !== null && regrade.compared + regrade.unreadable > 0);
}

async function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const t = await getTranslations("teach.publish");
  return (
    <ul className="border-line-2 border-t">
      {findings.map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two findings may be alike, and the list never changes.
        <li key={index} className="border-line border-b py-3">
          <p className="meta">{t("place", { file: finding.file, line: finding.line })}</p>
          <p lang="en">
            <CodeWords text={finding.message} />
          </p>
          <p className="text-ink-2" lang="en">
            <CodeWords text={finding.remedy} />
          </p>
        </li>
      ))}
    </ul>
  );
}

type PlannedProps = { readonly kind: (typeof kinds)[number]; readonly items: readonly PlannedItem[] };

async function PlannedItems({ kind, items }: PlannedProps) {
  const t = await getTranslations("teach.publish");
  if (items.length === 0) return null;
  return (
    <section aria-labelledby={kind}>
      <SectionHead id={kind} title={t(kind)} meta={items.length} small />
      {kind === "retired" && <p className="mb-3 text-ink-2">{t("retiredText")}</p>}
      <ul className="border-line-2 border-t">
        {items.map((item) => (
          <li
            key={item.id}
            className="flex flex-wrap items-baseline justify-between gap-x-8 gap-y-1 border-line border-b py-2.5"
          >
            <span>
              {item.title || item.id}
              {item.title !== "" && <span className="meta ml-2">{item.id}</span>}
              {item.was !== null && <span className="meta ml-2">{t("was", { id: item.was })}</span>}
            </span>
            {kind !== "created" && <span className="meta">{t("learners", { count: item.learners })}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}
