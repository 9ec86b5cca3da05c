"use client";

import { useTranslations } from "next-intl";
import { idsIn } from "@/lib/items/answer";
import type { AnswerProps, GradedView, ResultProps } from "./kind-view";
import { OptionList, optionKeys } from "./option-list";
import { Why } from "./why";

export const choiceView: GradedView<"choice"> = {
  Answer: ChoiceAnswer,
  Result: ChoiceResult,
  Revealed: null,
  lacking: (_ask, answer) => (idsIn(answer).length === 0 ? "chooseFirst" : null),
  reading: () => null,
  keys: ({ ask, ...answering }) => optionKeys({ ...ask, ...answering }),
};

function ChoiceAnswer({ ask, answer, write, problem, lang, isAlone, check }: AnswerProps<"choice">) {
  const t = useTranslations("ui.answer");
  return (
    <>
      {isAlone && ask.multiple && <p className="meta mb-2">{t("many")}</p>}
      <OptionList
        options={ask.options}
        multiple={ask.multiple}
        selected={idsIn(answer)}
        onSelect={(ids) => write({ ids })}
        problem={problem}
        lang={lang}
      />
      {check}
    </>
  );
}

/** A choice shows explanations at its options. */
function ChoiceResult({ ask, answer, reveal, lang }: ResultProps<"choice">) {
  return (
    <>
      <OptionList
        options={ask.options}
        multiple={ask.multiple}
        selected={idsIn(answer)}
        onSelect={() => undefined}
        revealed={reveal.options}
        lang={lang}
      />
      <Why why={reveal.why} lang={lang} />
    </>
  );
}
