"use client";

import type { Answer } from "@/lib/items/answer";
import type { AskView, RevealView } from "@/lib/quiz/entry-view";
import { Prose } from "../prose";
import { type LeftSide, PairResults, PairSelects } from "./pair-selects";

type MatchAsk = Extract<AskView, { kind: "match" }>;

type Props = {
  readonly ask: MatchAsk;
  readonly answer: Answer | null;
  readonly onChange: (answer: Answer) => void;
  readonly lang?: string;
};

/** Pairs to be found: for each on the left a menu of all on the right. */
export function MatchPairs({ ask, ...props }: Props) {
  return <PairSelects lefts={leftsOf(ask, props.lang)} rights={ask.rights} {...props} />;
}

export function MatchPairsResult({
  ask,
  reveal,
  ...props
}: Omit<Props, "onChange"> & { readonly reveal: Extract<RevealView, { kind: "match" }> }) {
  return <PairResults lefts={leftsOf(ask, props.lang)} rights={ask.rights} pairs={reveal.pairs} {...props} />;
}

function leftsOf({ lefts }: MatchAsk, lang: string | undefined): LeftSide[] {
  return lefts.map(({ id, text, plain }) => ({
    id,
    plain,
    label: <Prose html={text} inline size="inherit" {...(lang && { lang })} />,
  }));
}
