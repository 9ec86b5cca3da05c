import type { ComponentType, ReactNode } from "react";
import type { Answer } from "@/lib/items/answer";
import type { ReadAnswer } from "@/lib/items/answer-forms/answer-form";
import type { Ask, KindName, Reveal } from "@/lib/items/item-kind";
import type { Html } from "@/lib/markdown/markup";
import type { ScoreView } from "@/lib/quiz/entry-view";

/** How the items of a kind are shown, in a session and wherever one is tried. */
export type KindView<Name extends KindName = KindName> = GradedView<Name> | SelfGradedView<Name>;

export type GradedView<Name extends KindName = KindName> = {
  /** What it is answered in. */
  readonly Answer: ComponentType<AnswerProps<Name>>;
  /** What became of an answer. */
  readonly Result: ComponentType<ResultProps<Name>>;
  readonly Revealed: null;
  /** What is to be done before this answer can be checked: a message of `ui.answer`; null if nothing is. */
  lacking(ask: Ask<Html, Name>, answer: Answer | null): "chooseFirst" | "arrangeFirst" | null;
  /** How an answer is read while it is typed; null where none is typed. */
  reading(ask: Ask<Html, Name>, answer: Answer | null): ReadAnswer | null;
  /** Keys of the page where it is the only question. */
  keys(answering: Answering<Name>): Readonly<Record<string, () => void>>;
};

export type SelfGradedView<Name extends KindName = KindName> = {
  readonly Answer: null;
  readonly Result: null;
  /** What its learner compares with. */
  readonly Revealed: ComponentType<RevealedProps<Name>>;
  /** The question itself with the answer in it, where that is how it is revealed; else null. */
  readonly inPlace: ((reveal: Reveal<Html, Name>) => Html) | null;
};

type Answering<Name extends KindName> = {
  readonly ask: Ask<Html, Name>;
  /** Null as long as there is none. */
  readonly answer: Answer | null;
  readonly write: (answer: Answer) => void;
  readonly check: () => void;
};

export type AnswerProps<Name extends KindName> = Pick<Answering<Name>, "ask" | "answer" | "write"> & {
  readonly lang: string;
  /** Why the answer could not be read or sent. */
  readonly problem: string | null;
  /** The problem is the answer, not the way to the server. */
  readonly isUnread: boolean;
  /** It is on its way: nothing can be changed. */
  readonly isLocked?: boolean;
  /** It is the only question of the page, with room for hints. */
  readonly isAlone?: boolean;
  /** How it is read so far, e.g. “Read as 54”. */
  readonly echo?: ReactNode;
  /** Id of the question, so that whoever lands in a field hears it. */
  readonly questionId?: string;
  /** The button Check, where it stands with the answer. */
  readonly check?: ReactNode;
};

export type ReadScore = Exclude<ScoreView, { verdict: "invalid" }>;

export type ResultProps<Name extends KindName> = {
  readonly ask: Ask<Html, Name>;
  readonly answer: Answer;
  readonly reveal: Reveal<Html, Name>;
  readonly score: ReadScore;
  readonly lang: string;
};

export type RevealedProps<Name extends KindName> = {
  readonly reveal: Reveal<Html, Name>;
  readonly lang: string;
  readonly className?: string;
};
