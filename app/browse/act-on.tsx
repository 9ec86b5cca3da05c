"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import type { ActionType } from "@/lib/scheduling/memory-event";
import { Button } from "../_ui/button";
import { Dialog } from "../_ui/dialog";
import { DueDialog } from "../_ui/due-dialog";
import type { Actions } from "./use-actions";

/** As they are shown. */
const inOrder: readonly ActionType[] = ["suspend", "resume", "bury", "set-due", "reset"];

type Props = {
  readonly actions: Actions;
  /** The items: `course/item`. */
  readonly names: readonly string[];
  /** The learner's study day. */
  readonly today: number;
  /** The actions that would change something, if that is known: others are not offered. */
  readonly offered?: readonly ActionType[];
};

/** The buttons that act on items, and the questions that two of them ask first. */
export function ActOn({ actions, names, today, offered = inOrder }: Props) {
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
      {inOrder
        .filter((type) => offered.includes(type))
        .map((type) => (
          <Button key={type} onClick={() => (type === "set-due" || type === "reset" ? ask(type) : act(type))}>
            {t(`name.${type}`)}
          </Button>
        ))}
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
