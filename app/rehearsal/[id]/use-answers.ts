import { useCallback, useEffect, useRef, useState } from "react";
import { post, RequestProblem } from "../../_boundary/post";
import { writeKept } from "../../practice/kept-answers";
import { readUnsent, type Unsent, writeUnsent } from "./unsent";

/** Pause between attempts to send what waits. */
const pauseMs = 4_000;

export type Sent = { readonly status: "kept"; readonly isLate: boolean } | { readonly status: "waits" };

export type Answers = {
  /** Places whose answers were given, whether or not the server has them. */
  readonly given: ReadonlySet<number>;
  /** Of these, the ones that wait on this device. */
  readonly waiting: number;
  /** The place of an answer that waited, and could not be read: it is open again. */
  readonly unread: number | null;
  /** Gives an answer. `unread` is the reason why it cannot be read; otherwise it is kept, here or by the server. */
  give(unsent: Unsent): Promise<Sent | { readonly status: "unread"; readonly message: string }>;
  /** Sends what waits. False if something still does. */
  flush(): Promise<boolean>;
};

/** What names a question's answer in the browser's storage. */
export function draftId(rehearsalId: string, place: number): string {
  return `${rehearsalId}:${place}`;
}

/**
 * The answers of a rehearsal. Each is stored on this device before it is sent, and until the server has it, so that
 * neither a closed tab nor a lost connection loses any.
 */
export function useAnswers(rehearsalId: string, answered: readonly number[]): Answers {
  const [here, setHere] = useState<ReadonlySet<number>>(new Set());
  const [waiting, setWaiting] = useState<readonly Unsent[]>([]);
  const [unread, setUnread] = useState<number | null>(null);
  const queue = useRef<readonly Unsent[]>([]);
  const isSending = useRef(false);

  const store = useCallback(
    (unsent: readonly Unsent[]) => {
      queue.current = unsent;
      writeUnsent(rehearsalId, unsent);
    },
    [rehearsalId],
  );

  const send = useCallback(
    async ({ place, answer, elapsedMs }: Unsent) => {
      const sent = await post("/api/rehearsals/answer", { rehearsalId, place, answer, elapsedMs });
      store(queue.current.filter((each) => each.place !== place));
      setWaiting(queue.current);
      if (sent.status === "invalid")
        setHere((before) => new Set([...before].filter((each) => each !== place)));
      else writeKept(draftId(rehearsalId, place), null);
      return sent;
    },
    [rehearsalId, store],
  );

  const flush = useCallback(async () => {
    if (isSending.current) return queue.current.length === 0;
    isSending.current = true;
    try {
      for (const unsent of queue.current) {
        const sent = await send(unsent);
        if (sent.status === "invalid") setUnread(unsent.place);
      }
    } catch (error) {
      // They wait: whoever was signed out, too, can send them after signing in.
      if (!(error instanceof RequestProblem)) throw error;
    } finally {
      isSending.current = false;
    }
    return queue.current.length === 0;
  }, [send]);

  const give: Answers["give"] = async (unsent) => {
    const isGiven = () => setHere((before) => new Set([...before, unsent.place]));
    store([...queue.current.filter(({ place }) => place !== unsent.place), unsent]);
    setUnread(null);
    try {
      const sent = await send(unsent);
      if (sent.status === "invalid") return { status: "unread", message: sent.message };
      isGiven();
      return sent;
    } catch (error) {
      if (!(error instanceof RequestProblem)) throw error;
      setWaiting(queue.current);
      isGiven();
      return { status: "waits" };
    }
  };

  // What waited when the page was closed.
  useEffect(() => {
    const unsent = readUnsent(rehearsalId);
    if (unsent.length === 0) return;
    store(unsent);
    setWaiting(unsent);
    setHere((before) => new Set([...before, ...unsent.map(({ place }) => place)]));
    void flush();
  }, [rehearsalId, store, flush]);

  useEffect(() => {
    if (waiting.length === 0) return;
    const timer = setInterval(() => void flush(), pauseMs);
    return () => clearInterval(timer);
  }, [waiting, flush]);

  return { given: new Set([...answered, ...here]), waiting: waiting.length, unread, give, flush };
}
