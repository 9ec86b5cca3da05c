import { useTranslations } from "next-intl";
import type { QuizView } from "@/lib/quiz/quiz-view";
import { good } from "@/lib/scheduling/memory";
import { IntervalCurves } from "../../_ui/interval-curves";
import { Kbd } from "../../_ui/kbd";
import { RatingBar } from "../../_ui/rating-bar";
import type { QuizSession } from "../session/quiz-session";
import { type Current, ratingsNow, type SessionState } from "../session/session-state";

export type AnsweringProps = {
  readonly session: QuizSession;
  readonly state: SessionState;
  readonly current: Current;
  readonly recall: QuizView["recall"];
  readonly onShowKeys: () => void;
};

/** The buttons that turn an answer into a review, their intervals, and the keys. */
export function Ratings({ session, state, current, recall, onShowKeys }: AnsweringProps) {
  const { entry } = current;
  const offered = ratingsNow(state);
  const isRight = current.score !== null;
  // Again is not available after a right answer, so its curve is not drawn either.
  return (
    <>
      <IntervalCurves
        curve={recall}
        previews={entry.previews}
        buttons={state.buttons}
        rests={entry.restsAfterMiss}
        retention={entry.retention}
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
