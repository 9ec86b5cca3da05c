import { getTranslations } from "next-intl/server";
import { findLearner } from "@/lib/auth/learner";
import { LinkButton } from "./_ui/link-button";
import { PageShell } from "./_ui/page-shell";
import { State } from "./_ui/state";

export default async function NotFound() {
  const [t, visitor] = await Promise.all([getTranslations("errors.page"), findLearner()]);
  return (
    <PageShell visitor={visitor}>
      <State
        meta={t("notFoundMeta")}
        title={t("notFoundTitle")}
        actions={
          <>
            <LinkButton href="/courses">{t("toCourses")}</LinkButton>
            <LinkButton href="/today" tone="quiet">
              {t("toToday")}
            </LinkButton>
          </>
        }
      >
        {t("notFoundText")}
      </State>
    </PageShell>
  );
}
