import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { requireLearner } from "@/lib/auth/learner";
import { type Locale, languageTag } from "@/lib/i18n/locale";
import { writtenMoment } from "@/lib/i18n/written-date";
import type { ExpressionGuess } from "@/lib/insights/guess-expression";
import type { InsightPlace } from "@/lib/services/insight-access";
import { type InsightItemView, loadInsightItem, type ShownAnswer } from "@/lib/services/insight-item";
import { orNotFound } from "../../_boundary/or-not-found";
import { Chip } from "../../_ui/chip";
import { Prose } from "../../_ui/prose";
import { SectionHead } from "../../_ui/section-head";
import { LinkSegments } from "../../progress/link-segments";
import { insightHref, proposalHref } from "../address";
import { type FilterSearch, readFilter } from "./answer-filter";
import { InsightFrame } from "./frame";
import { IntervalBar } from "./interval-bar";
import { signed, signedPoints } from "./items-room";
import { Pages } from "./pages";
import { pageOf, type RoomProps } from "./room";

type Props = RoomProps & { readonly item: string };

/** One item: its figures, and below them the answers behind the figure that was followed. */
export async function ItemRoom({ place, item: key, search }: Props) {
  const { filter, kept } = readFilter(search);
  const [learner, locale, t] = await Promise.all([
    requireLearner(insightHref(place, ["items", key])),
    getLocale(),
    getTranslations("insights"),
  ]);
  const view = await orNotFound(
    loadInsightItem(learner.learnerId, place, key, {
      locale,
      now: new Date(),
      filter,
      page: pageOf(search),
    }),
  );
  const { item, access, options, bins, wrong, groups, guess } = view;
  const here = (filter: FilterSearch) => `${insightHref(place, ["items", key], filter)}#answers`;
  return (
    <InsightFrame
      visitor={learner}
      place={place}
      access={access}
      room="items"
      computedAt={view.computedAt}
      timeZone={view.timeZone}
      below={[{ label: t("items.title"), href: insightHref(place, ["items"]) }, { label: item.title }]}
      csv={{ name: "answers", search: { item: key } }}
    >
      <div className="mt-8 grid max-w-[60rem] gap-12">
        <Figures view={view} />
        {options !== null && (
          <Section id="options" title={t("item.options")} meta={t("item.optionsMeta")}>
            {options.map((option) => (
              <Line
                key={option.id}
                href={here({ by: "option", id: option.id })}
                share={option.share}
                detail={
                  <>
                    {option.correlation !== null && signed(option.correlation)}
                    {option.isRight && <Chip tone="right">{t("item.right")}</Chip>}
                    {option.questionsKey && <Chip tone="wrong">{t("item.questionsKey")}</Chip>}
                  </>
                }
              >
                <Prose html={option.text} size="list" lang={languageTag(item.locale)} className="inline" />
              </Line>
            ))}
          </Section>
        )}
        {wrong.length > 0 && (
          <Section id="wrong" title={t("item.wrong")}>
            {wrong.map(({ misconception, words, answers, learners }) => (
              <Line
                key={misconception}
                href={here(
                  misconception === "" ? { by: "unexplained" } : { by: "misconception", id: misconception },
                )}
                share={answers / wrong.reduce((sum, each) => sum + each.answers, 0)}
                detail={t("mistakes.learners", { count: learners })}
              >
                {words === null ? (
                  misconception || t("item.unexplained")
                ) : (
                  <Prose html={words} size="list" lang={languageTag(item.locale)} className="inline" />
                )}
              </Line>
            ))}
          </Section>
        )}
        {(groups.length > 0 || guess !== null) && (
          <Section id="groups" title={t("item.groups")}>
            {groups.map(({ by, value, answers, learners, guess }) => (
              <li key={`${by} ${value}`} className="border-line border-b py-3">
                <p className="flex flex-wrap items-baseline gap-x-4">
                  <Link
                    href={here({ by, value: String(value) })}
                    prefetch={false}
                    className="inline-block min-h-6"
                  >
                    {t(`item.group.${by}`, { value: String(Number(value.toPrecision(6))) })}
                  </Link>
                  <span className="meta">
                    {`${t("mistakes.answers", { count: answers })}\u2002·\u2002${t("mistakes.learners", { count: learners })}`}
                  </span>
                </p>
                {guess === null ? (
                  <Propose expression={null} view={view} />
                ) : (
                  <Guess guess={guess} view={view} />
                )}
              </li>
            ))}
            {guess !== null && (
              <li className="border-line border-b py-3">
                <p>{t("item.guessAll")}</p>
                <Guess guess={guess} view={view} />
              </li>
            )}
          </Section>
        )}
        {bins.length > 0 && (
          <Section id="bins" title={t("item.bins")} meta={t("item.binsMeta")}>
            {bins.map(({ parameter, from, to, share, reviews, low, high, isFlagged }) => (
              <Line
                key={`${parameter} ${from}`}
                href={here({ by: "parameter", name: parameter, from: String(from), to: String(to) })}
                share={share ?? 0}
                interval={{ low, high }}
                detail={
                  <>
                    {t("mistakes.learners", { count: reviews })}
                    {isFlagged && <Chip tone="slip">{t("item.unfair")}</Chip>}
                  </>
                }
              >
                {from === to
                  ? t("item.bin", { name: parameter, value: String(from) })
                  : t("item.binRange", { name: parameter, from: String(from), to: String(to) })}
              </Line>
            ))}
          </Section>
        )}
        {view.classes.length > 1 && (
          <Section id="classes" title={t("item.classes")} meta={t("item.classesMeta")}>
            {view.classes.map(({ id, name, term, facility }) => (
              <Line
                key={id}
                href={insightHref({ class: id }, ["items", key])}
                share={facility.share}
                interval={facility}
                detail={t("mistakes.learners", { count: facility.n })}
              >
                {term === "" ? name : `${name} · ${term}`}
              </Line>
            ))}
          </Section>
        )}
        <Answers place={place} view={view} by={filter.by} kept={kept} />
      </div>
    </InsightFrame>
  );
}

