"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Answer, answerText, cellsIn, idsIn, textIn } from "@/lib/items/answer";
import { readAnswer } from "@/lib/items/answer-forms/read-answer";
import type { Ask } from "@/lib/items/item-kind";
import type { Html } from "@/lib/markdown/markup";
import { Callout } from "../callout";
import { Prose } from "../prose";
import { Steps } from "../steps";
import { Verdict } from "../verdict";
import { AnswerField } from "./answer-field";
import type { AnswerProps, GradedView, ReadScore, ResultProps } from "./kind-view";
import { MatrixAnswer } from "./matrix-answer";
import { OptionList, optionKeys } from "./option-list";

export const exerciseView: GradedView<"exercise"> = {
  Answer: ExerciseAnswer,
  Result: ExerciseResult,
  Revealed: null,
  lacking: ({ answer: { options } }, answer) =>
    options !== undefined && idsIn(answer).length === 0 ? "chooseFirst" : null,
  reading: ({ answer: form }, answer) =>
    form.options === undefined ? readAnswer(form, textIn(answer)) : null,
  keys: ({ ask: { answer: form }, ...answering }) =>
    form.options === undefined ? {} : optionKeys({ options: form.options, multiple: false, ...answering }),
};

function ExerciseAnswer({ ask, answer, write, problem, lang, ...props }: AnswerProps<"exercise">) {
  const { isUnread, isLocked = false, isAlone = false, echo, questionId, check } = props;
  const form = ask.answer;
  if (form.options !== undefined) {
    return (
      <>
        <OptionList
          options={form.options}
          multiple={false}
          selected={idsIn(answer)}
          onSelect={(ids) => write({ ids })}
          problem={problem}
          lang={lang}
        />
        {check}
      </>
    );
  }
  const field = (
    <AnswerField
      form={form}
      answer={answer}
      onChange={write}
      problem={problem}
      isUnread={isUnread}
      echo={echo}
      readOnly={isLocked}
      beside={check}
      {...(questionId !== undefined && { questionId })}
    />
  );
  return isAlone ? <div className="max-w-96 pt-2">{field}</div> : field;
}

function ExerciseResult({ ask, answer, reveal, score, lang }: ResultProps<"exercise">) {
  const t = useTranslations("ui.answer");
  // Normalised as when it was read: an input method may have typed full-width digits.
  const typed = answerText(answer).trim().normalize("NFKC");
  const shown = shownAnswer(ask, answer, typed);
  return (
    <>
      <Verdict
        answer={shown ?? (withMinus(typed) || null)}
        isRight={score.verdict === "correct"}
        correctHtml={reveal.answer}
        labels={{
          answered: t("answered"),
          correct: t("correct"),
          right: t("right"),
          wrong: t("wrong"),
        }}
      />
      {score.verdict === "wrong" && (
        <Diagnosis score={score} answer={shown === null ? withMinus(typed) : null} lang={lang} />
      )}
      {reveal.solution.length > 0 && (
        <section>
          <h2 className="subhead mb-2">{t("worked")}</h2>
          <Steps steps={reveal.solution} lang={lang} />
        </section>
      )}
    </>
  );
}

/** A named misconception, or a statement that there is none: never a guess. */
function Diagnosis({
  score,
  answer,
  lang,
}: {
  readonly score: Extract<ReadScore, { verdict: "wrong" }>;
  /** Null if the answer does not fit into a line of text. */
  readonly answer: string | null;
  readonly lang: string;
}) {
  const t = useTranslations("ui.answer");
  if (score.misconception !== null) {
    const { name, says } = score.misconception;
    return (
      <Callout
        tone="slip"
        kind={!answer ? t("tellsThis") : t("tells", { answer })}
        title={name && <Prose html={name} inline size="inherit" lang={lang} />}
      >
        {says && <Prose html={says} size="list" lang={lang} />}
      </Callout>
    );
  }
  if (answer === "") return null;
  return (
    <Callout tone="wrong" title={t("unnamedTitle")}>
      {answer === null ? t("unnamedThis") : t("unnamed", { answer })}
    </Callout>
  );
}

/** With a typographic minus, as numbers are printed; keyboards have a hyphen. */
function withMinus(typed: string): string {
  return typed.replace(/-(?=[\d.])/g, "−");
}

/** Answers with their own display: an option of an exercise, and a matrix. Null for plain text. */
function shownAnswer(ask: Ask<Html, "exercise">, answer: Answer, typed: string): ReactNode {
  if (typed === "") return null;
  const { options, rows, cols } = ask.answer;
  const option = options?.find(({ id }) => id === typed);
  if (option !== undefined) return <Prose html={option.text} inline size="inherit" />;
  if (rows === undefined || cols === undefined) return null;
  return <MatrixAnswer cells={cellsIn(answer, rows, cols)} text={typed} />;
}
