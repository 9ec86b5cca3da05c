import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import type { SessionSummary } from "@/lib/quiz/session-summary";

/** Four figures of the session, each with its basis; and the totals of the day, if there was more than one session. */
export function Figures({ summary }: { readonly summary: SessionSummary }) {
  const t = useTranslations("quiz.summary.figures");
  const format = useFormatter();
  const { reviews, items, firstTryRight, elapsedMs, newItems, streakDays, longestStreakDays, day } = summary;
  const share = format.number(items === 0 ? 0 : firstTryRight / items, {
    style: "percent",
    maximumFractionDigits: 0,
  });
  return (
    <>
      <dl className="mb-3 grid grid-cols-4 border-line-2 border-t border-b border-b-line max-md:grid-cols-2">
        <Figure
          name={t("firstTry")}
          value={t("of", { right: firstTryRight, items })}
          note={t("percent", { percent: share })}
        />
        <Figure name={t("answers")} value={format.number(reviews)} note={t("new", { count: newItems })} />
        <Figure
          name={t("time")}
          value={clock(elapsedMs)}
          note={t("each", { seconds: toTheTenth(elapsedMs / 1000 / Math.max(1, reviews)) })}
        />
        <Figure
          name={t("streak")}
          value={format.number(streakDays)}
          note={t("longest", { days: longestStreakDays })}
        />
      </dl>
      <p className="meta mb-10">
        {day.reviews > reviews && t("day", { answers: day.reviews, time: clock(day.elapsedMs) })}
      </p>
    </>
  );
}

function Figure(props: { readonly name: string; readonly value: ReactNode; readonly note: ReactNode }) {
  return (
    <div className="py-4 pr-4 not-first:border-l not-first:border-l-line not-first:pl-5 max-md:nth-[n+3]:border-t max-md:nth-[n+3]:border-t-line max-md:odd:border-l-0 max-md:odd:pl-0">
      <dt className="text-13 text-ink-3">{props.name}</dt>
      <dd className="font-serif text-[1.875rem] leading-[2.375rem] tracking-[-0.01em] tabular-nums lining-nums">
        {props.value}
      </dd>
      <dd className="text-13 text-ink-3">{props.note}</dd>
    </div>
  );
}

/** Below ten seconds a decimal is informative. */
function toTheTenth(seconds: number): number {
  return seconds < 10 ? Math.round(seconds * 10) / 10 : Math.round(seconds);
}

/** Minutes and seconds, as on a stop-watch: 13:40. */
function clock(ms: number): string {
  const seconds = Math.round(ms / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
