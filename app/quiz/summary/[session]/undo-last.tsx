"use client";

import { useTranslations } from "next-intl";
import type { LearnerId, ReviewId, SessionId } from "@/lib/quiz/ids";
import { Button } from "../../../_ui/button";
import { useKeys } from "../../../_ui/use-keys";
import { readEndedSession } from "../../storage/stored-session";
import { UndoProblemToast } from "../../view/undo-problem-toast";
import { useUndoLast } from "../../view/use-undo-last";

type Props = { readonly learnerId: LearnerId; readonly sessionId: SessionId; readonly reviewId: ReviewId };

/**
 * Undoes the last answer of the session, or the action that this tab took after it, and continues the session with that
 * item.
 */
export function UndoLast({ learnerId, sessionId, reviewId }: Props) {
  const t = useTranslations("quiz");
  const { undo, isBusy, problem, forget } = useUndoLast({ learnerId, sessionId });
  const undoLast = () => {
    const ended = readEndedSession(learnerId, Date.now());
    const last = ended?.sessionId === sessionId ? ended.deeds.at(-1) : undefined;
    void undo(last !== undefined && "groupId" in last ? { groupId: last.groupId } : { reviewId });
  };
  useKeys({ u: undoLast, z: undoLast });
  return (
    <>
      <Button
        tone="quiet"
        size="big"
        keyHint="U"
        aria-keyshortcuts="U Z"
        aria-disabled={isBusy || undefined}
        onClick={undoLast}
      >
        {isBusy ? t("summary.undoing") : t("summary.undo")}
      </Button>
      <UndoProblemToast problem={problem} next={`/quiz/summary/${sessionId}`} onClose={forget} />
    </>
  );
}
