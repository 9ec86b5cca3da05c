"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionType } from "@/lib/scheduling/memory-event";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";
import { DueDialog } from "../_ui/due-dialog";
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
  const t = useTranslations("actions");
  const tBrowse = useTranslations("browse.act");
  const [asking, ask] = useState<"set-due" | "reset" | null>(null);
  const stop = () => ask(null);
  const act = (type: ActionType, untilDay?: number) => {
    stop();
    void actions.act(type, names, untilDay);
  };
  return (
    <>
      {(["suspend", "resume", "bury"] as const).map((type) => (
        <Button key={type} onClick={() => act(type)}>
          {t(`name.${type}`)}
        </Button>
      ))}
      <Button onClick={() => ask("set-due")}>{t("name.set-due")}</Button>
      <Button onClick={() => ask("reset")}>{t("name.reset")}</Button>
      <DueDialog
        open={asking === "set-due"}
        today={today}
        onClose={stop}
        onSet={(day) => act("set-due", day)}
      />
      <Dialog
        open={asking === "reset"}
        onClose={stop}
        title={tBrowse("resetTitle", { count: names.length })}
        actions={
          <>
            <Button tone="quiet" onClick={stop}>
              {t("cancel")}
            </Button>
            <Button tone="danger" onClick={() => act("reset")}>
              {t("name.reset")}
            </Button>
          </>
        }
      >
        {tBrowse("resetText")}
      </Dialog>
    </>
  );
}
