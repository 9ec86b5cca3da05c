import { useEffect, useSyncExternalStore } from "react";
import { post } from "../../_boundary/post";
import { localStorageOrNull } from "../../quiz/storage/stored-reviews";
import { AnswerOutbox, type OutboxStatus } from "./answer-outbox";
import { forgetDraft } from "./drafts";
import { waitingAnswers } from "./waiting-answers";

/** Pause between attempts to send what waits. */
const pauseMs = 4_000;

/** By rehearsal, as long as the page lives: whoever comes back to it finds what was answered, whatever the cache shows. */
const opened = new Map<string, AnswerOutbox>();

function outboxOf(rehearsalId: string): AnswerOutbox {
  const known = opened.get(rehearsalId);
  if (known !== undefined) return known;
  const outbox = new AnswerOutbox({
    rehearsalId,
    store: waitingAnswers(typeof window === "undefined" ? null : localStorageOrNull(), rehearsalId),
    post: (input) => post("/api/rehearsals/answer", input),
    onKept: (place) => forgetDraft(rehearsalId, place),
  });
  if (typeof window !== "undefined") opened.set(rehearsalId, outbox);
  return outbox;
}

const nothingYet = new AnswerOutbox({
  rehearsalId: "",
  store: waitingAnswers(null, ""),
  post: () => Promise.reject(new Error("not in a browser")),
  onKept: () => {},
}).status();

/** The answers of a rehearsal, and what sends them. */
export function useAnswers(rehearsalId: string): OutboxStatus & Pick<AnswerOutbox, "give" | "flush"> {
  const outbox = outboxOf(rehearsalId);
  const status = useSyncExternalStore(outbox.watch, outbox.status, () => nothingYet);

  useEffect(() => {
    outbox.takeUp();
    void outbox.flush();
    window.addEventListener("storage", outbox.takeUp);
    return () => window.removeEventListener("storage", outbox.takeUp);
  }, [outbox]);

  useEffect(() => {
    if (status.waiting === 0) return;
    const timer = setInterval(() => void outbox.flush(), pauseMs);
    return () => clearInterval(timer);
  }, [status.waiting, outbox]);

  return { ...status, give: outbox.give.bind(outbox), flush: outbox.flush };
}