function Section({
  id,
  title,
  meta,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly meta?: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} title={title} {...(meta !== undefined && { meta })} />
      <ul className="border-line-2 border-t">{children}</ul>
    </section>
  );
}

/** A share with what it is of; it leads to its answers. */
function Line({
  href,
  share,
  interval,
  detail,
  children,
}: {
  readonly href: string;
  readonly share: number;
  readonly interval?: { readonly low: number; readonly high: number };
  readonly detail: ReactNode;
  readonly children: ReactNode;
}) {
  const t = useTranslations("insights");
  return (
    <li className="relative grid grid-cols-[minmax(0,1fr)_6.5rem_3.25rem_15rem] items-center gap-x-4 gap-y-1 border-line border-b py-2.5 max-sm:grid-cols-[minmax(0,1fr)_3.25rem]">
      <Link
        href={href}
        prefetch={false}
        className="min-h-6 min-w-0 text-pretty text-ink no-underline after:absolute after:inset-0 hover:text-accent"
      >
        {children}
      </Link>
      <span className="max-sm:hidden">
        <IntervalBar share={share} low={interval?.low ?? share} high={interval?.high ?? share} />
      </span>
      <b className="text-right font-semibold tabular-nums">
        {t("percent", { share: Math.round(100 * share) })}
      </b>
      <span className="meta flex flex-wrap items-center gap-x-3 gap-y-1 max-sm:col-span-2">{detail}</span>
    </li>
  );
}

function Figures({ view: { item } }: { readonly view: InsightItemView }) {
  const t = useTranslations("insights");
  const { facility, read, unread, discrimination, surprise, time, leeches } = item;
  if (facility === null) return <p className="text-ink-2">{t("few")}</p>;
  const percent = (share: number) => t("percent", { share: Math.round(100 * share) });
  const interval = ({ low, high }: { readonly low: number; readonly high: number }) =>
    t("interval", { low: Math.round(100 * low), high: Math.round(100 * high) });
  const figures: readonly (readonly [name: string, value: string, detail: string, help: string])[] = [
    [
      t("items.facility"),
      percent(facility.share),
      `${interval(facility)}\u2002·\u2002${t("item.of", { right: facility.right, n: facility.n })}`,
      t("items.facilityHelp"),
    ],
    ...(
      [
        ["read", read],
        ["unread", unread],
      ] as const
    ).flatMap(([name, one]) =>
      one === null
        ? []
        : [
            [
              t(`items.${name}`),
              percent(one.share),
              `${interval(one)}\u2002·\u2002${t("item.of", { right: one.right, n: one.n })}`,
              t(`items.${name}Help`),
            ] as const,
          ],
    ),
    ...(discrimination === null
      ? []
      : [
          [
            t("items.discrimination"),
            signed(discrimination.index),
            t("between", { low: signed(discrimination.low), high: signed(discrimination.high) }),
            t("items.discriminationHelp"),
          ] as const,
        ]),
    ...(surprise === null
      ? []
      : [
          [
            t("items.surprise"),
            signedPoints(surprise.mean),
            t("between", { low: signedPoints(surprise.low), high: signedPoints(surprise.high) }),
            t("items.surpriseHelp"),
          ] as const,
        ]),
    ...(time === null
      ? []
      : [
          [
            t("items.time"),
            t("items.seconds", {
              median: Math.round(time.medianMs / 1000),
              p90: Math.round(time.p90Ms / 1000),
            }),
            "",
            t("items.timeHelp"),
          ] as const,
        ]),
    ...(leeches === null ? [] : [[t("items.leeches"), String(leeches), "", t("items.leechesHelp")] as const]),
  ];
  return (
    <section aria-label={t("item.figures")}>
      <dl className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-8 gap-y-6">
        {figures.map(([name, value, detail, help]) => (
          <div key={name}>
            <dt className="meta">{name}</dt>
            <dd className="font-serif text-25">{value}</dd>
            {detail !== "" && <dd className="text-13 text-ink-2">{detail}</dd>}
            <dd className="meta mt-1 text-pretty">{help}</dd>
          </div>
        ))}
      </dl>
      {discrimination !== null && discrimination.doubt !== null && (
        <p className="mt-4">
          <Chip tone={discrimination.doubt === "reversed" ? "wrong" : "slip"}>
            {t(`doubt.${discrimination.doubt}`)}
          </Chip>
        </p>
      )}
    </section>
  );
}

