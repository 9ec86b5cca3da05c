import { useTranslations } from "next-intl";
import { useEffect, useRef } from "react";
import { languageTag } from "@/lib/i18n/locale";
import { gaveUp } from "@/lib/items/answer";
import { Button } from "../../_ui/button";
import { Callout } from "../../_ui/callout";
import { GradedResult } from "../../_ui/items/graded-result";
import { inPlaceOf, viewOf } from "../../_ui/items/kind-views";
import type { Current } from "../session/session-state";
import { ExitLink } from "./exit-link";
import { Leech } from "./leech";

type Props = {
  readonly current: Current;
  readonly onSuspend: () => void;
  readonly onUnclear: () => void;
};

/** The second half of an item: the right answer, the diagnosis of a wrong one, and the solution. */
export function Result({ current, onSuspend, onUnclear }: Props) {
  const t = useTranslations("actions.unclear");
  const { entry, answer, score } = current;
  const lang = languageTag(entry.locale);
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const graded = box.current?.querySelector("[data-graded]");
    if (graded) window.scrollBy(0, hiddenHeight(graded));
  }, []);
  return (
    <div ref={box} aria-live="polite">
      {score === null ? (
        <SelfCheck current={current} lang={lang} />
      ) : (
        <div className="mt-4">
          <GradedResult ask={entry.ask} answer={answer ?? gaveUp} score={score} lang={lang} />
        </div>
      )}
      <Leech current={current} onSuspend={onSuspend} />
      <Rest current={current} />
      <Button tone="quiet" onClick={onUnclear} className="mt-4 -ml-3.5">
        {t("name")}
      </Button>
    </div>
  );
}

/** Height of the graded part that must be visible above the foot, px. */
const mostSeen = 200;

/** How far the window must scroll to show the verdict; px. */
function hiddenHeight(graded: Element): number {
  const { top, height } = graded.getBoundingClientRect();
  const foot = document.querySelector("footer")?.getBoundingClientRect().top ?? window.innerHeight;
  return Math.max(0, top + Math.min(height, mostSeen) + 16 - foot);
}

function SelfCheck({ current, lang }: { readonly current: Current; readonly lang: string }) {
  const t = useTranslations("quiz.aside");
  const { kind, reveal, source, memory } = current.entry;
  const { Revealed } = viewOf(kind);
  return (
    <>
      {Revealed !== null && reveal !== null && inPlaceOf(kind) === null && (
        <Revealed reveal={reveal} lang={lang} className="mt-6 pt-6" />
      )}
      <p className="meta mt-6">
        <ExitLink href={source}>{t("read")}</ExitLink>
        {memory.daysSince !== null && `\u2002·\u2002${t("lastSeen", { days: memory.daysSince })}`}
      </p>
    </>
  );
}

/**
 * An item missed three times today is not asked again: shows the link to its sentence, and that it comes back tomorrow.
 */
function Rest({ current }: { readonly current: Current }) {
  const t = useTranslations("quiz.rest");
  const tAside = useTranslations("quiz.aside");
  const { entry, score } = current;
  if (!entry.restsAfterMiss || score?.verdict !== "wrong") return null;
  return (
    <div className="mt-5">
      <Callout tone="note" title={t("title")}>
        <p>{t("text")}</p>
        <p className="mt-2">
          <ExitLink href={entry.source}>{tAside("read")}</ExitLink>
        </p>
      </Callout>
    </div>
  );
}
