"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from "react";
import { languageTag } from "@/lib/i18n/locale";
import { type Answer, gaveUp } from "@/lib/items/answer";
import { longestElapsedMs } from "@/lib/quiz/limits";
import type { RehearsalView } from "@/lib/services/rehearse";
import { post, RequestProblem } from "../../_boundary/post";
import { AnswerPart, type Problem, Question } from "../../_trial/question-part";
import { Button } from "../../_ui/button";
import { Callout } from "../../_ui/callout";
import { viewOf } from "../../_ui/items/kind-views";
import { LanguageMark } from "../../_ui/language-mark";
import { usePressGuard } from "../../_ui/use-press-guard";
import { readKept, writeKept } from "../../practice/kept-answers";
import { Clock, useTimeLeft } from "./clock";
import { draftId, forgetDraft, readSpent, writeSpent } from "./drafts";
import { useAnswers } from "./use-answers";

/** A page that is older than this when it is shown, e.g. by the button Back, asks for the time again. */
const staleMs = 20_000;

/** The paper: one question at a time, in any order, each answered once. Nothing tells whether an answer is right. */
export function Rehearsal({ view }: { readonly view: RehearsalView }) {
  const t = useTranslations("practice.rehearsal");
  const { id, questions } = view;
  const leftMs = useTimeLeft(view.endsAt, view.serverNow);
  const answers = useAnswers(id, view.serverNow);
  const given = new Set([
    ...questions.filter(({ isAnswered }) => isAnswered).map(({ place }) => place),
    ...answers.given,
  ]);
  const open = questions.map(({ place }) => place).filter((place) => !given.has(place));
  const [chosen, setChosen] = useState<number | null>(null);
  const place = chosen !== null && open.includes(chosen) ? chosen : nextOpen(open, chosen ?? -1);
  useFreshView(id, view.serverNow);
  const router = useRouter();
  const { isHandedIn, waiting } = answers;
  useEffect(() => {
    if (!isHandedIn || waiting > 0) return;
    for (const { place } of questions) forgetDraft(id, place);
    router.replace(`/rehearsal/${id}/report`);
  }, [isHandedIn, waiting, id, questions, router]);
  return (
    <div className="max-w-measure">
      <h1 className="title">{t("name")}</h1>
      {/* On a phone it stays in sight, in one row. */}
      <div className="mt-4 flex items-start justify-between gap-4 max-sm:sticky max-sm:top-(--bar) max-sm:z-4 max-sm:-mx-1 max-sm:items-center max-sm:border-line max-sm:border-b max-sm:bg-paper max-sm:px-1 max-sm:py-1.5">
        <Strip count={questions.length} given={given} place={place} onChoose={setChosen} />
        <Clock leftMs={leftMs} />
      </div>
      <div className="mt-6 grid gap-3 empty:hidden" aria-live="polite">
        {leftMs <= 0 && (
          <Callout tone="note" title={t("timeOver")}>
            {t("overText")}
          </Callout>
        )}
        {answers.told.map(({ place, what }) => (
          <p key={place}>{t(what, { number: place + 1 })}</p>
        ))}
        {answers.trouble === "signed-out" && waiting > 0 ? (
          <p>
            {t("signedOut", { count: waiting })} <SignIn id={id} />
          </p>
        ) : (
          answers.trouble !== null && waiting > 0 && <p>{t("unsent", { count: waiting })}</p>
        )}
        {[...answers.refused.keys()].map((refused) => (
          <p key={refused} className="text-wrong">
            {t("unread", { number: refused + 1 })}
          </p>
        ))}
      </div>
      {place === null ? (
        <p className="lede mt-8">{t("done")}</p>
      ) : (
        <OpenQuestion
          key={place}
          id={id}
          view={view}
          place={place}
          isLast={open.length === 1}
          refusal={answers.refused.get(place) ?? null}
          onSkip={() => setChosen(nextOpen(open, place))}
          onGiven={(answer, elapsedMs) => {
            setChosen(nextOpen(open, place));
            answers.give(place, answer, elapsedMs);
          }}
        />
      )}
      <HandIn
        id={id}
        open={open.length}
        flush={answers.flush}
        onHandedIn={() => {
          for (const { place } of questions) forgetDraft(id, place);
        }}
      />
    </div>
  );
}

/** Not a visit within the app: what it knows of the visitor is out of date. */
function SignIn({ id }: { readonly id: string }) {
  const t = useTranslations("practice.rehearsal");
  return (
    <a
      href={`/sign-in?next=/rehearsal/${id}`}
      className="inline-flex min-h-6 items-center pointer-coarse:min-h-11"
    >
      {t("signIn")}
    </a>
  );
}

