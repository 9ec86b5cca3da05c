import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import type { InsightPlace } from "@/lib/services/insight-access";
import { loadInsightAnswer } from "@/lib/services/insight-item";
import { orNotFound } from "../../_boundary/or-not-found";
import { ClientMessages } from "../../_ui/client-messages";
import { Crumb } from "../../_ui/crumb";
import { LinkButton } from "../../_ui/link-button";
import { PageShell } from "../../_ui/page-shell";
import { PastQuestion } from "../../browse/[course]/[item]/past-question";
import { insightHref, proposalHref } from "../address";

type Props = { readonly place: InsightPlace; readonly item: string; readonly review: string };

/** One answer: the question exactly as it was drawn, what was answered, and what was said to it. */
export async function AnswerRoom({ place, item: itemKey, review }: Props) {
  const [learner, locale, t, teach] = await Promise.all([
    requireLearner(insightHref(place, ["items", itemKey, review])),
    getLocale(),
    getTranslations("insights"),
    getTranslations("teach"),
  ]);
  const { access, item, past, proposal } = await orNotFound(
    loadInsightAnswer(learner.learnerId, place, { itemKey, reviewId: review, locale }),
  );
  return (
    <PageShell visitor={learner} section="teach">
      <Crumb
        label={t("path")}
        steps={[
          { label: teach("name"), href: "/teach" },
          { label: `${access.title} · ${t("title")}`, href: insightHref(place) },
          { label: t("items.title"), href: insightHref(place, ["items"]) },
          { label: item.title, href: insightHref(place, ["items", item.key]) },
        ]}
      />
      <h1 className="title mt-2 mb-6">{t("item.asDrawn")}</h1>
      <ClientMessages namespaces={["ui", "browse", "figures", "errors"]}>
        <PastQuestion past={past} />
      </ClientMessages>
      {proposal !== null && (
        <p className="mt-6">
          <LinkButton href={proposalHref(access.course.slug, proposal.note, proposal)} prefetch={false}>
            {t("item.propose")}
          </LinkButton>
        </p>
      )}
    </PageShell>
  );
}
