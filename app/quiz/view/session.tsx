"use client";

import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from "react";
import type { LearnerId } from "@/lib/quiz/ids";
import type { QuizView } from "@/lib/quiz/quiz-view";
import { good } from "@/lib/scheduling/memory";
import { offeredRatings } from "@/lib/scheduling/rating-policy";
import { type Sent, useSent } from "../../_ui/sent";
import { useKeys } from "../../_ui/use-keys";
import { usePressGuard } from "../../_ui/use-press-guard";
import { endSession, leaveSession, openSession } from "../session/open-session";
import type { QuizSession } from "../session/quiz-session";
import { isFinished, isMissed, isReview, type SessionState } from "../session/session-state";
import { readStoredSession, storeSession } from "../storage/stored-session";
import { AnswerPart } from "./answer-part";
import type { ItemDialog } from "./item-menu";
import { ItemMenuButton } from "./item-menu-button";
import {
  ItemMenu,
  KeysDialog,
  lateParts,
  NoticeToast,
  OutboxBanner,
  Result,
  ResultAside,
} from "./late-parts";
import { Question } from "./question";
import { SessionFoot } from "./session-foot";
import { SessionTop } from "./session-top";
import { useRefreshOnReturn } from "./use-refresh-on-return";
import { Waiting } from "./waiting";

type Props = { readonly sent: Sent<QuizView>; readonly learnerId: LearnerId };

/** How long ending the session waits for answers still being sent. */
const endTimeoutMs = 4_000;

