"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { languageTag } from "@/lib/i18n/locale";
import { type Answer, gaveUp } from "@/lib/items/answer";
import type { TrialView } from "@/lib/quiz/api";
import { longestElapsedMs } from "@/lib/quiz/limits";
import type { TriedAnswer } from "@/lib/services/count-tried";
import { RequestProblem } from "../_boundary/post";
import { Button } from "../_ui/button";
import { GradedResult } from "../_ui/items/graded-result";
import type { ReadScore } from "../_ui/items/kind-view";
import { fetchView, viewOf } from "../_ui/items/kind-views";
import { LanguageMark } from "../_ui/language-mark";
import { Skeleton } from "../_ui/skeleton";
import { usePressGuard } from "../_ui/use-press-guard";
import { AnswerPart, type Problem, Question, SelfCheck } from "./question-part";
import type { TrialSource } from "./trial-source";

type Props<View extends TrialView> = {
  readonly source: TrialSource<View>;
  /** Drawn on the server, so that the question comes with the page; if null, it is fetched. */
  readonly initial: View | null;
  /** The question's size: large on the landing page, the size of the text in a note. */
  readonly size?: "large" | "text";
  /** Shown beside “again”, e.g. a link to a session. */
  readonly onward?: ReactNode;
  /** Whether it was just requested: once the question is there, its answer field gets the focus. */
  readonly takesFocus?: boolean;
  /** A wrong number to try for visitors without an answer: a press checks it, but it is not stored as an answer. */
  readonly slip?: string | null;
  /** Called with each readable answer. */
  readonly onAnswered?: (answered: TriedAnswer) => void;
  /** What the button for the next question says; by default that it is the same item again. */
  readonly nextLabel?: string;
  /** Shown below a result. */
  readonly below?: (trial: View, given: Given) => ReactNode;
  /**
   * Set if the learner is asked whether they knew a self-graded item; keeps what they say. If it gives true, the next
   * question follows at once. Throws RequestProblem.
   */
  readonly gradeSelf?: (trial: View, knew: boolean, elapsedMs: number) => Promise<boolean>;
  /** Keeps what is typed, so that a reload loses nothing. */
  readonly drafts?: Drafts<View>;
  /**
   * The `lang` of what stands around it, by default the page's: a question in another language says so, unless it is null.
   */
  readonly beside?: string | null;
};

export type Drafts<View extends TrialView> = {
  read(trial: View): Answer | null;
  /** Null forgets it. */
  write(trial: View, answer: Answer | null): void;
};

/** `answer` is null for self-graded items. */
export type Given = { readonly answer: Answer | null; readonly elapsedMs: number };

/** `answer` is the graded one: the first that reached the server, even if its response was lost. */
type Outcome =
  | { readonly score: ReadScore; readonly answer: Answer; readonly elapsedMs: number }
  /** Self-graded; `isAsked` while the learner has not said whether they knew it. */
  | { readonly score: null; readonly answer: null; readonly elapsedMs: number; readonly isAsked: boolean }
  | null;

/**
 * Items tried outside the schedule, one after another: nothing counts unless the learner says so. A new draw has new
 * numbers. Typed text stays until it has been read.
 */
