import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useState } from "react";
import { languageTag } from "@/lib/i18n/locale";
import { type Answer, idsIn, isBlank, textIn } from "@/lib/items/answer";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";
import type { Unreadable } from "@/lib/items/unreadable";
import type { AnswerFormView } from "@/lib/quiz/entry-view";
import { Button } from "../../_ui/button";
import { buttonClass } from "../../_ui/button-class";
import { classNames } from "../../_ui/class-names";
import { AnswerField } from "../../_ui/items/answer-field";
import { type ArrangedAsk, isArranged } from "../../_ui/items/arranged-ask";
import { OptionList } from "../../_ui/items/option-list";
import { useKeys } from "../../_ui/use-keys";
import type { QuizSession } from "../session/quiz-session";
import type { Current } from "../session/session-state";
import { ExitLink } from "./exit-link";
import { Arranged } from "./late-parts";
import { questionId } from "./question";

/** The form's id: the button Check stands in the foot. */
export const answerFormId = "answer";

type Props = { readonly session: QuizSession; readonly current: Current };

/** What a graded item is answered in. Nothing is sent before Check, and what can be seen to be unreadable is not sent. */
export function AnswerPart({ session, current }: Props) {
  const { ask } = current.entry;
  if (ask.kind === "choice")
    return <ChoiceForm session={session} current={current} options={ask.options} multiple={ask.multiple} />;
  if (isArranged(ask)) return <ArrangedForm session={session} current={current} ask={ask} />;
  if (ask.kind !== "exercise") return null;
  return ask.answer.options === undefined ? (
    <FieldForm session={session} current={current} form={ask.answer} />
  ) : (
    <ChoiceForm session={session} current={current} options={ask.answer.options} multiple={false} />
  );
}

function useDraft({ session, current }: Props) {
  const [answer, setAnswer] = useState(session.draftOf(current.entry.variantId));
  const write = (next: Answer) => {
    session.draft(next);
    setAnswer(next);
  };
  return [answer, write] as const;
}

function FieldForm({ session, current, form }: Props & { readonly form: AnswerFormView }) {
  const t = useTranslations("quiz.ask");
  const explain = useExplanation();
  const [answer, write] = useDraft({ session, current });
  const typed = textIn(answer);
  const read = readAnswer(form, typed);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (read.ok) void session.check(answer ?? { text: typed });
    else session.complain(explain(read.reason));
  };
  return (
    <form id={answerFormId} onSubmit={submit} onKeyDown={leaveOnEscape} className="mt-8 max-w-96" noValidate>
      <AnswerField
        form={form}
        answer={answer}
        onChange={write}
        problem={useProblem(current)}
        isUnread={current.problem?.isUnread === true}
        echo={read.ok ? explain(read.echo) : t("nothingSent")}
        questionId={questionId}
        readOnly={current.phase === "checking"}
      />
      <ProblemAction session={session} current={current} />
    </form>
  );
}

type ChoiceProps = Props & {
  readonly options: readonly { readonly id: string; readonly text: string }[];
  readonly multiple: boolean;
};

function ChoiceForm({ session, current, options, multiple }: ChoiceProps) {
  const t = useTranslations("quiz.ask");
  const tAnswer = useTranslations("ui.answer");
  const [answer, write] = useDraft({ session, current });
  const selected = idsIn(answer);
  const choose = (id: string) => {
    if (current.phase !== "ask") return;
    const isChosen = selected.includes(id);
    const others = options
      .map((option) => option.id)
      .filter((each) => selected.includes(each) && each !== id);
    if (!multiple) write({ ids: [id] });
    else write({ ids: isChosen ? others : inOrder(options, [...others, id]) });
  };
  const submit = () => {
    if (selected.length === 0) session.complain(tAnswer("chooseFirst"));
    else void session.check({ ids: selected });
  };
  const numbers = options.slice(0, 9).map(({ id }, index) => [String(index + 1), () => choose(id)]);
  useKeys({ ...Object.fromEntries(numbers), enter: submit, space: submit });
  return (
    <form
      id={answerFormId}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={leaveOnEscape}
      className="mt-6"
    >
      {multiple && <p className="meta mb-2">{t("many")}</p>}
      <OptionList
        options={options}
        multiple={multiple}
        selected={selected}
        onSelect={(ids) => current.phase === "ask" && write({ ids })}
        problem={useProblem(current)}
        lang={languageTag(current.entry.locale)}
      />
      <ProblemAction session={session} current={current} />
    </form>
  );
}

function ArrangedForm({ session, current, ask }: Props & { readonly ask: ArrangedAsk }) {
  const t = useTranslations("ui.answer");
  const [answer, write] = useDraft({ session, current });
  const submit = () => {
    if (answer === null || isBlank(answer)) session.complain(t("arrangeFirst"));
    else void session.check(answer);
  };
  useKeys({ enter: submit });
  return (
    <form
      id={answerFormId}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
      onKeyDown={leaveOnEscape}
      className="mt-6"
    >
      <Arranged
        ask={ask}
        answer={answer}
        onChange={(next) => current.phase === "ask" && write(next)}
        problem={useProblem(current)}
        lang={languageTag(current.entry.locale)}
      />
      <ProblemAction session={session} current={current} />
    </form>
  );
}

function inOrder(options: readonly { readonly id: string }[], ids: readonly string[]): string[] {
  return options.map(({ id }) => id).filter((id) => ids.includes(id));
}

/** Without the server a graded item can't be checked, but there may be others that need no check. */
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

/** Words for what the reader of answers says. Its codes are data, so the compiler can't check that they exist. */
function useExplanation(): (said: Unreadable) => string {
  const t = useTranslations("answers");
  return ({ code, values }) => t(code as "tooManyDigits", values as { text: string });
}

/** Out of the control first, so that keys mean the page again; Escape on the page ends the session. */
function leaveOnEscape(event: KeyboardEvent) {
  if (event.key !== "Escape" || event.nativeEvent.isComposing) return;
  event.preventDefault();
  document.getElementById(questionId)?.focus({ preventScroll: true });
}
