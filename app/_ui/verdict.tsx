import type { ReactNode } from "react";
import type { Html } from "@/lib/markdown/markup";
import { classNames } from "./class-names";
import { Icon } from "./icon";
import { Prose } from "./prose";

type Props = {
  /** As the learner typed it; null if there was no answer. */
  readonly answer: ReactNode | null;
  readonly isRight: boolean;
  /** Shown when the answer was wrong. */
  readonly correctHtml?: Html;
  readonly labels: {
    readonly answered: string;
    readonly correct: string;
    readonly right: string;
    readonly wrong: string;
  };
};

/** The given answer and the right one. The number is marked, and words support the colours. */
export function Verdict({ answer, isRight, correctHtml, labels }: Props) {
  return (
    <dl
      data-graded=""
      className="flex flex-wrap items-baseline gap-x-8 gap-y-3 font-serif text-25 proportional-nums lining-nums"
    >
      {answer !== null && (
        <div className={isRight ? "text-correct" : "text-wrong"}>
          <dt className="font-sans text-13 text-ink-3">{labels.answered}</dt>
          <dd className="mt-1">
            <Icon
              name={isRight ? "right" : "wrong"}
              className="mr-1.5 inline-block size-4.5 stroke-2 align-[-0.08em]"
            />
            <span className="sr-only">{isRight ? labels.right : labels.wrong}</span>
            <b className={classNames("break-words font-semibold", !isRight && "struck")}>{answer}</b>
          </dd>
        </div>
      )}
      {!isRight && correctHtml !== undefined && (
        <div className="text-correct">
          <dt className="font-sans text-13 text-ink-3">{labels.correct}</dt>
          <dd className="mt-1 font-semibold">
            <Prose html={correctHtml} inline size="inherit" />
          </dd>
        </div>
      )}
    </dl>
  );
}
