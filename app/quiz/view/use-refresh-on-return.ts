"use client";

import { useEffect } from "react";
import type { QuizSession } from "../session/quiz-session";

const longestHiddenMs = 30 * 60_000;

/** Fetches the waiting items again if the page was away for long, and sends stored reviews when the network is back. */
export function useRefreshOnReturn(session: QuizSession) {
  useEffect(() => {
    let hiddenAtMs: number | null = null;
    const onVisibility = () => {
      if (document.visibilityState === "hidden") {
        hiddenAtMs = Date.now();
        return;
      }
      const wasLong = hiddenAtMs !== null && Date.now() - hiddenAtMs > longestHiddenMs;
      hiddenAtMs = null;
      session.wakeUp(wasLong);
    };
    const onOnline = () => session.tryAgain();
    document.addEventListener("visibilitychange", onVisibility);
    window.addEventListener("online", onOnline);
    return () => {
      document.removeEventListener("visibilitychange", onVisibility);
      window.removeEventListener("online", onOnline);
    };
  }, [session]);
}
