import { useFormatter, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { comesBack } from "@/lib/scheduling/memory";
import { Kbd } from "../../_ui/kbd";
import { type Current, isMissed } from "../session/session-state";
import { ExitLink } from "./exit-link";

/** Beside a graded answer: when it comes back, and the state of the memory. */
export function ResultAside({ current }: { readonly current: Current }) {
  const t = useTranslations("quiz.aside");
  const { entry, score } = current;
  return (
    <aside
      aria-label={t("label")}
      className="grid content-start gap-5 text-13 text-ink-2 [&_h2]:mb-0.5 [&_h2]:font-semibold [&_h2]:text-ink [&_section]:border-line-2 [&_section]:border-t [&_section]:pt-2"
    >
      {score?.verdict === "wrong" && comesBack(entry.previews[0]) && <Retry isDrawn={entry.drawsValues} />}
      <Memory current={current} />
      <section>
        <p>
          <ExitLink href={entry.source}>{t("read")}</ExitLink>{" "}
          <span className="max-sm:hidden pointer-coarse:hidden">
            <Kbd>E</Kbd>
          </span>
        </p>
      </section>
    </aside>
  );
}

/** Exercises come back with other numbers; a choice is the same. The time is shown only in the foot. */
function Retry({ isDrawn }: { readonly isDrawn: boolean }) {
  const t = useTranslations("quiz.aside");
  return (
    <section>
      <h2>{t(isDrawn ? "retryTitle" : "retryPlainTitle")}</h2>
      {isDrawn && <p>{t("retry")}</p>}
    </section>
  );
}

function Memory({ current }: { readonly current: Current }) {
  const t = useTranslations("quiz.aside");
  const format = useFormatter();
  const { entry, taken, shownAtMs, answeredAtMs } = current;
  const { recall, state, stability, difficulty } = entry.memory;
  const seconds = Math.round(((answeredAtMs ?? shownAtMs) - shownAtMs) / 1000);
  const isNew = state === "new";
  const change = (before: ReactNode, after: ReactNode) =>
    taken === null || isNew ? (
      (after ?? before)
    ) : (
      <>
        {before} → {after}
      </>
    );
  // Below a tenth it would be rounded to nothing.
  const days = (value: number) =>
    value < leastDays ? t("fewDays", { days: leastDays }) : t("days", { days: oneDecimal(value) });
  return (
    <section>
      <h2>{t("memory")}</h2>
      {isNew && <p>{t("firstTime")}</p>}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5 [&_dd]:whitespace-nowrap [&_dd]:text-right [&_dd]:text-ink [&_dt]:text-ink-3">
        {recall !== null && (
          <>
            <dt>{t("recall")}</dt>
            <dd>{format.number(recall, { style: "percent" })}</dd>
          </>
        )}
        {(!isNew || isMissed(current)) && (
          <>
            <dt>{t("stability")}</dt>
            <dd>{change(isNew ? unknown : days(stability), taken && days(taken.memory.stability))}</dd>
            <dt>{t("difficulty")}</dt>
            <dd>
              {change(isNew ? unknown : oneDecimal(difficulty), taken && oneDecimal(taken.memory.difficulty))}
            </dd>
          </>
        )}
        {seconds > 0 && (
          <>
            <dt>{t("time")}</dt>
            <dd>{t("seconds", { seconds })}</dd>
          </>
        )}
      </dl>
    </section>
  );
}

const leastDays = 0.1;

/** In the place of what the server is about to tell, so that nothing moves when it does. */
const unknown = "…";

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10;
}
