import { useTranslations } from "next-intl";
import type { QuizView } from "@/lib/quiz/entry-view";
import { good } from "@/lib/scheduling/memory";
import { Button } from "../_ui/button";
import { classNames } from "../_ui/class-names";
import { IntervalCurves } from "../_ui/interval-curves";
import { intervalWords } from "../_ui/interval-words";
import { Kbd } from "../_ui/kbd";
import { RatingBar } from "../_ui/rating-bar";
import { answerFormId } from "./answer-part";
import type { QuizSession } from "./quiz-session";
import { type Current, ratingsNow, type SessionState } from "./session-state";

type Props = {
  readonly session: QuizSession;
  readonly state: SessionState;
  readonly current: Current;
  readonly recall: QuizView["recall"];
  readonly onShowKeys: () => void;
};

/** What the thumb needs: show, check, rate, continue. */
export function SessionFoot(props: Props) {
  const { current } = props;
  const isOpen = current.phase === "ask" || current.phase === "checking";
  return (
    <footer className="border-line border-t bg-paper">
      <div
        className={classNames(
          "mx-auto px-(--gutter) py-4 max-sm:pt-3 max-sm:pb-[calc(0.75rem+env(safe-area-inset-bottom))]",
          "max-w-[calc(var(--measure)+2*var(--gutter))]",
          (!isOpen || current.entry.graded) &&
            "md:max-w-[calc(var(--measure)+var(--margin)+4rem+2*var(--gutter))]",
        )}
      >
        {isOpen ? (
          current.entry.graded ? (
            <CheckBar {...props} />
          ) : (
            <ShowBar {...props} />
          )
        ) : current.score?.verdict === "wrong" ? (
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

function ShowBar({ session }: Props) {
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

function CheckBar({ session, current }: Props) {
  const t = useTranslations("ui.answer");
  const isChecking = current.phase === "checking";
  return (
    <div className={row}>
      <Button
        tone="quiet"
        size="big"
        aria-disabled={isChecking || undefined}
        onClick={() => void session.check(null)}
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

function WrongBar({ session, current }: Props) {
  const t = useTranslations("quiz.next");
  const tInterval = useTranslations("ui.interval");
  const { key, count } = intervalWords(current.taken?.next ?? current.entry.previews[0]);
  return (
    <div className={classNames(row, "max-sm:flex-wrap")}>
      <p className="meta">
        <span className="font-semibold text-again">{t("again")}</span>
        {"\u2002·\u2002"}
        {t("in", { interval: tInterval(key, { count }) })}
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

function Ratings({ session, state, current, recall, onShowKeys }: Props) {
  const { entry } = current;
  const offered = ratingsNow(state);
  const isRight = current.score !== null;
  // Again is not on offer after a right answer, so its fall is not drawn either.
  return (
    <>
      <IntervalCurves
        curve={recall}
        previews={entry.previews}
        buttons={state.buttons}
        retention={recall.retention}
      />
      <RatingBar
        buttons={state.buttons}
        previews={entry.previews}
        preferred={good}
        disabled={isRight && !offered.includes(1) ? [1] : []}
        onRate={(rating) => session.rate(rating)}
      />
      <Hints buttons={state.buttons} isRight={isRight} onShowKeys={onShowKeys} />
    </>
  );
}

type HintsProps = {
  readonly buttons: 2 | 4;
  readonly isRight: boolean;
  readonly onShowKeys: () => void;
};

function Hints({ buttons, isRight, onShowKeys }: HintsProps) {
  const t = useTranslations("quiz.keys");
  const numbers = `${isRight ? 2 : 1}–${buttons}`;
  return (
    <p className="mt-3 flex flex-wrap justify-center gap-x-5 gap-y-1 text-12 text-ink-3 leading-5 max-sm:hidden pointer-coarse:hidden">
      <span>
        <Kbd>Space</Kbd> {t("good")}
      </span>
      {numbers !== "2–2" && (
        <span>
          <Kbd>{numbers}</Kbd> {t("rate")}
        </span>
      )}
      <span>
        <Kbd>U</Kbd> {t("undo")}
      </span>
      <span>
        <Kbd>E</Kbd> {t("source")}
      </span>
      <button type="button" onClick={onShowKeys} className="hover:text-ink">
        <Kbd>?</Kbd> {t("all")}
      </button>
    </p>
  );
}
