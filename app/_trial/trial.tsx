"use client";

import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { languageTag } from "@/lib/i18n/locale";
import { type Answer, gaveUp } from "@/lib/items/answer";
import type { TrialView } from "@/lib/quiz/api";
import { longestElapsedMs } from "@/lib/quiz/limits";
import type { TriedAnswer } from "@/lib/services/count-tried";
import { post, RequestProblem } from "../_boundary/post";
import { Button } from "../_ui/button";
import { GradedResult } from "../_ui/items/graded-result";
import type { ReadScore } from "../_ui/items/kind-view";
import { fetchView, inPlaceOf, viewOf } from "../_ui/items/kind-views";
import { Prose } from "../_ui/prose";
import { Skeleton } from "../_ui/skeleton";
import { usePressGuard } from "../_ui/use-press-guard";
import { CountTrial } from "./count-trial";

type Props = {
  /** `course/item`. */
  readonly itemId: string;
  /** Drawn on the server, so that the question comes with the page; if null, it is fetched. */
  readonly initial: TrialView | null;
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
  /** Set if the learner may count the answer as a review; called when that is done. */
  readonly onCounted?: () => void;
};

/** The current problem. `isUnread`: the answer is at fault, not the connection. */
type Problem = { readonly text: string; readonly isUnread: boolean } | null;

/** `answer` is the graded one: the first that reached the server, even if its response was lost. */
type Outcome =
  | { readonly score: ReadScore; readonly answer: Answer; readonly elapsedMs: number }
  /** Self-graded. */
  | { readonly score: null; readonly answer: null; readonly elapsedMs: number }
  | null;

/**
 * One item, tried outside the schedule: it does not count unless the learner says so, and needs no account. A new draw
 * has new numbers. Typed text stays until it has been read.
 */
export function Trial({
  itemId,
  initial,
  size = "text",
  onward,
  takesFocus,
  slip,
  onAnswered,
  onCounted,
}: Props) {
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

  const ask = useCallback((drawn: TrialView, told: Problem) => {
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
        const shown = await post("/api/trials", { itemId });
        await fetchView(shown.kind);
        ask(shown, told);
      } catch (error) {
        explain(error);
      } finally {
        isBusy.current = false;
      }
    },
    [itemId, locale, ask, explain],
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
    post("/api/trials", { itemId, ticket: trial.ticket })
      .then((shown) =>
        shown.isAnew ? ask(shown, { text: t("trial.anew"), isUnread: false }) : setTrial(shown),
      )
      .catch(explain);
  }, [trial, outcome, locale, itemId, ask, explain, t]);

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

  // If cells are empty, only they are marked.
  useEffect(() => {
    if (problem?.isUnread) form.current?.querySelector<HTMLElement>("input[aria-invalid=true]")?.focus();
  }, [problem]);

  const check = (event: FormEvent) => {
    event.preventDefault();
    if (trial === null || isBusy.current) return;
    if (trial.reveal !== null) return setOutcome({ score: null, answer: null, elapsedMs: elapsedMs() });
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
      const score = await post("/api/trials/answer", { ticket, answer });
      setProblem(score.verdict === "invalid" ? { text: score.message, isUnread: true } : null);
      if (score.verdict === "invalid") return;
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

  // Feedback on another answer no longer applies.
  const edit = (next: Answer) => {
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
  const question = <Question trial={trial} isOpen={outcome === null} size={size} lang={lang} />;
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
        <div className="flex flex-wrap gap-3">
          <Button ref={again} tone="primary" size="big" keyHint="↵" onClick={() => void draw()}>
            {trial.drawsValues ? t("trial.newNumbers") : t("trial.again")}
          </Button>
          {onward}
        </div>
        {onCounted !== undefined && (
          <CountTrial
            ticket={trial.ticket}
            answer={outcome.answer}
            elapsedMs={outcome.elapsedMs}
            onCounted={onCounted}
          />
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

const questionSizes = { large: "ask text-21 leading-(--l-21)", text: "text-18" };

function Question({
  trial,
  isOpen,
  size,
  lang,
}: {
  readonly trial: TrialView;
  readonly isOpen: boolean;
  readonly size: "large" | "text";
  readonly lang: string;
}) {
  const { ask } = trial;
  // What answers in place is its own question.
  if (inPlaceOf(ask.kind) !== null && !isOpen) return null;
  return <Prose html={ask.ask} size="list" lang={lang} className={questionSizes[size]} />;
}

function AnswerPart(props: {
  readonly trial: TrialView;
  readonly answer: Answer | null;
  readonly edit: (answer: Answer) => void;
  readonly problem: Problem;
  readonly lang: string;
}) {
  const { trial, answer, edit, problem, lang } = props;
  const t = useTranslations("ui.answer");
  const { ask } = trial;
  const check = (
    <Button type="submit" tone="primary" size="big" keyHint="↵" className="h-12 justify-self-start">
      {trial.reveal === null ? t("check") : t("show")}
    </Button>
  );
  const { Answer } = viewOf(ask.kind);
  if (Answer === null) return check;
  return (
    <Answer
      key={trial.ticket}
      ask={ask}
      answer={answer}
      write={edit}
      lang={lang}
      problem={problem?.text ?? null}
      isUnread={problem?.isUnread ?? false}
      check={check}
    />
  );
}

function SelfCheck({ kind, reveal, lang }: Pick<TrialView, "kind" | "reveal"> & { readonly lang: string }) {
  const { Revealed } = viewOf(kind);
  return Revealed === null || reveal === null ? null : (
    <Revealed reveal={reveal} lang={lang} className="pt-5" />
  );
}
