"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionType } from "@/lib/scheduling/memory-event";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";
import { DueDialog } from "./due-dialog";
import type { Actions } from "./use-actions";

type Props = {
  readonly actions: Actions;
  /** The items: `course/item`. */
  readonly names: readonly string[];
  /** The learner's study day. */
  readonly today: number;
};

/** The buttons that act on items, and the questions that two of them ask first. */
export function ActOn({ actions, names, today }: Props) {
  const t = useTranslations("browse.act");
  const [asking, ask] = useState<"set-due" | "reset" | null>(null);
  const count = names.length;
  const act = (type: ActionType, untilDay?: number) => {
    ask(null);
    void actions.act(type, names, untilDay);
  };
  return (
    <>
      <Button onClick={() => act("suspend")}>{t("suspend")}</Button>
      <Button onClick={() => act("resume")}>{t("resume")}</Button>
      <Button onClick={() => act("bury")}>{t("bury")}</Button>
      <Button onClick={() => ask("set-due")}>{t("set-due")} …</Button>
      <Button onClick={() => ask("reset")}>{t("reset")} …</Button>
      <DueDialog
        open={asking === "set-due"}
        count={count}
        today={today}
        onClose={() => ask(null)}
        onChoose={(day) => act("set-due", day)}
      />
      <Dialog
        open={asking === "reset"}
        onClose={() => ask(null)}
        title={t("resetTitle", { count })}
        actions={
          <>
            <Button onClick={() => ask(null)}>{t("cancel")}</Button>
            <Button tone="danger" onClick={() => act("reset")}>
              {t("reset")}
            </Button>
          </>
        }
      >
        {t("resetText")}
      </Dialog>
    </>
  );
}
