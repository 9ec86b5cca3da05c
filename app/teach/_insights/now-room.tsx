import Link from "next/link";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { languageTag } from "@/lib/i18n/locale";
import type { InsightPlace } from "@/lib/services/insight-access";
import { type ItemNow, loadInsightNow } from "@/lib/services/insight-now";
import { loadSettings } from "@/lib/services/learner-settings";
import { orNotFound } from "../../_boundary/or-not-found";
import { Prose } from "../../_ui/prose";
import { SectionHead } from "../../_ui/section-head";
import { insightHref } from "../address";
import { InsightFrame } from "./frame";
import { LiveRefresh } from "./live-refresh";

const refreshSeconds = 5;

/** What the class is answering at this moment; the page renews itself. */
export async function NowRoom({ place }: { readonly place: InsightPlace }) {
  const [learner, locale, t] = await Promise.all([
    requireLearner(insightHref(place, ["now"])),
    getLocale(),
    getTranslations("insights.now"),
  ]);
  const now = new Date();
  const view = await orNotFound(loadInsightNow(learner.learnerId, place, { locale, now }));
  const { timeZone } = await loadSettings(learner.learnerId);
  return (
    <InsightFrame
      visitor={learner}
      place={place}
      access={view.access}
      room="now"
      computedAt={now}
      timeZone={timeZone}
    >
      <LiveRefresh seconds={refreshSeconds} />
      <section aria-labelledby="now" className="mt-10">
        <SectionHead
          id="now"
          title={t("title", { minutes: view.minutes })}
          meta={t("learners", { count: view.learners })}
        />
        {view.items.length === 0 ? (
          <p className="text-ink-2">{t("none")}</p>
        ) : (
          <ol className="border-line-2 border-t">
            {view.items.map((item) => (
              <Item key={item.key} place={place} item={item} />
            ))}
          </ol>
        )}
      </section>
    </InsightFrame>
  );
}

function Item({ place, item }: { readonly place: InsightPlace; readonly item: ItemNow }) {
  const t = useTranslations("insights");
  const share = item.right / item.answers;
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_10rem_3.5rem] items-center gap-x-6 gap-y-1 border-line border-b py-3 max-sm:grid-cols-[minmax(0,1fr)_3.5rem]">
      <div className="min-w-0">
        <Link
          href={insightHref(place, ["items", item.key])}
          prefetch={false}
          className="inline-block min-h-6 text-pretty font-semibold font-serif text-16 text-ink no-underline hover:text-accent"
        >
          {item.title}
        </Link>
        <p className="meta">
          {`${t("mistakes.learners", { count: item.learners })}\u2002·\u2002${t("mistakes.answers", { count: item.answers })}`}
        </p>
      </div>
      <span aria-hidden="true" className="flex h-2.5 bg-wrong max-sm:hidden">
        <i className="bg-correct" style={{ width: `${100 * share}%` }} />
      </span>
      <b className="text-right font-semibold tabular-nums">
        {t("percent", { share: Math.round(100 * share) })}
      </b>
      {item.wrong.length > 0 && (
        <ul className="col-span-full grid gap-0.5 text-14 text-ink-2">
          {item.wrong.map(({ words, answers, locale }) => (
            <li key={words ?? ""} className="flex gap-3">
              <span className="min-w-6 text-right text-wrong tabular-nums">{answers}</span>
              {words === null ? (
                t("item.unexplained")
              ) : (
                <Prose html={words} size="list" lang={languageTag(locale)} className="inline" />
              )}
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