export function Trial<View extends TrialView>({
  source,
  initial,
  size = "text",
  onward,
  takesFocus,
  slip,
  onAnswered,
  nextLabel,
  below,
  gradeSelf,
  drafts,
  beside,
}: Props<View>) {
  const t = useTranslations("ui");
  const [trial, setTrial] = useState(initial);
  // It belongs to the numbers that came with the page.
  const [offered, setOffered] = useState(slip ?? null);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [outcome, setOutcome] = useState<Outcome>(null);
  const [problem, setProblem] = useState<Problem>(null);
  // Not in state: grading takes only a moment, and a button that greys out meanwhile would flicker.
  const isBusy = useRef(false);
  const shownAtMs = useRef(0);
  const wasAnswered = useRef(false);
  const hasTakenFocus = useRef(false);
  const locale = useLocale();
  const askedIn = useRef(locale);
  const again = useRef<HTMLButtonElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const box = useRef<HTMLDivElement>(null);
  usePressGuard(`${trial?.ticket} ${outcome === null}`, box);

  const explain = useCallback(
    (error: unknown) => {
      const text = (error instanceof RequestProblem && error.message) || t("offline");
      setProblem({ text, isUnread: false });
    },
    [t],
  );

  const ask = useCallback((drawn: View, told: Problem) => {
    setTrial(drawn);
    setOffered(null);
    setAnswer(null);
    setOutcome(null);
    setProblem(told);
  }, []);

  const draw = useCallback(
    async (told: Problem = null) => {
      if (isBusy.current) return;
      isBusy.current = true;
      try {
        askedIn.current = locale;
        const shown = await source.draw();
        await fetchView(shown.kind);
        ask(shown, told);
      } catch (error) {
        explain(error);
      } finally {
        isBusy.current = false;
      }
    },
    [source, locale, ask, explain],
  );

  useEffect(() => {
    if (trial === null) void draw();
  }, [trial, draw]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: other numbers are another question
  useEffect(() => {
    shownAtMs.current = performance.now();
  }, [trial?.ask]);

  // In another language it is still the same question, and the typed text stays; unless the question is no longer
  // available.
  useEffect(() => {
    if (trial === null || outcome !== null || askedIn.current === locale) return;
    askedIn.current = locale;
    source
      .draw(trial.ticket)
      .then((shown) =>
        shown.isAnew ? ask(shown, { text: t("trial.anew"), isUnread: false }) : setTrial(shown),
      )
      .catch(explain);
  }, [trial, outcome, locale, source, ask, explain, t]);

  useEffect(() => {
    if (outcome !== null) {
      wasAnswered.current = true;
      again.current?.focus({ preventScroll: true });
    } else if (wasAnswered.current) {
      form.current?.querySelector<HTMLElement>("input, select, button")?.focus({ preventScroll: true });
    }
  }, [outcome]);

  useEffect(() => {
    if (trial === null || !takesFocus || hasTakenFocus.current) return;
    hasTakenFocus.current = true;
    form.current?.scrollIntoView({ block: "nearest" });
    form.current?.querySelector<HTMLElement>("input, select, button")?.focus();
  }, [trial, takesFocus]);

  // What was typed before a reload.
  useEffect(() => {
    if (trial === null || outcome !== null) return;
    const kept = drafts?.read(trial) ?? null;
    if (kept !== null) setAnswer((typed) => typed ?? kept);
  }, [trial, outcome, drafts]);

  // If cells are empty, only they are marked.
  useEffect(() => {
    if (problem?.isUnread) form.current?.querySelector<HTMLElement>("input[aria-invalid=true]")?.focus();
  }, [problem]);

  const check = (event: FormEvent) => {
    event.preventDefault();
    if (trial === null || isBusy.current) return;
    if (trial.reveal !== null)
      return setOutcome({
        score: null,
        answer: null,
        elapsedMs: elapsedMs(),
        isAsked: gradeSelf !== undefined,
      });
    const view = viewOf(trial.kind);
    const lacking = view.Answer === null ? null : view.lacking(trial.ask, answer);
    if (lacking !== null) return setProblem({ text: t(`answer.${lacking}`), isUnread: true });
    void grade(answer ?? { text: "" });
  };

  const elapsedMs = () => Math.min(longestElapsedMs, Math.round(performance.now() - shownAtMs.current));

  const grade = async (answer: Answer, { isOwn = true }: { readonly isOwn?: boolean } = {}) => {
    if (trial === null || isBusy.current) return;
    const { ticket } = trial;
    const tookMs = elapsedMs();
    isBusy.current = true;
    try {
      const score = await source.grade(trial, answer, tookMs);
      setProblem(score.verdict === "invalid" ? { text: score.message, isUnread: true } : null);
      if (score.verdict === "invalid") return;
      drafts?.write(trial, null);
      setOutcome({ score, answer: score.earlier ?? answer, elapsedMs: tookMs });
      if (!isOwn) return;
      onAnswered?.({ ticket, answer, elapsedMs: tookMs, answeredAtMs: Date.now() });
    } catch (error) {
      isBusy.current = false;
      // After days the numbers are no longer known; if the item itself is gone, drawing it says so.
      const isExpired = error instanceof RequestProblem && ["expired", "not-found"].includes(error.code);
      if (isExpired) await draw({ text: t("trial.expired"), isUnread: false });
      else explain(error);
    } finally {
      isBusy.current = false;
    }
  };

  const say = async (knew: boolean) => {
    if (trial === null || outcome?.score !== null || isBusy.current) return;
    isBusy.current = true;
    let goesOn = false;
    try {
      goesOn = (await gradeSelf?.(trial, knew, outcome.elapsedMs)) ?? false;
      setOutcome({ ...outcome, isAsked: false });
      setProblem(null);
    } catch (error) {
      explain(error);
    } finally {
      isBusy.current = false;
    }
    if (goesOn) await draw();
  };

  // Feedback on another answer no longer applies.
  const edit = (next: Answer) => {
    if (trial !== null) drafts?.write(trial, next);
    setAnswer(next);
    setProblem(null);
  };

  if (trial === null) {
    return (
      <div ref={box}>
        <Waiting problem={problem?.text ?? null} onRetry={() => void draw()} />
      </div>
    );
  }
  const lang = languageTag(trial.locale);
  const question = (
    <>
      <Question trial={trial} isOpen={outcome === null} size={size} lang={lang} />
      {beside !== null && <LanguageMark locale={trial.locale} beside={beside} />}
    </>
  );
  if (outcome === null) {
    return (
      <div ref={box}>
        <form ref={form} onSubmit={check} className="grid gap-5">
          {question}
          <AnswerPart {...{ trial, answer, edit, problem, lang }} />
          {offered !== null && (
            <Offer slip={offered} onTry={() => void grade({ text: offered }, { isOwn: false })} />
          )}
          {trial.reveal === null && (
            <Button tone="quiet" className="-mx-3.5 -mt-2 justify-self-start" onClick={() => grade(gaveUp)}>
              {t("answer.dontKnow")}
            </Button>
          )}
        </form>
      </div>
    );
  }
  return (
    <div ref={box} className="grid gap-5">
      {question}
      <div className="rise grid gap-5">
        <div aria-live="polite">
          {outcome.score === null ? (
            <SelfCheck kind={trial.kind} reveal={trial.reveal} lang={lang} />
          ) : (
            <GradedResult ask={trial.ask} answer={outcome.answer} score={outcome.score} lang={lang} />
          )}
        </div>
        {outcome.score === null && outcome.isAsked ? (
          <fieldset className="flex flex-wrap gap-3">
            <legend className="mb-2 text-ink-2">{t("trial.knew.question")}</legend>
            <Button ref={again} tone="primary" size="big" onClick={() => void say(true)}>
              {t("trial.knew.yes")}
            </Button>
            <Button size="big" onClick={() => void say(false)}>
              {t("trial.knew.no")}
            </Button>
          </fieldset>
        ) : (
          <>
            <div className="flex flex-wrap gap-3">
              <Button ref={again} tone="primary" size="big" keyHint="↵" onClick={() => void draw()}>
                {nextLabel ?? (trial.drawsValues ? t("trial.newNumbers") : t("trial.again"))}
              </Button>
              {onward}
            </div>
            {below?.(trial, outcome)}
          </>
        )}
        <p aria-live="polite" className="text-13 text-wrong empty:hidden">
          {problem?.text}
        </p>
      </div>
    </div>
  );
}

/** Offers a wrong number, which shows the diagnosis best. */
function Offer({ slip, onTry }: { readonly slip: string; readonly onTry: () => void }) {
  const t = useTranslations("ui.trial");
  const button = (words: ReactNode) => (
    <button
      type="button"
      className="inline-flex min-h-6 min-w-6 items-center text-accent underline underline-offset-4 pointer-coarse:min-h-11"
      onClick={onTry}
    >
      {words}
    </button>
  );
  return <p className="-mt-2 text-13 text-ink-2">{t.rich("slip", { slip, try: button })}</p>;
}

function Waiting({ problem, onRetry }: { readonly problem: string | null; readonly onRetry: () => void }) {
  const t = useTranslations("ui");
  if (problem === null) return <Skeleton widths={[95, 60, 40]} className="min-h-40 content-start" />;
  return (
    <div role="alert" className="grid min-h-40 content-start justify-items-start gap-3">
      <p className="text-ink-2">{problem}</p>
      <Button onClick={onRetry}>{t("trial.retry")}</Button>
    </div>
  );
}
