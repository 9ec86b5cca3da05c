"use client";

import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";
import { inputClass, labelClass } from "../_ui/input-class";

const dayMs = 86_400_000;
const mostDays = 3_650;

function isoDay(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

type DueProps = {
  readonly open: boolean;
  readonly count: number;
  readonly today: number;
  readonly onClose: () => void;
  readonly onChoose: (day: number) => void;
};

/** Asks for the day on which items are due. */
export function DueDialog({ open, count, today, onClose, onChoose }: DueProps) {
  const t = useTranslations("browse.act");
  const id = useId();
  const [date, setDate] = useState(isoDay(today));
  const [isProblem, setProblem] = useState(false);
  const choose = () => {
    const day = Date.parse(date) / dayMs;
    const isPossible = Number.isInteger(day) && day >= today && day <= today + mostDays;
    setProblem(!isPossible);
    if (isPossible) onChoose(day);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("dueTitle", { count })}
      actions={
        <>
          <Button onClick={onClose}>{t("cancel")}</Button>
          <Button tone="primary" onClick={choose}>
            {t("set-due")}
          </Button>
        </>
      }
    >
      <p>{t("dueText")}</p>
      <form
        className="mt-4 grid gap-1"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          choose();
        }}
      >
        <label htmlFor={id} className={labelClass}>
          {t("dueDate")}
        </label>
        <input
          id={id}
          type="date"
          value={date}
          min={isoDay(today)}
          max={isoDay(today + mostDays)}
          aria-invalid={isProblem || undefined}
          aria-describedby={`${id}-problem`}
          onChange={({ target }) => setDate(target.value)}
          className={inputClass}
        />
        <p id={`${id}-problem`} role="alert" className="text-13 text-wrong empty:hidden">
          {isProblem ? t("dueProblem") : ""}
        </p>
      </form>
    </Dialog>
  );
}
