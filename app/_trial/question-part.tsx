import { useTranslations } from "next-intl";
import type { Answer } from "@/lib/items/answer";
import type { TrialView } from "@/lib/quiz/api";
import { Button } from "../_ui/button";
import { inPlaceOf, viewOf } from "../_ui/items/kind-views";
import { Prose } from "../_ui/prose";

/** The current problem. `isUnread`: the answer is at fault, not the connection. */
export type Problem = { readonly text: string; readonly isUnread: boolean } | null;

const questionSizes = { large: "ask text-21 leading-(--l-21)", text: "text-18" };

export function Question({
  trial,
  isOpen,
  size,
  lang,
}: {
  readonly trial: Pick<TrialView, "ask">;
  readonly isOpen: boolean;
  readonly size: "large" | "text";
  readonly lang: string;
}) {
  const { ask } = trial;
  // What answers in place is its own question.
  if (inPlaceOf(ask.kind) !== null && !isOpen) return null;
  return <Prose html={ask.ask} size="list" lang={lang} className={questionSizes[size]} />;
}

export function AnswerPart(props: {
  /** `ticket` names the question. */
  readonly trial: Pick<TrialView, "ask" | "reveal" | "ticket">;
  readonly answer: Answer | null;
  readonly edit: (answer: Answer) => void;
  readonly problem: Problem;
  readonly lang: string;
  /** What the button says; by default that the answer is checked. */
  readonly checkLabel?: string;
}) {
  const { trial, answer, edit, problem, lang, checkLabel } = props;
  const t = useTranslations("ui.answer");
  const { ask } = trial;
  const check = (
    <Button type="submit" tone="primary" size="big" keyHint="↵" className="h-12 justify-self-start">
      {checkLabel ?? (trial.reveal === null ? t("check") : t("show"))}
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

export function SelfCheck({
  kind,
  reveal,
  lang,
}: Pick<TrialView, "kind" | "reveal"> & { readonly lang: string }) {
  const { Revealed } = viewOf(kind);
  return Revealed === null || reveal === null ? null : (
    <Revealed reveal={reveal} lang={lang} className="pt-5" />
  );
}
