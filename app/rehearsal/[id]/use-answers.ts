import { useRouter } from "next/navigation";
import { useEffect, useSyncExternalStore } from "react";
import { post } from "../../_boundary/post";
import { localStorageOrNull } from "../../quiz/storage/stored-reviews";
import { AnswerOutbox, type OutboxStatus } from "./answer-outbox";
import { forgetDraft } from "./drafts";
import { prefixOf, waitingAnswers } from "./waiting-answers";

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

/** The answers of a rehearsal, and what sends them. `seenAt` names the server's view that is shown. */
export function useAnswers(
  rehearsalId: string,
  seenAt: string,
): OutboxStatus & Pick<AnswerOutbox, "give" | "flush"> {
  const outbox = outboxOf(rehearsalId);
  const { refresh } = useRouter();
  const status = useSyncExternalStore(outbox.watch, outbox.status, () => nothingYet);

  useEffect(() => {
    outbox.takeUp();
    void outbox.flush();
    const onStorage = ({ key, newValue }: StorageEvent) => {
      if (!(key ?? "").startsWith(prefixOf(rehearsalId))) return;
      // What another tab has sent was taken or refused: the server knows.
      if (newValue === null) refresh();
      else outbox.takeUp();
    };
    window.addEventListener("storage", onStorage);
    return () => window.removeEventListener("storage", onStorage);
  }, [outbox, rehearsalId, refresh]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another view has other answers
  useEffect(() => outbox.lookAgain(), [outbox, seenAt]);

  useEffect(() => {
    if (status.waiting === 0) return;
    const timer = setInterval(() => void outbox.flush(), pauseMs);
    return () => clearInterval(timer);
  }, [status.waiting, outbox]);

  return { ...status, give: outbox.give.bind(outbox), flush: outbox.flush };
}
