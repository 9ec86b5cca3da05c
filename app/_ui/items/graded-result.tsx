"use client";

import { useTranslations } from "next-intl";
import type { Answer } from "@/lib/items/answer";
import type { Ask } from "@/lib/items/item-kind";
import type { Html } from "@/lib/markdown/markup";
import type { ReadScore } from "./kind-view";
import { viewOf } from "./kind-views";

type Props = {
  readonly ask: Ask<Html>;
  readonly answer: Answer;
  readonly score: ReadScore;
  readonly lang: string;
};

/**
 * The result of an answer: the options or parts with their marks, or the verdict, the diagnosis, and the worked
 * solution.
 */
export function GradedResult({ ask, answer, score, lang }: Props) {
  const t = useTranslations("ui.answer");
  const { Result } = viewOf(ask.kind);
  return (
    <div className="grid gap-5">
      {score.earlier !== undefined && <p>{t("gaveUp" in answer ? "earlierUnknown" : "earlier")}</p>}
      {Result !== null && (
        <Result ask={ask} answer={answer} reveal={score.reveal} score={score} lang={lang} />
      )}
    </div>
  );
}
