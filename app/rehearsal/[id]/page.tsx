import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { loadRehearsal } from "@/lib/services/rehearse";
import { ClientMessages } from "../../_ui/client-messages";
import { PageShell } from "../../_ui/page-shell";
import { orNotFound } from "../../courses/or-not-found";
import { rehearsalId } from "../rehearsal-id";
import { Rehearsal } from "./rehearsal";

type Props = { readonly params: Promise<{ readonly id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("practice"))("rehearsal.name") };
}

/** A rehearsal until it is handed in. */
export default async function RehearsalPage({ params }: Props) {
  const id = rehearsalId((await params).id);
  const [learner, locale] = await Promise.all([requireLearner(`/rehearsal/${id}`), getLocale()]);
  const { learnerId } = learner;
  const view = await orNotFound(loadRehearsal({ learnerId, id, locale, now: new Date() }));
  if (view.isHandedIn) redirect(`/rehearsal/${id}/report`);
  return (
    <PageShell visitor={learner} section="today">
      <ClientMessages namespaces={["ui", "practice"]}>
        <Rehearsal key={id} view={view} />
      </ClientMessages>
    </PageShell>
  );
}
