import type { Locale } from "@/lib/i18n/locale";
import type { LearnerId } from "@/lib/quiz/ids";
import type { QuizView } from "@/lib/quiz/quiz-view";
import { post } from "../../_boundary/post";
import { later, openOutbox } from "../storage/open-outbox";
import { storedDrafts } from "../storage/stored-drafts";
import { longestPauseMs } from "../storage/stored-session";
import { QuizSession, type SessionTools } from "./quiz-session";
import { ServerClock } from "./server-clock";
import { startState } from "./session-state";

type Opened = {
  readonly session: QuizSession;
  readonly learnerId: LearnerId;
  readonly locale: Locale;
  /** Null while it is on the screen. Epoch milliseconds of this device. */
  readonly leftAtMs: number | null;
};

/**
 * The session of this tab: learners who leave for a note and come back continue where they were. Never set on the
 * server.
 */
let opened: Opened | null = null;

/** Pages of sessions that have ended. The router may restore one, with questions answered long ago. */
const endedViews = new Set<string>();

/** The session for a page from the server, or the one that this tab is in the middle of. */
export function openSession(view: QuizView, learnerId: LearnerId, locale: Locale): QuizSession {
  if (typeof window === "undefined") return newSession(view, learnerId);
  if (opened === null || !isUnderWay(opened, learnerId, locale)) {
    const current = endedViews.has(view.sessionId) ? { ...view, entries: [] } : view;
    const before = opened?.learnerId === learnerId ? opened.session : null;
    opened = { session: newSession(current, learnerId, before), learnerId, locale, leftAtMs: null };
  }
  return opened.session;
}

/** The page was left, perhaps to come back. */
export function leaveSession(): void {
  if (opened !== null) opened = { ...opened, leftAtMs: Date.now() };
}

export function endSession(view: QuizView): void {
  endedViews.add(view.sessionId);
  opened = null;
}

function isUnderWay(session: Opened, learnerId: LearnerId, locale: Locale): boolean {
  const { leftAtMs } = session;
  const isRecent = leftAtMs === null || Date.now() - leftAtMs < longestPauseMs;
  return session.learnerId === learnerId && session.locale === locale && isRecent;
}

const clock = new ServerClock({ wallMs: () => Date.now(), steadyMs: () => performance.now() });

function newSession(view: QuizView, learnerId: LearnerId, before: QuizSession | null = null): QuizSession {
  if (typeof window !== "undefined") clock.set(view.serverNow);
  const tools: SessionTools = {
    learnerId,
    post,
    reload: () => window.location.reload(),
    outbox: openOutbox(learnerId),
    drafts: storedDrafts(() => window.sessionStorage),
    clock,
    newId,
    later,
  };
  return new QuizSession(startState(view), tools, before);
}

/**
 * A random UUID. Browsers provide `crypto.randomUUID` only over https and on localhost, not on a home network's
 * address.
 */
function newId(): string {
  if (crypto.randomUUID !== undefined) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
