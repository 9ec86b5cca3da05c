"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, useId, useState } from "react";
import { Button } from "./button";
import { Dialog } from "./dialog";
import { TextField } from "./field";

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  /** The learner's study day now. */
  readonly today: number;
  /** Called with a study day from tomorrow on. */
  readonly onSet: (day: number) => void;
};

const dayMs = 86_400_000;
/** The server's limit. */
const furthestDays = 3_650;
const usualDays = "7";

/** Asks for the day on which items are due, as a number of days or as a date: two ways to say the same. */
export function DueDialog({ open, onClose, today, onSet }: Props) {
  const t = useTranslations("actions");
  const formId = useId();
  const [days, setDays] = useState(usualDays);
  const [isRefused, setRefused] = useState(false);
  const ahead = /^\d{1,4}$/.test(days.trim()) ? Number(days) : 0;
  const isPossible = ahead >= 1 && ahead <= furthestDays;
  const write = (text: string) => {
    setDays(text);
    setRefused(false);
  };
  const set = (event: FormEvent) => {
    event.preventDefault();
    if (!isPossible) return setRefused(true);
    onClose();
    onSet(today + ahead);
  };
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t("due.title")}
      actions={
        <>
          <Button tone="quiet" onClick={onClose}>
            {t("cancel")}
          </Button>
          <Button type="submit" form={formId} tone="primary">
            {t("due.set")}
          </Button>
        </>
      }
    >
      <form id={formId} onSubmit={set} noValidate className="mt-3 grid gap-4 font-sans sm:grid-cols-2">
        <TextField
          label={t("due.days")}
          problem={isRefused ? t("due.problem") : null}
          inputMode="numeric"
          autoComplete="off"
          value={days}
          onChange={(event) => write(event.target.value)}
        />
        <TextField
          label={t("due.date")}
          type="date"
          min={isoDate(today + 1)}
          max={isoDate(today + furthestDays)}
          value={isPossible ? isoDate(today + ahead) : ""}
          onChange={(event) => write(String(Math.max(0, daysUntil(event.target.value, today))))}
        />
      </form>
    </Dialog>
  );
}

/** The date of a study day, e.g. "2026-03-01": study days count the dates since 1970-01-01. */
function isoDate(day: number): string {
  return new Date(day * dayMs).toISOString().slice(0, 10);
}

/** 0 if the date is incomplete. */
function daysUntil(date: string, today: number): number {
  return Math.round(Date.parse(date) / dayMs) - today || 0;
}
