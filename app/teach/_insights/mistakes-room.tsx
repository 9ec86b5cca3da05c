import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { getLocale } from "next-intl/server";
import { requireLearner } from "@/lib/auth/learner";
import { languageTag, originalLocale } from "@/lib/i18n/locale";
import { writtenDate } from "@/lib/i18n/written-date";
import type { InsightPlace } from "@/lib/services/insight-access";
import { type InsightMistake, loadInsightMistakes, type MistakesView } from "@/lib/services/insight-mistakes";
import { loadSettings } from "@/lib/services/learner-settings";
import { orNotFound } from "../../_boundary/or-not-found";
import { Prose } from "../../_ui/prose";
import { SectionHead } from "../../_ui/section-head";
import { blockHref, insightHref } from "../address";
import { InsightFrame } from "./frame";

/** What learners get wrong, ranked, with its trend; what nothing explains; what was said to be unclear. */
export async function MistakesRoom({ place }: { readonly place: InsightPlace }) {
  const [learner, locale] = await Promise.all([requireLearner(insightHref(place)), getLocale()]);
  const view = await orNotFound(loadInsightMistakes(learner.learnerId, place, { locale, now: new Date() }));
  const { timeZone } = await loadSettings(learner.learnerId);
  return (
    <InsightFrame
      visitor={learner}
      place={place}
      access={view.access}
      room="mistakes"
      computedAt={view.computedAt}
      timeZone={timeZone}
      csv={{ name: "mistakes" }}
    >
      <Mistakes place={place} view={view} />
      {view.unclear.length > 0 && <Unclear place={place} view={view} timeZone={timeZone} />}
      {view.changed.length > 0 && <Changed view={view} timeZone={timeZone} />}
    </InsightFrame>
  );
}

function Mistakes({
  place,
  view: { named, unnamed },
}: {
  readonly place: InsightPlace;
  readonly view: MistakesView;
}) {
  const t = useTranslations("insights.mistakes");
  const few = useTranslations("insights")("few");
  return (
    <>
      <section aria-labelledby="mistakes" className="mt-10">
        <SectionHead id="mistakes" title={t("title")} meta={t("meta")} />
        {named.length === 0 ? (
          <p className="text-ink-2">{`${t("none")} ${few}`}</p>
        ) : (
          <List place={place} mistakes={named} isNamed />
        )}
      </section>
      {unnamed.length > 0 && (
        <section aria-labelledby="unnamed" className="mt-12">
          <SectionHead id="unnamed" title={t("unnamed")} meta={t("unnamedMeta")} />
          <List place={place} mistakes={unnamed} isNamed={false} />
        </section>
      )}
    </>
  );
}

function List({
  place,
  mistakes,
  isNamed,
}: {
  readonly place: InsightPlace;
  readonly mistakes: readonly InsightMistake[];
  readonly isNamed: boolean;
}) {
  const t = useTranslations("insights.mistakes");
  const percent = usePercent();
  return (
    <ol className="border-line-2 border-t">
      {mistakes.map((mistake, i) => {
        const { item, misconception, learners, words, locale, share, change, weeks, wrong } = mistake;
        const search = isNamed ? { by: "misconception", id: misconception } : { by: "unexplained" };
        return (
          <li
            key={`${item.key} ${misconception}`}
            className="relative grid grid-cols-[1.75rem_minmax(0,1fr)_7.5rem_3.5rem_2.5rem] items-center gap-x-4 gap-y-1 border-line border-b py-3 max-sm:grid-cols-[1.5rem_minmax(0,1fr)_3.25rem_2rem]"
          >
            <span className="self-start pt-0.5 text-ink-3 tabular-nums">{i + 1}</span>
            <div className="min-w-0">
              <Link
                href={`${insightHref(place, ["items", item.key], search)}#answers`}
                prefetch={false}
                lang={languageTag(locale)}
                className="text-pretty font-semibold font-serif text-16 text-ink no-underline after:absolute after:inset-0 hover:text-accent"
              >
                {words === null ? item.title : <Prose html={words} size="list" className="inline" />}
              </Link>
              <p className="meta mt-0.5">
                {words !== null && `${item.title}\u2002·\u2002`}
                {t("learners", { count: learners })}
                {!isNamed && `\u2002·\u2002${t("answers", { count: wrong })}`}
              </p>
            </div>
            <div className="max-sm:hidden">
              <Trend weeks={weeks} />
              <span className="sr-only">
                {t("trend", { shares: weeks.map((week) => percent(week.share)).join(", ") })}
              </span>
            </div>
            <b className="text-right font-semibold tabular-nums">{isNamed && percent(share)}</b>
            <Change change={isNamed ? change : null} />
          </li>
        );
      })}
    </ol>
  );
}

