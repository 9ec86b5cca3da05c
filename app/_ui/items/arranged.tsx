"use client";

import type { KeyboardEvent } from "react";
import type { Answer } from "@/lib/items/answer";
import type { AskView, RevealView } from "@/lib/quiz/entry-view";
import { Prose } from "../prose";
import type { ArrangedAsk } from "./arranged-ask";
import { FigureLabels, FigureLabelsResult } from "./figure-labels";
import { MatchPairs, MatchPairsResult } from "./match-pairs";
import { StepOrder, StepOrderResult } from "./step-order";

type Props = {
  readonly ask: ArrangedAsk;
  /** Null as long as nothing was arranged. */
  readonly answer: Answer | null;
  readonly onChange: (answer: Answer) => void;
  /** Why the arrangement could not be read. */
  readonly problem?: string | null;
  readonly lang?: string;
};

/** What such a question is answered in. Enter checks, wherever the focus is; the button under it is pressed by Space. */
export function Arranged({ problem, ...props }: Props) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the controls inside have the focus
    <div onKeyDown={checkOnEnter}>
      <Control {...props} />
      <p aria-live="polite" className="mt-1 text-13 text-wrong empty:hidden">
        {problem}
      </p>
    </div>
  );
}

function checkOnEnter(event: KeyboardEvent<HTMLElement>) {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (key !== "Enter" || ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return;
  if (mayBeOpenMenu(target)) return;
  event.preventDefault();
  target.closest("form")?.requestSubmit();
}

/** In an open menu Enter chooses. Where the browser can't tell, Enter is left to it. */
function mayBeOpenMenu(target: HTMLElement): boolean {
  return target.matches("select") && (!CSS.supports("selector(:open)") || target.matches(":open"));
}

function Control({ ask, ...props }: Omit<Props, "problem">) {
  switch (ask.kind) {
    case "order":
      return <StepOrder ask={ask} {...props} />;
    case "match":
      return <MatchPairs ask={ask} {...props} />;
    case "label":
      return <FigureLabels ask={ask} {...props} />;
  }
}

type ResultProps = {
  readonly ask: AskView;
  readonly answer: Answer;
  readonly reveal: RevealView;
  readonly isRight: boolean;
  readonly lang?: string;
};

/** What became of it, part by part; nothing for questions of other kinds. */
export function ArrangedResult({ reveal, ...props }: ResultProps) {
  const parts = resultOf({ reveal, ...props });
  if (parts === null) return null;
  return (
    <>
      {parts}
      {"why" in reveal && reveal.why !== undefined && (
        <Prose html={reveal.why} size="list" {...(props.lang && { lang: props.lang })} />
      )}
    </>
  );
}

function resultOf({ ask, reveal, isRight, ...props }: ResultProps) {
  if (ask.kind === "order" && reveal.kind === "order")
    return <StepOrderResult ask={ask} reveal={reveal} isRight={isRight} {...props} />;
  if (ask.kind === "match" && reveal.kind === "match")
    return <MatchPairsResult ask={ask} reveal={reveal} {...props} />;
  if (ask.kind === "label" && reveal.kind === "label")
    return <FigureLabelsResult ask={ask} reveal={reveal} {...props} />;
  return null;
}
