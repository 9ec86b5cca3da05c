import { useTranslations } from "next-intl";
import { gaveUp } from "@/lib/items/answer";
import { comesBack } from "@/lib/scheduling/memory";
import { Button } from "../../_ui/button";
import { classNames } from "../../_ui/class-names";
import { intervalWords } from "../../_ui/interval-words";
import { isMissed } from "../session/session-state";
import { answerFormId } from "./answer-part";
import { Ratings } from "./late-parts";
import type { AnsweringProps } from "./ratings";

/** The buttons within reach of the thumb: show, check, rate, continue. */
export function SessionFoot(props: AnsweringProps) {
  const { current } = props;
  const isOpen = current.phase === "ask" || current.phase === "checking";
  return (
    <footer className="border-line border-t bg-paper">
      <div className="mx-auto max-w-[calc(var(--measure)+2*var(--gutter))] md:max-w-[calc(var(--measure)+var(--margin)+4rem+2*var(--gutter))] px-(--gutter) py-4 max-sm:pt-3 max-sm:pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
        {isOpen ? (
          current.entry.graded ? (
            <CheckBar {...props} />
          ) : (
            <ShowBar {...props} />
          )
        ) : isMissed(current) ? (
          <WrongBar {...props} />
        ) : (
          <Ratings {...props} />
        )}
      </div>
    </footer>
  );
}

const row = "flex items-center justify-between gap-6 max-sm:gap-2";
const wide = "max-sm:flex-1";

function ShowBar({ session }: AnsweringProps) {
  const t = useTranslations("quiz.ask");
  const tCommon = useTranslations("ui.answer");
  return (
    <div className={row}>
      <p className="meta max-sm:hidden">{t("self")}</p>
      <Button
        tone="primary"
        size="big"
        keyHint="Space"
        aria-keyshortcuts="Space Enter"
        className={wide}
        onClick={() => session.reveal()}
      >
        {tCommon("show")}
      </Button>
    </div>
  );
}

function CheckBar({ session, current }: AnsweringProps) {
  const t = useTranslations("ui.answer");
  const isChecking = current.phase === "checking";
  return (
    <div className={row}>
      <Button
        tone="quiet"
        size="big"
        aria-disabled={isChecking || undefined}
        onClick={() => void session.check(gaveUp)}
        className="sm:-ml-5"
      >
        {t("dontKnow")}
      </Button>
      <Button
        type="submit"
        form={answerFormId}
        tone="primary"
        size="big"
        keyHint="↵"
        aria-keyshortcuts="Enter"
        aria-disabled={isChecking || undefined}
        className={wide}
      >
        {t("check")}
      </Button>
    </div>
  );
}

function WrongBar({ session, state, current }: AnsweringProps) {
  const t = useTranslations("quiz.next");
  const tInterval = useTranslations("ui.interval");
  const { entry, taken } = current;
  const next = taken?.next ?? entry.previews[0];
  const { key, count } = intervalWords(next);
  const isLast = comesBack(next) && state.remaining <= 1;
  return (
    <div className={classNames(row, "max-sm:flex-wrap")}>
      <p className="meta">
        <span className="font-semibold text-again">{t("again")}</span>
        {"\u2002·\u2002"}
        {entry.restsAfterMiss
          ? t("rests")
          : isLast
            ? t("now")
            : t("in", { interval: tInterval(key, { count }) })}
      </p>
      <Button
        tone="primary"
        size="big"
        keyHint="↵"
        aria-keyshortcuts="Enter Space"
        className="max-sm:w-full"
        onClick={() => session.goOn()}
      >
        {t("continue")}
      </Button>
    </div>
  );
}