/** An expression, and the way to make it a misconception. */
function Guess({ guess, view }: { readonly guess: ExpressionGuess; readonly view: InsightItemView }) {
  const t = useTranslations("insights.item");
  return (
    <div className="mt-1">
      <p className="text-13 text-ink-2">{t("guess", { fits: guess.fits, of: guess.of })}</p>
      <pre className="mt-1 overflow-x-auto rounded-2 bg-leaf px-3 py-2 font-mono text-13">
        {guess.expression}
      </pre>
      <Propose expression={guess.expression} view={view} />
    </div>
  );
}

/** To the editor, with a misconception put into the exercise; for those who write the course there. */
function Propose({
  expression,
  view: { access, item },
}: {
  readonly expression: string | null;
  readonly view: InsightItemView;
}) {
  const t = useTranslations("insights.item");
  if (!access.course.isEdited || item.kind !== "exercise") return null;
  return (
    <p className="mt-1 text-13">
      <Link
        href={proposalHref(access.course.slug, item.note, { item: item.key, expression })}
        prefetch={false}
        className="inline-block min-h-6"
      >
        {t("propose")}
      </Link>
    </p>
  );
}

function Answers({
  place,
  view,
  by,
  kept,
}: {
  readonly place: InsightPlace;
  readonly view: InsightItemView;
  readonly by: ReturnType<typeof readFilter>["filter"]["by"];
  readonly kept: FilterSearch;
}) {
  const t = useTranslations("insights.item");
  const { item, listed, timeZone } = view;
  const here = (search: FilterSearch) => `${insightHref(place, ["items", item.key], search)}#answers`;
  return (
    <section aria-labelledby="answers">
      <SectionHead
        id="answers"
        title={t(`answersOf.${by}`)}
        {...(listed !== null && { meta: t("count", { count: listed.count }) })}
      />
      {listed === null ? (
        <p className="text-ink-2">{t("fewAnswers")}</p>
      ) : (
        <>
          {by === "unexplained" && listed.count > 0 && (
            <Propose expression={view.guess?.expression ?? null} view={view} />
          )}
          <LinkSegments
            label={t("answers")}
            options={(["all", "wrong", "first"] as const).map((each) => ({
              label: t(`answersOf.${each}`),
              href: here(each === "all" ? {} : { by: each }),
              isChosen: each === by,
            }))}
          />
          {listed.answers.length === 0 ? (
            <p className="mt-4 text-ink-2">{t("noAnswers")}</p>
          ) : (
            <ol className="mt-4 border-line-2 border-t">
              {listed.answers.map((answer) => (
                <AnswerLine
                  key={answer.reviewId}
                  answer={answer}
                  href={insightHref(place, ["items", item.key, answer.reviewId])}
                  language={item.locale}
                  timeZone={timeZone}
                />
              ))}
            </ol>
          )}
          <Pages
            href={(page) => here({ ...kept, page: String(page) })}
            page={listed.page}
            pages={listed.pages}
          />
        </>
      )}
    </section>
  );
}

function AnswerLine({
  answer,
  href,
  language,
  timeZone,
}: {
  readonly answer: ShownAnswer;
  readonly href: string;
  /** Of the item's texts. */
  readonly language: Locale;
  readonly timeZone: string;
}) {
  const t = useTranslations("insights.item");
  const locale = useLocale();
  const drawn = Object.entries(answer.given).map(([name, value]) => `${name} = ${plain(value)}`);
  return (
    <li className="border-line border-b py-3">
      <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
        <span className="text-13 text-ink-2">{writtenMoment(answer.reviewedAt, locale, timeZone)}</span>
        <span>{answer.learner ?? t("learner")}</span>
        <b className={`font-semibold ${answer.isRight ? "text-correct" : "text-wrong"}`}>
          {answer.answer === null
            ? t(answer.isRight ? "isRight" : "isWrong")
            : answer.answer === ""
              ? t("gaveUp")
              : answer.answer}
        </b>
        {answer.key !== null && <span className="text-ink-2">{t("key", { key: plain(answer.key) })}</span>}
        {answer.isFirst && <Chip>{t("first")}</Chip>}
        {answer.mistake !== null && (
          <Prose html={answer.mistake} size="list" lang={languageTag(language)} className="text-slip" />
        )}
      </div>
      <p className="meta mt-0.5 flex flex-wrap items-baseline gap-x-4">
        {drawn.length > 0 && <span>{drawn.join(", ")}</span>}
        <Link href={href} prefetch={false} className="inline-block min-h-6">
          {t("show")}
        </Link>
      </p>
    </li>
  );
}

/** A drawn value or a key in one line. */
function plain(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(plain).join(", ")}]`;
  return typeof value === "number" ? String(Number(value.toPrecision(6))) : String(value);
}
