/** One session: the state, and all network activity around it. Nothing here delays showing the next question. */

import type { Answer } from "@/lib/items/answer";
import type { ApiInput, ReviewInput, ReviewResult, UndoResult } from "@/lib/quiz/api";
import type { EntryView, ScoreView } from "@/lib/quiz/entry-view";
import type { ActionId, LearnerId, VariantId } from "@/lib/quiz/ids";
import { longestElapsedMs, mostHeld } from "@/lib/quiz/limits";
import { again, comesBack, type Rating, warnsAtMiss } from "@/lib/scheduling/memory";
import type { ActionType } from "@/lib/scheduling/memory-event";
import { type Post, RequestProblem } from "../../_boundary/post";
import type { Outbox } from "../storage/outbox";
import type { DraftStore } from "../storage/stored-drafts";
import type { StoredSession } from "../storage/stored-session";
import { type ChangeProblem, changeProblem } from "./change-problem";
import type { ServerClock } from "./server-clock";
import {
  type Current,
  heldVariants,
  isReview,
  leechLapses,
  needsMore,
  ratingsNow,
  reduceSession,
  type SessionEvent,
  type SessionState,
} from "./session-state";

const longestRetryPauseMs = 30_000;
/** A step that was on the screen for longer may be shown with intervals of a past study day. */
const longestLookMs = 30 * 60_000;
/** How long “Show” and “Check” wait for the intervals of a new day. Those of the day before are valid, too. */
const renewalTimeoutMs = 3_000;
/** How long a score waits for what went wrong before, so that both appear together. */
const recallTimeoutMs = 1_000;

/** A message shown once; a new one replaces it. */
export type Notice = { readonly key: string } & (
  | { readonly kind: "undone"; readonly rating: Rating }
  | { readonly kind: "action-undone"; readonly action: ActionType; readonly items: number }
  | { readonly kind: "acted"; readonly action: ActionType; readonly canUndo: boolean }
  | { readonly kind: "not-undone" | "not-acted"; readonly problem: ChangeProblem }
  | { readonly kind: "gone" | "reported" }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "leech"; readonly entry: EntryView; readonly lapses: number }
  | { readonly kind: "rest"; readonly entry: EntryView }
);

/** The status besides the state. */
export type SessionStatus = {
  readonly notice: Notice | null;
  /** Whether an undo or an action is being sent: until it is answered, nothing else happens to the item. */
  readonly isBusy: boolean;
  /** Whether the last attempt to fetch more failed. */
  readonly isCutOff: boolean;
  /** Whether drafts from before a reload have been restored: fields rendered earlier must be remounted. */
  readonly hasOldDrafts: boolean;
};

export type SessionTools = {
  readonly learnerId: LearnerId;
  readonly post: Post;
  readonly outbox: Outbox;
  readonly drafts: DraftStore;
  /** Reloads the page for the learner who is signed in now. */
  readonly reload: () => void;
  readonly clock: Pick<ServerClock, "nowMs" | "set">;
  readonly newId: () => string;
  readonly later: (act: () => void, ms: number) => () => void;
};

export class QuizSession {
  readonly outbox: Outbox;
  /** Unchecked answers: they survive leaving the page and reloading it. */
  readonly #drafts: Map<VariantId, Answer>;
  readonly #tools: SessionTools;
  readonly #watchers = new Set<() => void>();
  #state: SessionState;
  #status: SessionStatus = { notice: null, isBusy: false, isCutOff: false, hasOldDrafts: false };
  #isFetching = false;
  #isWanted = false;
  #failures = 0;
  #cancelRetry: () => void = () => undefined;
  /** An action that the server may have taken without our knowing: tried again, it counts once. */
  #unanswered: { readonly groupId: ActionId; readonly request: string } | null = null;
  /** Leeches whose past mistakes have been asked for. */
  readonly #recalled = new Set<VariantId>();
  /** Entries whose rating is being sent, to match the server's results. */
  readonly #sent = new Map<string, EntryView>();

