"use client";

import { useTranslations } from "next-intl";
import { useCallback, useState } from "react";
import { mostActedOn } from "@/lib/quiz/limits";
import type { ActionType } from "@/lib/scheduling/memory-event";
import { post, RequestProblem } from "../_boundary/post";
import { useKeys } from "../_ui/use-keys";

export type Actions = ReturnType<typeof useActions>;

type Said = {
  readonly key: number;
  readonly text: string;
  readonly isProblem: boolean;
  /** The group of actions that can be undone. */
  readonly undo: string | null;
};

/** Acts on items by one group, which is undone as one. U undoes as well. */
export function useActions(onChanged: () => void) {
  const t = useTranslations("browse.act");
  const [said, say] = useState<Said | null>(null);
  const [isBusy, setBusy] = useState(false);
  const tell = (text: string, undo: string | null = null, isProblem = false) =>
    say((before) => ({ key: (before?.key ?? 0) + 1, text, undo, isProblem }));
  const guard = async <Result>(work: () => Promise<Result>, otherwise: Result): Promise<Result> => {
    try {
      return await work();
    } catch (error) {
      const message = error instanceof RequestProblem ? error.message : "";
      tell(message || t("failed"), null, true);
      return otherwise;
    }
  };
  const once = async (work: () => Promise<void>) => {
    if (isBusy) return;
    setBusy(true);
    await guard(work, undefined);
    setBusy(false);
  };
  const act = (type: ActionType, items: readonly string[], untilDay?: number) =>
    once(async () => {
      const groupId = crypto.randomUUID();
      const day = untilDay === undefined ? {} : { untilDay };
      const { applied } = await post("/api/actions", {
        groupId,
        type,
        items: items.slice(0, mostActedOn),
        ...day,
      });
      tell(t(`done.${type}`, { applied }), applied > 0 ? groupId : null);
      onChanged();
    });
  const undo = () =>
    once(async () => {
      if (said?.undo == null) return;
      await post("/api/undo", { groupId: said.undo });
      tell(t("undone"));
      onChanged();
    });
  useKeys({ u: said?.undo == null ? undefined : () => void undo() });
  return { said, act, undo, guard, close: useCallback(() => say(null), []) };
}
