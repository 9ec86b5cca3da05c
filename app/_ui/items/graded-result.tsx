"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { type Answer, answerText, cellsIn, idsIn } from "@/lib/items/answer";
import type { AskView, ScoreView } from "@/lib/quiz/entry-view";
import { Callout } from "../callout";
import { Prose } from "../prose";
import { Steps } from "../steps";
import { Verdict } from "../verdict";
import { ArrangedResult } from "./arranged";
import { MatrixAnswer } from "./matrix-answer";
import { OptionList } from "./option-list";

export type ReadScore = Exclude<ScoreView, { verdict: "invalid" }>;

type Props = {
  readonly ask: AskView;
  readonly answer: Answer;
  readonly score: ReadScore;
  readonly lang: string;
};

/** What became of an answer: the options or parts with their marks, or the verdict, what a wrong number tells, and the worked solution. */
export function GradedResult({ ask, answer, score, lang }: Props) {
  const t = useTranslations("ui.answer");
  const { reveal } = score;
  const isRight = score.verdict === "correct";
  // As it was read: an input method may have typed digits as wide as characters.
  const typed = answerText(answer).trim().normalize("NFKC");
  const shown = shownAnswer(ask, answer, typed);
  return (
    <div className="grid gap-5">
      {score.earlier !== undefined && <p>{t("gaveUp" in answer ? "earlierUnknown" : "earlier")}</p>}
      {ask.kind === "choice" && reveal.kind === "choice" && (
        <OptionList
          options={ask.options}
          multiple={ask.multiple}
          selected={idsIn(answer)}
          onSelect={() => undefined}
          revealed={reveal.options}
          lang={lang}
        />
      )}
      <ArrangedResult ask={ask} answer={answer} reveal={reveal} isRight={isRight} lang={lang} />
      {reveal.kind === "exercise" && (
        <Verdict
          given={shown ?? (withMinus(typed) || null)}
          isRight={isRight}
          answerHtml={reveal.answer}
          labels={{ given: t("given"), answer: t("correct"), right: t("right"), wrong: t("wrong") }}
        />
      )}
      {score.verdict === "wrong" && (
        <Diagnosis score={score} given={shown === null ? withMinus(typed) : null} lang={lang} />
      )}
      {reveal.kind === "choice" && reveal.why !== undefined && (
        <Prose html={reveal.why} size="list" lang={lang} />
      )}
      {reveal.kind === "exercise" && reveal.solution.length > 0 && (
        <section>
          <h2 className="subhead mb-2">{t("worked")}</h2>
          <Steps steps={reveal.solution} lang={lang} />
        </section>
      )}
    </div>
  );
}

/** A named misconception, or plainly that there is none: never a guess. Choices explain themselves at the option. */
function Diagnosis({
  score,
  given,
  lang,
}: {
  readonly score: Extract<ScoreView, { verdict: "wrong" }>;
  /** Null where the answer can't stand in a line of text. */
  readonly given: string | null;
  readonly lang: string;
}) {
  const t = useTranslations("ui.answer");
  if (score.reveal.kind !== "exercise") return null;
  if (score.misconception !== null) {
    const { name, says } = score.misconception;
    return (
      <Callout
        tone="slip"
        kind={!given ? t("tellsThis") : t("tells", { given })}
        title={name && <Prose html={name} inline size="inherit" lang={lang} />}
      >
        {says && <Prose html={says} size="list" lang={lang} />}
      </Callout>
    );
  }
  if (given === "") return null;
  return (
    <Callout tone="wrong" title={t("unnamedTitle")}>
      {given === null ? t("unnamedThis") : t("unnamed", { given })}
    </Callout>
  );
}

/** As numbers are printed; what a keyboard has is a hyphen. */
function withMinus(typed: string): string {
  return typed.replace(/-(?=[\d.])/g, "−");
}

/** What has a form of its own: the option that an exercise is answered by, and a matrix. Null for plain text. */
function shownAnswer(ask: AskView, answer: Answer, typed: string): ReactNode {
  if (ask.kind !== "exercise" || typed === "") return null;
  const { options, rows, cols } = ask.answer;
  const option = options?.find(({ id }) => id === typed);
  if (option !== undefined) return <Prose html={option.text} inline size="inherit" />;
  if (rows === undefined || cols === undefined) return null;
  return <MatrixAnswer cells={cellsIn(answer, rows, cols)} text={typed} />;
}
