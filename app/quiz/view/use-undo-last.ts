"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import type { ApiInput } from "@/lib/quiz/api";
import type { LearnerId, SessionId } from "@/lib/quiz/ids";
import { post } from "../../_boundary/post";
import { type ChangeProblem, changeProblem } from "../session/change-problem";
import { reopenSession } from "../storage/stored-session";

type Ended = { readonly learnerId: LearnerId; readonly sessionId: SessionId };

/** Undoes the last event of a session that has ended, and continues the session from there. */
export function useUndoLast(session: Ended) {
  const router = useRouter();
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<ChangeProblem | null>(null);
  const undo = async (named: ApiInput<"/api/undo">) => {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      reopenSession(session, await post("/api/undo", named), Date.now());
      router.push("/quiz");
    } catch (error) {
      setProblem(changeProblem(error));
      setBusy(false);
    }
  };
  return { undo, isBusy, problem, forget: () => setProblem(null) };
}