function Change({ change }: { readonly change: number | null }) {
  const t = useTranslations("insights.mistakes");
  const points = change === null ? 0 : Math.round(100 * change);
  if (change === null || points === 0) return <span />;
  return (
    <span
      title={t("change", { points })}
      className={`text-right text-13 tabular-nums ${points > 0 ? "text-wrong" : "text-correct"}`}
    >
      {points > 0 ? `+${points}` : `−${-points}`}
    </span>
  );
}

/** The shares of eight weeks as a line; a week without a wrong answer to the item interrupts it. */
function Trend({ weeks }: Pick<InsightMistake, "weeks">) {
  const points = weeks.flatMap(({ share }, i) =>
    share === null ? [] : [{ x: 2 + (i * 116) / (weeks.length - 1), y: 23.5 - 20 * share, i }],
  );
  const path = points
    .map(({ x, y, i }, at) => `${points[at - 1]?.i === i - 1 ? "L" : "M"}${x.toFixed(1)} ${y.toFixed(1)}`)
    .join("");
  const last = points.at(-1);
  return (
    <svg viewBox="0 0 120 26" width="120" height="26" aria-hidden="true" className="max-w-full">
      <path d="M0 23.5H120" className="stroke-line" />
      <path d={path} className="fill-none stroke-slip" strokeWidth="1.5" />
      {last !== undefined && <circle cx={last.x} cy={last.y} r="2.5" className="fill-slip" />}
    </svg>
  );
}

function Unclear({
  place,
  view: { unclear },
  timeZone,
}: {
  readonly place: InsightPlace;
  readonly view: MistakesView;
  readonly timeZone: string;
}) {
  const t = useTranslations("insights.mistakes");
  const locale = useLocale();
  return (
    <section aria-labelledby="unclear" className="mt-12">
      <SectionHead id="unclear" title={t("unclear")} />
      <ul className="border-line-2 border-t">
        {unclear.map(({ item, words, reportedAt }) => (
          <li key={`${item.key} ${reportedAt.toISOString()} ${words}`} className="border-line border-b py-3">
            <p className={words === "" ? "text-ink-3" : "max-w-measure"}>
              {words === "" ? t("noWords") : words}
            </p>
            <p className="meta">
              <Link
                href={insightHref(place, ["items", item.key])}
                prefetch={false}
                className="inline-block min-h-6"
              >
                {item.title}
              </Link>
              {`\u2002·\u2002${writtenDate(reportedAt, locale, timeZone)}`}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Changed({
  view: { access, changed },
  timeZone,
}: {
  readonly view: MistakesView;
  readonly timeZone: string;
}) {
  const t = useTranslations("insights.mistakes");
  const locale = useLocale();
  return (
    <section aria-labelledby="changed" className="mt-12">
      <SectionHead id="changed" title={t("changed")} />
      <p className="mb-4 max-w-measure text-ink-2">{t("changedText")}</p>
      <ul className="border-line-2 border-t">
        {changed.map(({ block, title, note, before, now, changedAt }) => (
          <li key={block} className="border-line border-b py-3">
            <p className="flex flex-wrap items-baseline gap-x-4">
              <Link
                href={blockHref(access.course.slug, note, block)}
                prefetch={false}
                className="inline-block min-h-6 font-semibold"
              >
                {title}
              </Link>
              <span className="meta">{writtenDate(changedAt, locale, timeZone)}</span>
            </p>
            <dl lang={languageTag(originalLocale)} className="mt-1 grid max-w-measure gap-1 text-16">
              {(
                [
                  { name: "before", text: before },
                  { name: "nowThere", text: now },
                ] as const
              ).map(({ name, text }) => (
                <div key={name} className="grid grid-cols-[4.5rem_minmax(0,1fr)]">
                  <dt className="meta pt-0.5" lang={languageTag(locale)}>
                    {t(name)}
                  </dt>
                  <dd className={name === "before" ? "break-words text-ink-3" : "break-words"}>
                    {clipped(text)}
                  </dd>
                </div>
              ))}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** A paragraph may be long. */
function clipped(text: string): string {
  return text.length > 400 ? `${text.slice(0, 399)}…` : text;
}

function usePercent(): (share: number | null) => string {
  const t = useTranslations("insights");
  return (share) => (share === null ? "–" : t("percent", { share: Math.round(100 * share) }));
}
