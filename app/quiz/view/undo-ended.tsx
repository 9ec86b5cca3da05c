"use client";

import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";
import type { LearnerId } from "@/lib/quiz/ids";
import { Toast, ToastAction } from "../../_ui/toast";
import { useKeys } from "../../_ui/use-keys";
import type { SessionAction } from "../session/session-state";
import { readEndedSession, type StoredSession } from "../storage/stored-session";
import { UndoProblemToast } from "./undo-problem-toast";
import { useUndoLast } from "./use-undo-last";

/**
 * For a session that has just ended with an action, and has no summary since nothing was answered in it: the action can
 * still be undone.
 */
export function UndoEnded({ learnerId }: { readonly learnerId: LearnerId }) {
  const [ended, setEnded] = useState<StoredSession | null>(null);
  // Only the tab's storage knows.
  useEffect(() => setEnded(readEndedSession(learnerId, Date.now())), [learnerId]);
  const last = ended?.deeds.at(-1);
  const isAllActions = ended?.deeds.every((deed) => "groupId" in deed) === true;
  if (ended === null || last === undefined || !("groupId" in last) || !isAllActions) return null;
  return <UndoAction ended={ended} action={last} />;
}

type Props = { readonly ended: StoredSession; readonly action: SessionAction };

function UndoAction({ ended, action }: Props) {
  const t = useTranslations("actions");
  const [isShown, setShown] = useState(true);
  const { undo, problem, forget } = useUndoLast(ended);
  const undoLast = () => void undo({ groupId: action.groupId });
  useKeys({ u: undoLast, z: undoLast });
  if (problem !== null) return <UndoProblemToast problem={problem} next="/today" onClose={forget} />;
  if (!isShown) return null;
  const close = () => setShown(false);
  return (
    <Toast
      lasts
      onClose={close}
      action={
        <>
          <ToastAction onClick={undoLast}>{t("undo")}</ToastAction>
          <ToastAction onClick={close}>{t("close")}</ToastAction>
        </>
      }
    >
      {t(`done.${action.action}`, { items: 1 })}
    </Toast>
  );
}