/** The first open place after this one, or from the beginning; null if none is open. */
function nextOpen(open: readonly number[], place: number): number | null {
  return open.find((each) => each > place) ?? open[0] ?? null;
}

/** Views that were shown before, by rehearsal and time: shown once more, they come from the browser's cache. */
const shownViews = new Set<string>();

/** Asks the server again when the page comes back into sight, comes from a cache, or was rendered some time ago. */
function useFreshView(id: string, serverNow: string) {
  const router = useRouter();
  // Only the first: a device with a wrong clock would ask again and again.
  const first = useRef(serverNow);
  useEffect(() => {
    const view = `${id} ${first.current}`;
    const isOld = shownViews.has(view) || Math.abs(Date.now() - Date.parse(first.current)) > staleMs;
    shownViews.add(view);
    if (isOld) router.refresh();
  }, [id, router]);
  useEffect(() => {
    const onReturn = () => document.visibilityState === "visible" && router.refresh();
    document.addEventListener("visibilitychange", onReturn);
    return () => document.removeEventListener("visibilitychange", onReturn);
  }, [router]);
}

type StripProps = {
  readonly count: number;
  readonly given: ReadonlySet<number>;
  readonly place: number | null;
  readonly onChoose: (place: number) => void;
};

/** All questions by number; the open ones can be gone to. */
function Strip({ count, given, place, onChoose }: StripProps) {
  const t = useTranslations("practice.rehearsal");
  const row = useRef<HTMLOListElement>(null);
  // Where the numbers are one row that scrolls, the present one is brought into its middle; the page stays.
  useEffect(() => {
    const number = place === null ? null : row.current?.children[place];
    if (row.current === null || !(number instanceof HTMLElement)) return;
    row.current.scrollLeft = number.offsetLeft - (row.current.clientWidth - number.offsetWidth) / 2;
  }, [place]);
  return (
    <nav aria-label={t("strip")} className="min-w-0">
      <ol
        ref={row}
        className="relative flex flex-wrap gap-1.5 max-sm:flex-nowrap max-sm:overflow-x-auto max-sm:p-1"
      >
        {Array.from({ length: count }, (_, each) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a question is its number
          <li key={each}>
            <button
              type="button"
              disabled={given.has(each)}
              aria-current={each === place ? "step" : undefined}
              aria-label={t("place", { number: each + 1, answered: String(given.has(each)) })}
              onClick={() => onChoose(each)}
              className="grid size-8 shrink-0 place-items-center rounded-2 border border-line-2 text-13 text-ink-2 tabular-nums enabled:hover:border-edge enabled:hover:text-ink disabled:border-transparent disabled:bg-leaf disabled:text-ink-3 aria-[current]:border-accent aria-[current]:font-semibold aria-[current]:text-accent pointer-coarse:size-11"
            >
              {each + 1}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

type OpenProps = {
  readonly id: string;
  readonly view: RehearsalView;
  readonly place: number;
  /** Whether no other question is open. */
  readonly isLast: boolean;
  /** Why the answer that was given was not taken; null if none was given. */
  readonly refusal: string | null;
  readonly onSkip: () => void;
  readonly onGiven: (answer: Answer, elapsedMs: number) => void;
};

function OpenQuestion({ id, view, place, isLast, refusal, onSkip, onGiven }: OpenProps) {
  const t = useTranslations("practice.rehearsal");
  const ui = useTranslations("ui.answer");
  const question = view.questions[place]!;
  const lang = languageTag(question.locale);
  const [answer, setAnswer] = useState<Answer | null>(null);
  const [problem, setProblem] = useState<Problem>(
    refusal === null ? null : { text: refusal, isUnread: true },
  );
  const spentMs = useSpentMs(id, place);
  const form = useRef<HTMLFormElement>(null);
  usePressGuard(String(place), form);

  useEffect(() => {
    const kept = readKept(draftId(id, place));
    if (kept !== null) setAnswer(kept);
    form.current?.querySelector<HTMLElement>("input, select, button")?.focus({ preventScroll: true });
  }, [id, place]);

  useEffect(() => {
    if (problem?.isUnread) form.current?.querySelector<HTMLElement>("input[aria-invalid=true]")?.focus();
  }, [problem]);

  const give = (given: Answer) => onGiven(given, Math.min(longestElapsedMs, Math.round(spentMs())));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const kind = viewOf(question.kind);
    const lacking = kind.Answer === null ? null : kind.lacking(question.ask, answer);
    if (lacking !== null) return setProblem({ text: ui(lacking), isUnread: true });
    give(answer ?? { text: "" });
  };

  const edit = (next: Answer) => {
    writeKept(draftId(id, place), next);
    setAnswer(next);
    setProblem(null);
  };

  const trial = { ask: question.ask, reveal: null, ticket: String(place) };
  return (
    <form ref={form} onSubmit={submit} className="mt-8 grid gap-5">
      <h2 className="meta">{t("question", { number: place + 1, count: view.questions.length })}</h2>
      <Question trial={trial} isOpen size="large" lang={lang} />
      <LanguageMark locale={question.locale} />
      <AnswerPart {...{ trial, answer, edit, problem, lang }} checkLabel={t("answer")} />
      <p className="meta">{t("once")}</p>
      <div className="-mx-3.5 -mt-2 flex flex-wrap">
        <Button tone="quiet" onClick={() => give(gaveUp)}>
          {ui("dontKnow")}
        </Button>
        {!isLast && (
          <Button tone="quiet" onClick={onSkip}>
            {t("skip")}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Milliseconds for which a question has been on the screen, in all visits to it; kept with its draft. */
function useSpentMs(id: string, place: number): () => number {
  const before = useRef({ ms: 0, shownAtMs: 0 });
  const [spentMs] = useState(() => () => before.current.ms + performance.now() - before.current.shownAtMs);
  useEffect(() => {
    before.current = { ms: readSpent(id, place), shownAtMs: performance.now() };
    const keep = () => writeSpent(id, place, spentMs());
    window.addEventListener("pagehide", keep);
    return () => {
      window.removeEventListener("pagehide", keep);
      keep();
    };
  }, [id, place, spentMs]);
  return spentMs;
}

type HandInProps = {
  readonly id: string;
  /** Open questions. */
  readonly open: number;
  readonly flush: () => Promise<boolean>;
  readonly onHandedIn: () => void;
};

/** Ends the rehearsal; if questions are open, only when asked again. */
function HandIn({ id, open, flush, onHandedIn }: HandInProps) {
  const t = useTranslations("practice.rehearsal");
  const ui = useTranslations("ui");
  const router = useRouter();
  const [isAsked, setIsAsked] = useState(false);
  const [problem, setProblem] = useState<{ readonly text: string; readonly isSignedOut?: boolean } | null>(
    null,
  );
  const [isBusy, setIsBusy] = useState(false);
  // A second press may come before the first is drawn.
  const isSending = useRef(false);
  const box = useRef<HTMLElement>(null);
  useEffect(() => {
    if (isAsked) box.current?.querySelector("button")?.focus();
  }, [isAsked]);

  /** Stays busy once it is handed in: the report follows. */
  const handIn = async () => {
    if (isSending.current) return;
    isSending.current = true;
    setIsBusy(true);
    setProblem(null);
    const told = await tryToHandIn();
    if (told === null) return router.push(`/rehearsal/${id}/report`);
    setProblem(told);
    isSending.current = false;
    setIsBusy(false);
  };

  const tryToHandIn = async () => {
    if (!(await flush())) return { text: t("handInUnsent") };
    try {
      await post("/api/rehearsals/hand-in", { rehearsalId: id });
      onHandedIn();
      return null;
    } catch (error) {
      if (!(error instanceof RequestProblem) || error.message === "") return { text: ui("offline") };
      return { text: error.message, isSignedOut: error.code === "signed-out" };
    }
  };

  const buttons: ReactNode =
    open === 0 ? (
      <Button tone="primary" size="big" aria-disabled={isBusy || undefined} onClick={() => void handIn()}>
        {t(isBusy ? "handingIn" : "report")}
      </Button>
    ) : isAsked ? (
      <>
        <p className="w-full">{t("openLeft", { open })}</p>
        <Button tone="primary" aria-disabled={isBusy || undefined} onClick={() => void handIn()}>
          {t(isBusy ? "handingIn" : "handInYes")}
        </Button>
        <Button onClick={() => setIsAsked(false)}>{t("handInNo")}</Button>
      </>
    ) : (
      <Button onClick={() => setIsAsked(true)}>{t("handIn")}</Button>
    );
  return (
    <section ref={box} aria-label={t("handIn")} className="mt-8 border-line-2 border-t pt-5">
      <div className="flex flex-wrap items-center gap-3">{buttons}</div>
      <p aria-live="polite" className="mt-3 text-13 text-wrong empty:hidden">
        {problem !== null && (
          <>
            {problem.text} {problem.isSignedOut && <SignIn id={id} />}
          </>
        )}
      </p>
    </section>
  );
}
