import { useFormatter, useTranslations } from "next-intl";
import type { SessionSummary } from "@/lib/quiz/session-summary";
import { FigureList } from "../../../_ui/figure-list";

/** Four figures of the session, each with its basis; and the totals of the day, if there was more than one session. */
export function Figures({ summary }: { readonly summary: SessionSummary }) {
  const t = useTranslations("quiz.summary.figures");
  const format = useFormatter();
  const { reviews, items, firstTryRight, elapsedMs, newItems, streak, day } = summary;
  const share = format.number(items === 0 ? 0 : firstTryRight / items, {
    style: "percent",
    maximumFractionDigits: 0,
  });
  return (
    <>
      <div className="mb-3">
        <FigureList
          figures={[
            {
              name: t("firstTry"),
              value: t("of", { right: firstTryRight, items }),
              note: t("percent", { percent: share }),
            },
            { name: t("answers"), value: format.number(reviews), note: t("new", { count: newItems }) },
            {
              name: t("time"),
              value: clock(elapsedMs),
              note: t("each", { seconds: toTheTenth(elapsedMs / 1000 / Math.max(1, reviews)) }),
            },
            {
              name: t("streak"),
              value: format.number(streak.days),
              note: t("longest", { days: streak.longest, rests: streak.restDays }),
            },
          ]}
        />
      </div>
      <p className="meta mb-10">
        {day.reviews > reviews && t("day", { answers: day.reviews, time: clock(day.elapsedMs) })}
      </p>
    </>
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
