import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { isLocale, originalLocale } from "@/lib/i18n/locale";
import { loadGraphs } from "@/lib/services/load-graphs";
import { noteOfProposal, readProposal } from "@/lib/services/proposed-misconception";
import { loadWorkingCopy } from "@/lib/services/working-copy";
import { orNotFound } from "../../../../_boundary/or-not-found";
import { ClientMessages } from "../../../../_ui/client-messages";
import { Crumb } from "../../../../_ui/crumb";
import { LinkButton } from "../../../../_ui/link-button";
import { PageShell } from "../../../../_ui/page-shell";
import { editHref, proposalHref, teachHref } from "../../../address";
import { Editing } from "./editing";

type Props = {
  readonly params: Promise<{ readonly course: string; readonly note: string }>;
  readonly searchParams: Promise<{
    readonly in?: string | readonly string[];
    readonly block?: string | readonly string[];
    readonly misconceptionOf?: string | readonly string[];
    readonly value?: string | readonly string[];
  }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await getTranslations("editor"))("title", { note: (await params).note }) };
}

/** The editor of a note of a course that is written here. */
export default async function EditPage({ params, searchParams }: Props) {
  const [{ course: slug, note }, { in: wanted, block, misconceptionOf, value }] = await Promise.all([
    params,
    searchParams,
  ]);
  const locale = isLocale(wanted) ? wanted : originalLocale;
  const proposal = readProposal(misconceptionOf, value);
  const [learner, shown, t] = await Promise.all([
    requireLearner(proposal === null ? editHref(slug, note, locale) : proposalHref(slug, note, proposal)),
    getLocale(),
    getTranslations(),
  ]);
  const { course, files, hashes } = await orNotFound(loadWorkingCopy(learner.learnerId, slug, shown));
  if (!files.has(`${note}.${originalLocale}.md`)) notFound();
  const texts = [...files].flatMap(([name, text]) => (typeof text === "string" ? [[name, text]] : []));
  const pictures = [...files].filter(([name]) => !/\.(?:md|yaml)$/.test(name));
  const graphs = await loadGraphs(course.id, note);
  // It has moved since.
  const home = proposal === null ? null : noteOfProposal(files, proposal);
  if (proposal !== null && home !== null && home !== note) redirect(proposalHref(slug, home, proposal));
  return (
    <PageShell visitor={learner} section="teach" width="bare">
      <h1 className="sr-only">{t("editor.title", { note })}</h1>
      <ClientMessages namespaces={["ui", "courses", "figures", "answers", "errors", "editor"]}>
        <Editing
          learnerId={learner.learnerId}
          course={slug}
          note={note}
          locale={locale}
          files={Object.fromEntries(texts)}
          pictures={Object.fromEntries(pictures)}
          graphs={graphs}
          hashes={hashes}
          proposal={proposal}
          block={typeof block === "string" ? block : null}
          crumb={
            <Crumb
              label={t("teach.course.path")}
              steps={[{ label: course.title, href: teachHref(slug) }, { label: note }]}
            />
          }
          publish={<LinkButton href={teachHref(slug, "publish")}>{t("teach.course.publish")}</LinkButton>}
        />
      </ClientMessages>
    </PageShell>
  );
}