  /** `before` is the same session in another language: its drafts are kept. */
  constructor(state: SessionState, tools: SessionTools, before: QuizSession | null = null) {
    this.#state = state;
    this.#drafts = new Map(before === null ? [] : before.#drafts);
    this.#tools = tools;
    this.outbox = tools.outbox;
    this.outbox.onResult((result) => this.#read(result));
  }

  get state(): SessionState {
    return this.#state;
  }

  get status(): SessionStatus {
    return this.#status;
  }

  readonly watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Call once the page is live; `stored` is the tab's memory of the session. Returns a function that stops it. */
  start(stored: Pick<StoredSession, "sessionId" | "deeds" | "first" | "showing"> | null): () => void {
    if (stored !== null) {
      const { sessionId, deeds, first, showing } = stored;
      this.#change({ type: "continued", sessionId, deeds, first, showing, nowMs: this.#now() });
    }
    this.#readDrafts();
    this.#dropUnsent();
    this.#settle();
    void this.outbox.flush();
    return () => {
      this.#cancelRetry();
      this.outbox.stop();
    };
  }

  /** Not before: the server-rendered page has no drafts. */
  #readDrafts(): void {
    for (const [variantId, answer] of this.#tools.drafts.read()) {
      if (this.#drafts.has(variantId)) continue;
      this.#drafts.set(variantId, answer);
      this.#set({ hasOldDrafts: true });
    }
  }

  /** The server does not know reviews still stored here, so it sent their items again. */
  #dropUnsent(): void {
    const { current } = this.#state;
    const onScreen = current?.reviewId == null ? null : current.entry.variantId;
    const variantIds = this.outbox.variantIds().filter((id) => id !== onScreen);
    if (variantIds.length > 0) this.#change({ type: "dropped", variantIds, nowMs: this.#now() });
  }

