import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { longestUnclear } from "@/lib/quiz/limits";
import { Button } from "../../_ui/button";
import { Dialog } from "../../_ui/dialog";
import { Field } from "../../_ui/field";
import { areaClass } from "../../_ui/input-class";
import { type ChangeProblem, valuesOf } from "../session/change-problem";

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** Returns why it could not be sent; null if it was. */
  readonly onSend: (words: string) => Promise<ChangeProblem | null>;
};

/** Tells the author that a question is unclear, with words or without. What was typed stays until it is sent. */
export function UnclearDialog({ open, onClose, onSend }: Props) {
  const t = useTranslations("actions");
  const formId = useId();
  const [words, setWords] = useState("");
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ChangeProblem | null>(null);
  const send = async (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    setBusy(true);
    const found = await onSend(words);
    setBusy(false);
    setProblem(found);
    if (found === null) onClose();
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("unclear.title")}
      actions={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={formId} tone="primary" aria-disabled={isBusy || undefined}>
            {t("unclear.send")}
          </Button>
        </>
      }
    >
      <p>{t("unclear.text")}</p>
      <form id={formId} onSubmit={send} className="mt-3 font-sans">
        <Field
          label={t("unclear.words")}
          problem={problem && t(`unclear.problem.${kindOfProblem(problem)}`, valuesOf(problem))}
        >
          {(control) => (
            <textarea
              {...control}
              className={areaClass}
              rows={4}
              maxLength={longestUnclear}
              value={words}
              onChange={(event) => setWords(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  );
}

function kindOfProblem({ kind }: ChangeProblem): "refused" | "failed" {
  return kind === "failed" ? "failed" : "refused";
}
