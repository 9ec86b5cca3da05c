import type { ComponentType, ReactNode } from "react";
import type { Answer } from "@/lib/items/answer";
import type { ReadAnswer } from "@/lib/items/answer-forms/answer-form";
import type { Ask, KindName, Reveal } from "@/lib/items/item-kind";
import type { Html } from "@/lib/markdown/markup";
import type { ScoreView } from "@/lib/quiz/entry-view";

/** The view of a kind's items, in a session and wherever one is tried. */
export type KindView<Name extends KindName = KindName> = GradedView<Name> | SelfGradedView<Name>;

export type GradedView<Name extends KindName = KindName> = {
  /** The controls for the answer. */
  readonly Answer: ComponentType<AnswerProps<Name>>;
  /** The result of an answer. */
  readonly Result: ComponentType<ResultProps<Name>>;
  readonly Revealed: null;
  /** What this answer lacks before it can be checked: a message of `ui.answer`; null if nothing. */
  lacking(ask: Ask<Html, Name>, answer: Answer | null): "chooseFirst" | "arrangeFirst" | null;
  /** How a typed answer is understood so far; null if the kind has no typed answers. */
  reading(ask: Ask<Html, Name>, answer: Answer | null): ReadAnswer | null;
  /** Keyboard shortcuts if it is the only question of the page. */
  keys(answering: Answering<Name>): Readonly<Record<string, () => void>>;
};

export type SelfGradedView<Name extends KindName = KindName> = {
  readonly Answer: null;
  readonly Result: null;
  /** The revealed side, which the learner compares with. */
  readonly Revealed: ComponentType<RevealedProps<Name>>;
  /** The question with the answer filled in, if the kind is revealed in place; else null. */
  readonly inPlace: ((reveal: Reveal<Html, Name>) => Html) | null;
};

type Answering<Name extends KindName> = {
  readonly ask: Ask<Html, Name>;
  /** Null while there is none. */
  readonly answer: Answer | null;
  readonly write: (answer: Answer) => void;
  readonly check: () => void;
};

export type AnswerProps<Name extends KindName> = Pick<Answering<Name>, "ask" | "answer" | "write"> & {
  readonly lang: string;
  /** Why the answer could not be read or sent. */
  readonly problem: string | null;
  /** Whether the answer is at fault, not the connection. */
  readonly isUnread: boolean;
  /** Whether it is being sent: nothing can be changed. */
  readonly isLocked?: boolean;
  /** Whether it is the only question of the page, with room for hints. */
  readonly isAlone?: boolean;
  /** How it is understood so far, e.g. “Read as 54”. */
  readonly echo?: ReactNode;
  /** Id of the question, which a field's accessible description includes. */
  readonly questionId?: string;
  /** The button Check, if it stands with the answer. */
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
