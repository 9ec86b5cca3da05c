"use client";

import type { Ask } from "@/lib/items/item-kind";
import type { Html } from "@/lib/markdown/markup";
import { Prose } from "../prose";
import { Arranging } from "./arranging";
import type { AnswerProps, ResultProps } from "./kind-view";
import { type LeftSide, PairResults, PairSelects } from "./pair-selects";
import { Why } from "./why";

/** Pairs to find: for each left side, a menu of all right sides. */
export const matchView = { Answer: MatchAnswer, Result: MatchResult };

function MatchAnswer({ ask, answer, write, problem, check, lang }: AnswerProps<"match">) {
  return (
    <Arranging problem={problem} check={check}>
      <PairSelects
        lefts={leftsOf(ask, lang)}
        rights={ask.rights}
        answer={answer}
        onChange={write}
        lang={lang}
      />
    </Arranging>
  );
}

function MatchResult({ ask, answer, reveal, lang }: ResultProps<"match">) {
  return (
    <>
      <PairResults
        lefts={leftsOf(ask, lang)}
        rights={ask.rights}
        answer={answer}
        pairs={reveal.pairs}
        lang={lang}
      />
      <Why why={reveal.why} lang={lang} />
    </>
  );
}

function leftsOf({ lefts }: Ask<Html, "match">, lang: string): LeftSide[] {
  return lefts.map(({ id, text, plain }) => ({
    id,
    plain,
    label: <Prose html={text} inline size="inherit" lang={lang} />,
  }));
}