  /** Reveals at once, unless the study day has turned: then with the new day's intervals. */
  async reveal(): Promise<void> {
    const { current } = this.#state;
    if (current?.phase !== "ask" || current.entry.graded) return;
    if (this.#hasOldPromises(current) && !(await this.#renew(current.entry.variantId))) return;
    this.#change({ type: "revealed", nowMs: this.#now() });
    if (warnsAtMiss(current.entry.memory)) void this.#recall(current.entry);
  }

  /** Stores what is typed or chosen so far. */
  draft(answer: Answer): void {
    const { current } = this.#state;
    if (current?.phase !== "ask") return;
    this.#drafts.set(current.entry.variantId, answer);
    this.#tools.drafts.write(this.#drafts);
    this.#change({ type: "edited" });
  }

  draftOf(variantId: VariantId): Answer | null {
    return this.#drafts.get(variantId) ?? null;
  }

  /** Has the answer graded. */
  async check(answer: Answer): Promise<void> {
    const { current } = this.#state;
    if (current?.phase !== "ask" || !current.entry.graded || this.#status.isBusy) return;
    const { variantId } = current.entry;
    if (this.#hasOldPromises(current) && !(await this.#renew(variantId))) return;
    this.#change({ type: "checking", answer, nowMs: this.#now() });
    const recalled = warnsAtMiss(current.entry.memory) ? this.#recall(current.entry) : null;
    try {
      const score = await this.#tools.post("/api/answers", { variantId, answer });
      if (score.verdict === "wrong" && recalled !== null) await this.#within(recallTimeoutMs, recalled);
      if (score.verdict === "invalid") this.#unread(score.message);
      else this.#scored(score);
    } catch (error) {
      this.#notChecked(error, variantId);
    }
  }

  /** Reports a problem found locally, such as an empty or unreadable answer, without a request. */
  complain(message: string): void {
    if (this.#state.current?.phase === "ask") this.#unread(message);
  }

  rate(rating: Rating): void {
    if (this.#status.isBusy || !ratingsNow(this.#state).includes(rating)) return;
    this.#review(rating);
    const { current } = this.#state;
    // A leech that is rated Again stays, for its learner to decide.
    if (current === null || leechLapses(current) === null || rating !== again) this.goOn();
  }

  /** What went wrong with a leech so far. Without the server nothing is shown of it. */
  async #recall({ variantId, itemId }: EntryView): Promise<void> {
    if (this.#recalled.has(variantId)) return;
    this.#recalled.add(variantId);
    try {
      const { mistakes } = await this.#tools.post("/api/mistakes", { itemId });
      this.#change({ type: "recalled", variantId, mistakes });
    } catch {
      this.#recalled.delete(variantId);
    }
  }

  /** Waits for something, but not for ever. */
  async #within(ms: number, done: Promise<void>): Promise<void> {
    await new Promise<void>((end) => {
      const cancel = this.#tools.later(end, ms);
      void done.finally(() => {
        cancel();
        end();
      });
    });
  }

  /** Continues after an answer that has become a review. */
  goOn(): void {
    if (this.#state.current?.reviewId == null || this.#status.isBusy) return;
    if (this.#isDayOver()) this.#change({ type: "outdated" });
    this.#change({ type: "left", nowMs: this.#now() });
    this.#settle();
  }

  postpone(): void {
    if (this.#status.isBusy) return;
    this.#change({ type: "postponed", nowMs: this.#now() });
    this.#settle();
  }

  /**
   * Acts on the item at hand, which leaves the session. Unlike a review, an action needs the server: until that has
   * taken it, nothing changes here. `untilDay` is the study day on which the item is due.
   */
  async act(action: ActionType, untilDay?: number): Promise<void> {
    const { current } = this.#state;
    if (current === null || current.phase === "checking" || this.#status.isBusy) return;
    const { itemId } = current.entry;
    const input = { type: action, items: [itemId], ...(untilDay !== undefined && { untilDay }) };
    const request = JSON.stringify([current.entry.variantId, input]);
    const groupId = this.#unanswered?.request === request ? this.#unanswered.groupId : this.#tools.newId();
    this.#unanswered = { groupId, request };
    await this.#alone("not-acted", async () => {
      const actedAt = new Date(this.#now()).toISOString();
      const { applied } = await this.#tools.post("/api/actions", { groupId, actedAt, ...input });
      this.#unanswered = null;
      if (this.#isDayOver()) this.#change({ type: "outdated" });
      this.#forget(current.entry.variantId);
      const isChanged = applied > 0;
      this.#change({
        type: "acted",
        groupId: isChanged ? groupId : null,
        itemId,
        action,
        nowMs: this.#now(),
      });
      this.#tell({ kind: "acted", action, canUndo: isChanged });
      this.#settle();
    });
  }

  /**
   * Undoes the last review or action of this session. The request names it, so that a retry after a lost response does
   * not undo a second one.
   */
  async undo(): Promise<void> {
    const last = this.#state.deeds.length - 1;
    if (last < 0 || this.#status.isBusy || this.#state.current?.phase === "checking") return;
    await this.#alone("not-undone", async () => {
      // Now that it was sent, it may have been refused, or have the id of another tab's review.
      const deed = this.#state.deeds[last];
      if (deed === undefined) return;
      const named = isReview(deed) ? { reviewId: deed.reviewId } : { groupId: deed.groupId };
      this.takeBack(await this.#tools.post("/api/undo", named));
    });
  }

  /** Asks the item of an undone review or action before everything else. */
  takeBack(result: UndoResult): void {
    this.#change({ type: "undone", result, nowMs: this.#now() });
    const { undone, actions } = result;
    if (undone !== null) this.#tell({ kind: "undone", rating: undone.rating });
    if (actions !== null) this.#tell({ kind: "action-undone", action: actions.type, items: actions.items });
    this.#settle();
  }

  /** Sends what is stored here, then does one thing that needs the server; meanwhile the item stays as it is. */
  async #alone(onProblem: "not-undone" | "not-acted", change: () => Promise<void>): Promise<void> {
    this.#set({ isBusy: true });
    try {
      await this.outbox.flush();
      const { pending, trouble } = this.outbox.status;
      const isRefused = trouble === "unavailable" || trouble === "rate-limited";
      if (pending > 0 && isRefused) return this.#tell({ kind: onProblem, problem: { kind: "unsent" } });
      if (pending > 0) throw new RequestProblem(trouble ?? "unreachable");
      await change();
    } catch (error) {
      this.#tell({ kind: onProblem, problem: changeProblem(error) });
    } finally {
      this.#set({ isBusy: false });
    }
  }

  /** Tells the author that a question is unclear, and the learner that it was told; or returns why it could not. */
  async reportUnclear(variantId: VariantId, words: string): Promise<ChangeProblem | null> {
    try {
      await this.#tools.post("/api/unclear", { variantId, words });
      this.#tell({ kind: "reported" });
      return null;
    } catch (error) {
      return changeProblem(error);
    }
  }

  /** The page is visible again. After a long while, or on another day, waiting items are fetched again. */
  wakeUp(wasLong: boolean): void {
    if (wasLong || this.#isDayOver()) this.#change({ type: "outdated" });
    this.tryAgain();
  }

  /** Retries now instead of at the next scheduled attempt. */
  tryAgain(): void {
    void this.outbox.flush();
    this.#fetchAhead();
  }

  dismiss(): void {
    this.#set({ notice: null });
  }

  #unread(message: string): void {
    this.#change({ type: "not-checked", problem: { message, isUnread: true } });
  }

  #scored(score: Exclude<ScoreView, { verdict: "invalid" }>): void {
    this.#change({ type: "scored", score });
    this.#settle();
  }

  #notChecked(error: unknown, variantId: VariantId): void {
    if (error instanceof RequestProblem && error.code === "not-found") {
      this.#change({ type: "dropped", variantIds: [variantId], nowMs: this.#now() });
      this.#tell({ kind: "gone" });
      this.#settle();
      return;
    }
    const problem = error instanceof RequestProblem ? error : null;
    const isSignedOut = problem?.code === "signed-out";
    this.#change({ type: "not-checked", problem: { message: problem?.message || null, isSignedOut } });
  }

  /** Keeps enough items waiting behind the current one. */
  #settle(): void {
    this.#reviewWrong();
    this.#fetchAhead();
  }

  /** A wrong answer is a review at once, even one given before a reload. */
  #reviewWrong(): void {
    const { current } = this.#state;
    if (current?.score?.verdict !== "wrong") return;
    if (warnsAtMiss(current.entry.memory)) void this.#recall(current.entry);
    this.#review(again);
  }

  #review(rating: Rating): void {
    const { current, sessionId } = this.#state;
    if (current === null || current.reviewId !== null) return;
    const { entry, shownAtMs } = current;
    const nowMs = this.#now();
    const answeredAtMs = current.answeredAtMs ?? nowMs;
    const review: ReviewInput = {
      id: this.#tools.newId(),
      variantId: entry.variantId,
      sessionId,
      // A wrong answer is Again: the learner chooses no rating.
      ...(current.score?.verdict !== "wrong" && { rating }),
      reviewedAt: new Date(answeredAtMs).toISOString(),
      studyDay: entry.studyDay,
      presetVersion: entry.presetVersion,
      elapsedMs: Math.round(Math.min(longestElapsedMs, Math.max(0, answeredAtMs - shownAtMs))),
    };
    this.#sent.set(review.id, entry);
    this.#forget(entry.variantId);
    this.#change({ type: "reviewed", reviewId: review.id, rating, nowMs });
    this.outbox.add(review);
  }

