import { useTranslations } from "next-intl";
import { type KeyboardEvent, useState } from "react";
import { languageTag } from "@/lib/i18n/locale";
import type { Answer } from "@/lib/items/answer";
import type { Unreadable } from "@/lib/items/unreadable";
import { Button } from "../../_ui/button";
import { buttonClass } from "../../_ui/button-class";
import { classNames } from "../../_ui/class-names";
import type { GradedView } from "../../_ui/items/kind-view";
import { viewOf } from "../../_ui/items/kind-views";
import { useKeys } from "../../_ui/use-keys";
import type { QuizSession } from "../session/quiz-session";
import type { Current } from "../session/session-state";
import { ExitLink } from "./exit-link";
import { questionId } from "./question";

/** The form's id: its button Check stands in the foot. */
export const answerFormId = "answer";

type Props = { readonly session: QuizSession; readonly current: Current };

/**
 * The form for the answer to a graded item. Nothing is sent before Check, and evidently unreadable answers are not
 * sent.
 */
export function AnswerPart({ session, current }: Props) {
  const { ask } = current.entry;
  const view = viewOf(ask.kind);
  return view.Answer === null ? null : <AnswerForm session={session} current={current} view={view} />;
}

function AnswerForm({ session, current, view }: Props & { readonly view: GradedView }) {
  const t = useTranslations("quiz.ask");
  const tAnswer = useTranslations("ui.answer");
  const tRead = useTranslations("answers");
  const explain = useExplanation();
  const [answer, write] = useDraft({ session, current });
  const { ask, locale } = current.entry;
  const read = view.reading(ask, answer);
  const check = () => {
    const lacking = view.lacking(ask, answer);
    if (lacking !== null) session.complain(tAnswer(lacking));
    else if (read !== null && !read.ok) session.complain(explain(read.reason));
    else void session.check(answer ?? { text: "" });
  };
  useKeys(view.keys({ ask, answer, write, check }));
  return (
    <form
      id={answerFormId}
      onSubmit={(event) => {
        event.preventDefault();
        check();
      }}
      onKeyDown={leaveOnEscape}
      className="mt-6"
      noValidate
    >
      <view.Answer
        ask={ask}
        answer={answer}
        write={write}
        lang={languageTag(locale)}
        problem={useProblem(current)}
        isUnread={current.problem?.isUnread === true}
        isLocked={current.phase === "checking"}
        isAlone
        echo={read?.ok ? tRead(read.echo.code, read.echo.values) : t("nothingSent")}
        questionId={questionId}
      />
      <ProblemAction session={session} current={current} />
    </form>
  );
}

function useDraft({ session, current }: Props) {
  const [answer, setAnswer] = useState(session.draftOf(current.entry.variantId));
  const write = (next: Answer) => {
    if (current.phase !== "ask") return;
    session.draft(next);
    setAnswer(next);
  };
  return [answer, write] as const;
}

/** Without the server a graded item cannot be checked, but there may be others that need no check. */
function ProblemAction({ session, current }: Props) {
  const t = useTranslations("quiz");
  const { problem } = current;
  if (problem?.isSignedOut) {
    return (
      <ExitLink href="/sign-in?next=/quiz" className={classNames(buttonClass(), "mt-4")}>
        {t("outbox.signIn")}
      </ExitLink>
    );
  }
  if (problem === null || problem.message !== null) return null;
  return (
    <Button className="mt-4" onClick={() => session.postpone()}>
      {t("ask.postpone")}
    </Button>
  );
}

function useProblem({ problem }: Current): string | null {
  const t = useTranslations("quiz.ask");
  return problem && (problem.message ?? t("offline"));
}

/** Messages for the answer reader's codes. The codes are data, so the compiler cannot check that the keys exist. */
function useExplanation(): (said: Unreadable) => string {
  const t = useTranslations("answers");
  return ({ code, values }) => t(code as "tooManyDigits", values as { text: string });
}

/** The first Escape leaves the control, so that keys act on the page again; Escape on the page ends the session. */
function leaveOnEscape(event: KeyboardEvent) {
  if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  document.getElementById(questionId)?.focus({ preventScroll: true });
}
