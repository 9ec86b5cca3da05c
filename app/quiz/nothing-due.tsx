import { getLocale, getTranslations } from "next-intl/server";
import type { Learner } from "@/lib/auth/learner";
import { loadToday } from "@/lib/services/load-today";
import { EnterLink } from "../_ui/enter-link";
import { LinkButton } from "../_ui/link-button";
import { PageShell } from "../_ui/page-shell";
import { State } from "../_ui/state";
import { calendarDate } from "../today/calendar-date";
import { Forecast } from "../today/forecast";
import { SendKept } from "./send-kept";

/** Nothing to ask: what comes next, and what to do until then. */
export async function NothingDue({ learner }: { readonly learner: Learner }) {
  const [t, locale] = await Promise.all([getTranslations("quiz.empty"), getLocale()]);
  const { forecast } = await loadToday({ learnerId: learner.learnerId, locale, now: new Date() });
  const next = forecast.slice(1).find(({ due }) => due > 0);
  const when =
    next === undefined
      ? t("noneSoon")
      : next === forecast[1]
        ? t("tomorrow", { due: next.due })
        : t("next", { due: next.due, date: calendarDate(next.isoDate) });
  return (
    <PageShell visitor={learner} room="today">
      <SendKept learnerId={learner.learnerId} />
      <div className="grid grid-cols-[minmax(0,1fr)_20rem] items-start gap-x-16 gap-y-12 max-md:grid-cols-1">
        <State
          title={t("title")}
          actions={
            <>
              <EnterLink href="/courses" tone="primary">
                {t("read")}
              </EnterLink>
              <LinkButton href="/today" tone="quiet">
                {t("toToday")}
              </LinkButton>
            </>
          }
        >
          {when}
        </State>
        <aside className="pt-12 max-md:pt-0">
          <Forecast days={forecast} />
        </aside>
      </div>
    </PageShell>
  );
}