  #forget(variantId: VariantId): void {
    if (this.#drafts.delete(variantId)) this.#tools.drafts.write(this.#drafts);
  }

  #read(result: ReviewResult): void {
    const entry = this.#sent.get(result.id);
    this.#sent.delete(result.id);
    if (result.status === "refused") {
      this.#change({ type: "refused", reviewId: result.id });
      this.#tell({ kind: "refused", message: result.message });
      return;
    }
    this.#change({ type: "taken", result });
    const { leech, lapses } = result.memory;
    const isOnScreen = this.#state.current?.taken?.id === result.id;
    if (entry !== undefined && !isOnScreen) {
      if (entry.restsAfterMiss && result.rating === again) this.#tell({ kind: "rest", entry });
      // Otherwise it was pointed out when it was missed.
      else if (leech && !warnsAtMiss(entry.memory)) this.#tell({ kind: "leech", entry, lapses });
    }
    if (comesBack(result.next)) this.#fetch();
    else this.#fetchAhead();
  }

  #isDayOver(): boolean {
    return this.#now() >= this.#state.dayEndsAtMs;
  }

  #hasOldPromises({ entry, shownAtMs }: Current): boolean {
    return this.#isDayOver() || (entry.dueAt !== null && this.#now() - shownAtMs > longestLookMs);
  }

  /**
   * Fetches the intervals of the present day, and waits for them a little; false if another question is asked by then.
   */
  async #renew(variantId: VariantId): Promise<boolean> {
    this.#change({ type: "outdated" });
    this.#set({ isCutOff: false });
    this.#fetch();
    await new Promise<void>((done) => {
      const end = () => {
        unwatch();
        cancel();
        done();
      };
      const cancel = this.#tools.later(end, renewalTimeoutMs);
      const unwatch = this.watch(() => {
        if (!this.#state.isOutdated || this.#status.isCutOff) end();
      });
    });
    const { current } = this.#state;
    return current?.phase === "ask" && current.entry.variantId === variantId;
  }

  #fetchAhead(): void {
    // At the end only a response that knows every review can tell whether something comes back: `#read` fetches it
    // then.
    const isTooEarly = this.#state.current === null && this.outbox.variantIds().length > 0;
    if (needsMore(this.#state) && !isTooEarly) this.#fetch();
  }

  #fetch(): void {
    if (this.#isFetching) this.#isWanted = true;
    else void this.#fetchMore();
  }

  async #fetchMore(): Promise<void> {
    this.#cancelRetry();
    this.#isFetching = true;
    this.#isWanted = false;
    const { deeds } = this.#state;
    const wasSent = this.outbox.variantIds().length === 0;
    const wasOutdated = this.#state.isOutdated;
    try {
      const more = await this.#tools.post("/api/quiz", this.#wanted());
      if (more.learnerId !== this.#tools.learnerId) return this.#tools.reload();
      this.#tools.clock.set(more.serverNow);
      this.#failures = 0;
      // The day has turned since the last fetch, or the learner has moved to another zone.
      if (Date.parse(more.dayEndsAt) !== this.#state.dayEndsAtMs && !wasOutdated)
        this.#change({ type: "outdated" });
      const isSettled = wasSent && deeds === this.#state.deeds;
      // It was requested before the day turned, so it may belong to the day before.
      if (wasOutdated === this.#state.isOutdated)
        this.#change({ type: "fetched", more, isSettled, nowMs: this.#now() });
      else this.#isWanted = true;
      this.#set({ isCutOff: false });
      if (!isSettled && needsMore(this.#state) && this.outbox.variantIds().length === 0)
        this.#isWanted = true;
      this.#reviewWrong();
    } catch {
      this.#failures += 1;
      const pauseMs = Math.min(longestRetryPauseMs, 1_000 * 2 ** this.#failures);
      this.#cancelRetry = this.#tools.later(() => this.#fetchAhead(), pauseMs);
      this.#set({ isCutOff: true });
    }
    this.#isFetching = false;
    if (this.#isWanted) this.#fetch();
  }

  #wanted(): ApiInput<"/api/quiz"> {
    const holding = heldVariants(this.#state).slice(-mostHeld);
    const { current, isOutdated } = this.#state;
    return isOutdated && current !== null ? { holding, showing: current.entry.variantId } : { holding };
  }

  #now(): number {
    return this.#tools.clock.nowMs();
  }

  #change(event: SessionEvent): void {
    const next = reduceSession(this.#state, event);
    if (next === this.#state) return;
    this.#state = next;
    for (const watcher of this.#watchers) watcher();
  }

  #tell(notice: DistributiveOmit<Notice, "key">): void {
    this.#set({ notice: { ...notice, key: this.#tools.newId() } });
  }

  #set(change: Partial<SessionStatus>): void {
    this.#status = { ...this.#status, ...change };
    for (const watcher of this.#watchers) watcher();
  }
}

type DistributiveOmit<Union, Key extends PropertyKey> = Union extends unknown ? Omit<Union, Key> : never;
