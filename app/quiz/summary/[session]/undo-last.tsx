"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import type { LearnerId, ReviewId, SessionId } from "@/lib/quiz/ids";
import { post } from "../../../_boundary/post";
import { Button } from "../../../_ui/button";
import { Toast, ToastAction } from "../../../_ui/toast";
import { useKeys } from "../../../_ui/use-keys";
import { type UndoProblem, undoProblem, undoWords } from "../../session/undo-problem";
import { reopenSession } from "../../storage/stored-session";
import { ExitLink } from "../../view/exit-link";

type Props = { readonly learnerId: LearnerId; readonly sessionId: SessionId; readonly reviewId: ReviewId };

/** Undoes the last answer of the session and continues the session with that item. */
export function UndoLast({ learnerId, sessionId, reviewId }: Props) {
  const t = useTranslations("quiz");
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<UndoProblem | null>(null);
  const undo = async () => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      const { entry } = await post("/api/undo", { reviewId });
      reopenSession({ learnerId, sessionId }, { reviewId, entry }, Date.now());
      router.push("/quiz");
    } catch (error) {
      setProblem(undoProblem(error));
      setBusy(false);
    }
  };
  useKeys({ u: () => void undo() });
  return (
    <>
      <Button
        tone="quiet"
        size="big"
        keyHint="U"
        aria-keyshortcuts="U"
        aria-disabled={isBusy || undefined}
        onClick={() => void undo()}
      >
        {isBusy ? t("summary.undoing") : t("summary.undo")}
      </Button>
      {problem !== null && (
        <Toast
          tone="error"
          onClose={() => setProblem(null)}
          action={
            problem.kind === "undo-signed-out" ? (
              <ExitLink href={`/sign-in?next=/quiz/summary/${sessionId}`}>{t("outbox.signIn")}</ExitLink>
            ) : (
              <ToastAction onClick={() => setProblem(null)}>{t("notice.close")}</ToastAction>
            )
          }
        >
          {problem.kind === "undo-refused"
            ? t("notice.undoRefused", { message: problem.message })
            : t(`notice.${undoWords[problem.kind]}`)}
        </Toast>
      )}
    </>
  );
}
