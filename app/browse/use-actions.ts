"use client";

import { useTranslations } from "next-intl";
import { useCallback, useRef, useState } from "react";
import { mostActedOn } from "@/lib/quiz/limits";
import type { ActionType } from "@/lib/scheduling/memory-event";
import { post } from "../_boundary/post";
import { useKeys } from "../_ui/use-keys";
import { changeProblem, valuesOf } from "../quiz/session/change-problem";

export type Actions = ReturnType<typeof useActions>;

/** Actions taken at one stroke, which are undone as one. */
type Group = { readonly id: string; readonly action: ActionType; readonly items: number };

type Said = {
  readonly key: number;
  readonly text: string;
  readonly isProblem: boolean;
  /** What can be undone. */
  readonly undoes: Group | null;
};

/** Acts on items, as many as given at one stroke, and undoes the last stroke; U undoes as well. */
export function useActions(onChanged: () => void) {
  const t = useTranslations("actions");
  const tBrowse = useTranslations("browse.act");
  const [said, say] = useState<Said | null>(null);
  const [isBusy, setBusy] = useState(false);
  /** A request that was perhaps carried out, though no answer came: the same one again gets the same id. */
  const unanswered = useRef<{ readonly request: string; readonly groupId: string } | null>(null);
  const tell = (text: string, undoes: Group | null = null, isProblem = false) =>
    say((before) => ({ key: (before?.key ?? 0) + 1, text, undoes, isProblem }));
  const once = async (work: () => Promise<void>, why: "problem" | "notUndone") => {
    if (isBusy) return;
    setBusy(true);
    try {
      await work();
    } catch (error) {
      const problem = changeProblem(error);
      tell(t(`${why}.${problem.kind}`, valuesOf(problem)), said?.undoes ?? null, true);
    }
    setBusy(false);
  };
  const act = (action: ActionType, names: readonly string[], untilDay?: number) =>
    once(async () => {
      const items = names.slice(0, mostActedOn);
      const input = { type: action, items, ...(untilDay !== undefined && { untilDay }) };
      const request = JSON.stringify(input);
      const again = unanswered.current?.request === request ? unanswered.current.groupId : null;
      const groupId = again ?? crypto.randomUUID();
      unanswered.current = { request, groupId };
      const { applied } = await post("/api/actions", {
        groupId,
        actedAt: new Date().toISOString(),
        ...input,
      });
      unanswered.current = null;
      if (applied === 0) tell(tBrowse("nothing"));
      else tell(t(`done.${action}`, { items: applied }), { id: groupId, action, items: applied });
      onChanged();
    }, "problem");
  const undo = () =>
    once(async () => {
      if (said?.undoes == null) return;
      const { id, action, items } = said.undoes;
      await post("/api/undo", { groupId: id });
      tell(t(`undone.${action}`, { items }));
      onChanged();
    }, "notUndone");
  useKeys({ u: said?.undoes == null ? undefined : () => void undo() });
  return { said, act, undo, close: useCallback(() => say(null), []) };
}