export function Session({ sent, learnerId }: Props) {
  const view = useSent(sent);
  const t = useTranslations("quiz");
  const router = useRouter();
  const locale = useLocale();
  const [session] = useState(() => openSession(view, learnerId, locale));
  const state = useSession(session);
  const status = useSyncExternalStore(
    session.watch,
    () => session.status,
    () => session.status,
  );
  const outbox = useSyncExternalStore(
    session.outbox.watch,
    () => session.outbox.status,
    () => session.outbox.status,
  );
  const [shows, setShows] = useState<"keys" | "language" | ItemDialog | null>(null);
  const [isEnding, setEnding] = useState(false);
  const [hasEndFailed, setEndFailed] = useState(false);
  const { current, sessionId, deeds } = state;
  const showing = current?.entry.variantId ?? null;

  // Before the first paint, so that a continued session never shows another question first.
  useLayoutEffect(() => {
    const stop = session.start(readStoredSession(learnerId, Date.now()));
    return () => {
      stop();
      leaveSession();
    };
  }, [session, learnerId]);

  useEffect(() => {
    storeSession({
      learnerId,
      sessionId,
      deeds,
      showing,
      savedAtMs: Date.now(),
      isEnded: false,
      first: null,
    });
  }, [learnerId, sessionId, deeds, showing]);

  // From here on the network may fail.
  useEffect(() => {
    for (const part of lateParts) void part.fetch();
  }, []);

  useRefreshOnReturn(session);

  const end = async () => {
    if (isEnding) return;
    setEnding(true);
    await Promise.race([session.outbox.flush(), new Promise((done) => setTimeout(done, endTimeoutMs))]);
    const { trouble } = session.outbox.status;
    if (trouble !== null && trouble !== "signed-out") {
      setEndFailed(true);
      setEnding(false);
      return;
    }
    endSession(view);
    storeSession({ learnerId, sessionId, deeds, showing, savedAtMs: Date.now(), isEnded: true, first: null });
    router.replace(deeds.some(isReview) ? `/quiz/summary/${sessionId}` : "/today");
  };

  const isOver = isFinished(state);
  const ended = useRef(end);
  useEffect(() => {
    ended.current = end;
  });
  useEffect(() => {
    if (isOver) void ended.current();
  }, [isOver]);

  // Anything that appears, disappears or is announced may be under a second tap.
  const isAsked = current?.phase === "ask" || current?.phase === "checking";
  usePressGuard(
    [
      current === null
        ? `waiting ${status.isCutOff}`
        : `${current.entry.variantId} ${isAsked} ${isMissed(current)}`,
      status.notice?.key,
      outbox.trouble,
      shows,
      hasEndFailed,
    ].join(),
  );

  const openSource = () => current !== null && router.push(current.entry.source);
  useKeys({
    ...keysOf(session, state),
    ...(current !== null && {
      m: () => setShows("menu"),
      "@": () => void session.act("suspend"),
      "-": () => void session.act("bury"),
    }),
    u: () => void session.undo(),
    z: () => void session.undo(),
    e: openSource,
    "?": () => setShows("keys"),
    "？": () => setShows("keys"),
    escape: () => void end(),
  });

  return (
    <div className="grid min-h-dvh grid-rows-[auto_minmax(0,1fr)_auto]">
      <header className="sticky top-0 z-5 border-line border-b bg-paper">
        <SessionTop
          state={state}
          canUndo={deeds.length > 0 && !status.isBusy && current?.phase !== "checking"}
          onUndo={() => void session.undo()}
          onLanguage={() => setShows("language")}
          onEnd={() => void end()}
        />
        <OutboxBanner status={outbox} onTryNow={() => session.tryAgain()} />
      </header>
      <main
        id="main"
        // Space for the aside of a result is reserved from the start, so that neither this question nor the next moves.
        className="mx-auto grid w-full max-w-[calc(var(--measure)+var(--margin)+4rem+2*var(--gutter))] grid-cols-[minmax(0,var(--measure))_var(--margin)] content-start justify-center gap-x-16 gap-y-8 px-(--gutter) pt-[clamp(1.5rem,4vh,2.25rem)] pb-10 max-md:grid-cols-[minmax(0,var(--measure))]"
      >
        {current === null ? (
          <Waiting
            isClosing={isOver || isEnding}
            isCutOff={status.isCutOff || outbox.trouble !== null}
            onTryAgain={() => session.tryAgain()}
          />
        ) : (
          <>
            <div key={current.entry.variantId} className="session-item rise min-w-0">
              <Question current={current} menu={<ItemMenuButton onOpen={() => setShows("menu")} />} />
              {isAsked ? (
                <AnswerPart key={String(status.hasOldDrafts)} session={session} current={current} />
              ) : (
                <Result
                  current={current}
                  onSuspend={() => void session.act("suspend")}
                  onUnclear={() => setShows("unclear")}
                />
              )}
            </div>
            {current.phase === "scored" && <ResultAside current={current} />}
          </>
        )}
      </main>
      <div className="sticky bottom-0 z-4">
        <NoticeToast
          notice={status.notice}
          onUndo={() => void session.undo()}
          problem={hasEndFailed ? t("notice.endFailed") : null}
          onClose={() => {
            session.dismiss();
            setEndFailed(false);
          }}
        />
        {current !== null && (
          <SessionFoot
            session={session}
            state={state}
            current={current}
            recall={view.recall}
            onShowKeys={() => setShows("keys")}
          />
        )}
      </div>
      {current !== null && (
        <ItemMenu
          session={session}
          state={state}
          current={current}
          shows={shows}
          onShow={setShows}
          onClose={(which) => setShows((now) => (now === which ? null : now))}
        />
      )}
      <KeysDialog shows={shows} buttons={state.buttons} onClose={() => setShows(null)} />
    </div>
  );
}

function useSession(session: QuizSession): SessionState {
  return useSyncExternalStore(
    session.watch,
    () => session.state,
    () => session.state,
  );
}

function keysOf(session: QuizSession, { current, buttons }: SessionState): Record<string, () => void> {
  if (current === null) return {};
  const { phase } = current;
  if (phase === "ask" && !current.entry.graded) return both(() => session.reveal());
  // Options handle their own keys, and a field its own Enter.
  if (phase === "ask" || phase === "checking") return {};
  if (isMissed(current)) return both(() => session.goOn());
  const numbers = offeredRatings(buttons).map((rating, index) => [
    String(index + 1),
    () => session.rate(rating),
  ]);
  return { ...both(() => session.rate(good)), ...Object.fromEntries(numbers) };
}

function both(act: () => void) {
  return { space: act, enter: act };
}
