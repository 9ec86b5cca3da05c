/**
 * The session as a value: the current item, the waiting ones, the finished ones. `reduceSession` is the only way to
 * change it. Pure: times are passed in as epoch milliseconds of the server's clock, ids ready made.
 */

import type { Answer } from "@/lib/items/answer";
import type { MoreEntries, PastMistake, ReviewResult, UndoResult } from "@/lib/quiz/api";
import type { EntryView, ScoreView } from "@/lib/quiz/entry-view";
import type { ActionId, ReviewId, SessionId, VariantId } from "@/lib/quiz/ids";
import type { QuizView } from "@/lib/quiz/quiz-view";
import { itemsIn, minutesFor, type Pace, type Workload } from "@/lib/quiz/workload";
import { again, comesBack, type Rating, warnsAtMiss } from "@/lib/scheduling/memory";
import type { ActionType } from "@/lib/scheduling/memory-event";
import { offeredRatings } from "@/lib/scheduling/rating-policy";

export type ReadScore = Exclude<ScoreView, { verdict: "invalid" }>;
export type TakenReview = Exclude<ReviewResult, { status: "refused" }>;

/** Why an answer could not be checked or read. Without a message the server did not answer at all. */
export type Problem = {
  readonly message: string | null;
  readonly isSignedOut?: boolean;
  /** Whether the answer itself is at fault. */
  readonly isUnread?: boolean;
};

export type Current = {
  readonly entry: EntryView;
  /**
   * `revealed`: a self-graded item to be rated. `scored`: a graded one, to be rated if right and to be left if wrong.
   */
  readonly phase: "ask" | "checking" | "revealed" | "scored";
  readonly shownAtMs: number;
  /** Time of the answer: the intervals on the rating buttons hold for it. */
  readonly answeredAtMs: number | null;
  /** The answer as sent; null until then, and for self-graded items. */
  readonly answer: Answer | null;
  readonly score: ReadScore | null;
  readonly problem: Problem | null;
  /** Set once the answer has become a review while it is still on the screen: a wrong one does at once. */
  readonly reviewId: ReviewId | null;
  readonly taken: TakenReview | null;
  /** What went wrong with it so far; null unless it is a leech, and asked for. */
  readonly mistakes: readonly PastMistake[] | null;
};

export type SessionReview = {
  readonly reviewId: ReviewId;
  readonly itemId: string;
  readonly isRight: boolean;
  /** Time from the question to the rating. */
  readonly spentMs: number;
  /** Whether it comes back in this session. */
  readonly returns: boolean;
  /** What the item counted as until then. */
  readonly work: keyof Workload;
};

/** An action on an item of this session, which has left it by that. */
export type SessionAction = {
  readonly groupId: ActionId;
  readonly itemId: string;
  readonly action: ActionType;
  /** Whether its question was open; otherwise it had been answered. */
  readonly wasOpen: boolean;
  /** What the item counted as; null if nothing was left to do with it. */
  readonly work: keyof Workload | null;
};

/** What a learner does in a session, and can undo. */
export type SessionDeed = SessionReview | SessionAction;

export type SessionState = {
  readonly sessionId: SessionId;
  readonly pace: Pace;
  readonly buttons: 2 | 4;
  readonly current: Current | null;
  /** Fetched ahead, in the server's order. */
  readonly waiting: readonly EntryView[];
  /** Finished variants; they are never shown again. */
  readonly past: readonly string[];
  /** The reviews and actions of this session that count, in order. */
  readonly deeds: readonly SessionDeed[];
  /** Number of items left, without the one on the screen. */
  readonly remaining: number;
  /** The work left, including the item on the screen. */
  readonly workload: Workload;
  /** `empty`: the server has nothing more for this session. */
  readonly supply: "more" | "empty";
  /** Epoch milliseconds; the fetched intervals hold until then. */
  readonly dayEndsAtMs: number;
  /** Whether fetched entries may show intervals of another study day, and must be fetched again. */
  readonly isOutdated: boolean;
};

export type SessionEvent =
  /**
   * The page was reloaded in the middle of a session; `first` is asked before everything else, or else the variant that
   * was on the screen, if it still waits.
   */
  | {
      readonly type: "continued";
      readonly sessionId: SessionId;
      readonly deeds: readonly SessionDeed[];
      readonly first: EntryView | null;
      readonly showing: VariantId | null;
      readonly nowMs: number;
    }
  | { readonly type: "revealed"; readonly nowMs: number }
  /** The answer was edited: earlier feedback no longer applies. */
  | { readonly type: "edited" }
  | { readonly type: "checking"; readonly answer: Answer; readonly nowMs: number }
  | { readonly type: "not-checked"; readonly problem: Problem }
  | { readonly type: "scored"; readonly score: ReadScore }
  | {
      readonly type: "reviewed";
      readonly reviewId: ReviewId;
      readonly rating: Rating;
      readonly nowMs: number;
    }
  | { readonly type: "left"; readonly nowMs: number }
  /** `isSettled`: the server knew every review of this session when it answered. */
  | {
      readonly type: "fetched";
      readonly more: MoreEntries;
      readonly isSettled: boolean;
      readonly nowMs: number;
    }
  | { readonly type: "recalled"; readonly variantId: VariantId; readonly mistakes: readonly PastMistake[] }
  | { readonly type: "taken"; readonly result: TakenReview }
  | { readonly type: "refused"; readonly reviewId: ReviewId }
  /** The server has taken an action on an item; `groupId` is null if there was nothing left to change. */
  | {
      readonly type: "acted";
      readonly groupId: ActionId | null;
      readonly itemId: string;
      readonly action: ActionType;
      readonly nowMs: number;
    }
  | { readonly type: "undone"; readonly result: UndoResult; readonly nowMs: number }
  /** Asks it later, e.g. while the server is unreachable. */
  | { readonly type: "postponed"; readonly nowMs: number }
  /** It can no longer be answered: removed, or answered elsewhere. */
  | { readonly type: "dropped"; readonly variantIds: readonly string[]; readonly nowMs: number }
  | { readonly type: "outdated" };

/** Longer than anybody looks at one item: anything beyond was a pause. */
const longestSpentMs = 600_000;

export function startState(view: QuizView): SessionState {
  const state: SessionState = {
    sessionId: view.sessionId,
    pace: view.pace,
    buttons: view.buttons,
    current: null,
    waiting: view.entries,
    past: [],
    deeds: [],
    remaining: Math.max(itemsIn(view.counts), view.entries.length),
    workload: view.counts,
    supply: "more",
    dayEndsAtMs: Date.parse(view.dayEndsAt),
    isOutdated: false,
  };
  return withNext(state, Date.parse(view.serverNow));
}

export function reduceSession(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case "continued":
      return continued(state, event);
    case "revealed":
      return changed(state, { phase: "revealed", answeredAtMs: event.nowMs });
    case "edited":
      return state.current?.problem == null ? state : changed(state, { problem: null });
    case "checking":
      return changed(state, { phase: "checking", answer: event.answer, answeredAtMs: event.nowMs });
    case "not-checked":
      return changed(state, { phase: "ask", answeredAtMs: null, problem: event.problem });
    case "scored":
      return scored(state, event.score);
    case "reviewed":
      return reviewed(state, event);
    case "left":
      return state.current === null ? state : withNext(state, event.nowMs);
    case "fetched":
      return fetched(state, event);
    case "recalled":
      return state.current?.entry.variantId === event.variantId
        ? changed(state, { mistakes: event.mistakes })
        : state;
    case "taken":
      return taken(state, event.result);
    case "refused":
      return refused(state, event.reviewId);
    case "acted":
      return acted(state, event);
    case "undone":
      return undone(state, event);
    case "postponed":
      return postponed(state, event.nowMs);
    case "dropped":
      return dropped(state, event);
    case "outdated":
      return { ...state, waiting: [], supply: "more", isOutdated: true };
  }
}

/** Every variant shown or waiting: the server must not send these. Outdated ones are fetched again. */
export function heldVariants(state: SessionState): string[] {
  const { current, waiting, past, isOutdated } = state;
  const held = [...past, ...waiting.map(({ variantId }) => variantId)];
  return current === null || (isOutdated && current.phase === "ask")
    ? held
    : [...held, current.entry.variantId];
}

/** Fetch more when fewer than this wait, besides steps that have their own time. */
const fewest = 5;

export function needsMore(state: SessionState): boolean {
  if (state.isOutdated) return true;
  if (state.supply === "empty") return false;
  if (state.current === null) return true;
  const ahead = state.waiting.filter(({ dueAt }) => dueAt === null);
  return ahead.length < fewest && state.remaining > state.waiting.length;
}

export function isFinished(state: SessionState): boolean {
  return state.current === null && state.supply === "empty";
}

/** Ratings that the learner may choose for the current item; none until it is answered, or if it was wrong. */
export function ratingsNow(state: Pick<SessionState, "buttons" | "current">): readonly Rating[] {
  const { buttons, current } = state;
  if (current === null || isMissed(current)) return [];
  const all = offeredRatings(buttons);
  if (current.phase === "revealed") return all;
  if (current.score?.verdict !== "correct") return [];
  return all.filter((rating) => rating > again);
}

/** Whether it was answered wrong, or rated Again and stays on the screen: the learner can only go on. */
export function isMissed({ score, reviewId }: Pick<Current, "score" | "reviewId">): boolean {
  return score?.verdict === "wrong" || reviewId !== null;
}

/** The lapses of an item that was just missed, if the learner is to decide what to do about it; else null. */
export function leechLapses(current: Current): number | null {
  const { memory } = current.entry;
  return isMissed(current) && warnsAtMiss(memory) ? memory.lapses + 1 : null;
}

export type ItemMark = "right" | "wrong" | "now";

/**
 * Progress by items, not by answers: an item that comes back is not finished, and not counted twice. `marks` has the
 * items met in this session in order, with the verdict on their last answers; `ahead` counts the others.
 */
export function progressOf(state: SessionState): {
  readonly marks: readonly ItemMark[];
  readonly ahead: number;
  readonly finished: number;
  readonly total: number;
} {
  const { current, remaining } = state;
  const reviews = state.deeds.filter(isReview);
  const left = itemsThatLeft(state);
  // The current item stays current even when its answer has become a review.
  const done = reviews.filter(({ reviewId }) => reviewId !== current?.reviewId);
  const last = new Map(done.map((review) => [review.itemId, review]));
  const shown = current?.entry.itemId;
  const others = [...last.values()].filter(({ itemId }) => itemId !== shown);
  const returning = others.filter(({ itemId, returns }) => returns && !left.has(itemId)).length;
  const marks = [...last.values()].map(({ itemId, isRight }): ItemMark => {
    if (itemId === shown) return "now";
    return isRight ? "right" : "wrong";
  });
  if (shown !== undefined && !last.has(shown)) marks.push("now");
  // The current item also comes back if it has become a review that does, or one that was refused.
  const shownReview = reviews.find(({ reviewId }) => reviewId === current?.reviewId);
  const shownReturns = current?.reviewId != null && shownReview?.returns !== false ? 1 : 0;
  const ahead = Math.max(0, remaining - returning - shownReturns);
  return { marks, ahead, finished: others.length - returning, total: marks.length + ahead };
}

export function minutesLeft({ workload, pace }: SessionState): number {
  return Math.max(1, minutesFor(workload, pace));
}

export function isReview(deed: SessionDeed): deed is SessionReview {
  return "reviewId" in deed;
}

/** Items with an action after all their reviews: this session does not ask them. */
function itemsThatLeft({ deeds }: Pick<SessionState, "deeds">): ReadonlyMap<string, ActionType> {
  const last = new Map(deeds.map((deed) => [deed.itemId, deed]));
  return new Map([...last].flatMap(([itemId, deed]) => (isReview(deed) ? [] : [[itemId, deed.action]])));
}

/** The learner's study day, as of the last fetch; an item on a step may still belong to the day before. */
export function presentDay({ current, waiting }: SessionState): number {
  return Math.max(...waiting.map(({ studyDay }) => studyDay), current?.entry.studyDay ?? 0);
}

/** What an item counts as until it is answered. */
function kindOfWork({ memory, dueAt }: EntryView): keyof Workload {
  if (dueAt !== null) return "learning";
  return memory.state === "new" ? "new" : "due";
}

/** The work with this many items of a kind more or less. */
function changedBy(work: Workload, kind: keyof Workload, items: number): Workload {
  return { ...work, [kind]: Math.max(0, work[kind] + items) };
}

function continued(state: SessionState, event: Extract<SessionEvent, { type: "continued" }>): SessionState {
  const { sessionId, deeds, showing } = event;
  const own = withoutLeft({ ...state, sessionId, deeds }, event.nowMs);
  const first = event.first ?? own.waiting.find(({ variantId }) => variantId === showing);
  if (first === undefined) return own;
  const { waiting, ...rest } = withBefore(own, first, event.nowMs);
  // The server counted it among the remaining items.
  return { ...rest, waiting, remaining: Math.max(rest.remaining - 1, waiting.length) };
}

/** The server asks an item again that was reset, since it is new; it is left for the next session. */
function withoutLeft(state: SessionState, nowMs: number): SessionState {
  const left = itemsThatLeft(state);
  const shown = state.current === null ? [] : [state.current.entry];
  const variantIds = [...shown, ...state.waiting].flatMap((e) => (left.has(e.itemId) ? [e.variantId] : []));
  return variantIds.length === 0 ? state : dropped(state, { type: "dropped", variantIds, nowMs });
}

function changed(state: SessionState, change: Partial<Current>): SessionState {
  return state.current === null ? state : { ...state, current: { ...state.current, ...change } };
}

/** Another answer may have been given before; that one counts. */
function scored(state: SessionState, score: ReadScore): SessionState {
  const { earlier } = score;
  const answered = earlier === undefined ? {} : { answer: earlier };
  return changed(state, { phase: "scored", score, problem: null, ...answered });
}

function present(entry: EntryView, nowMs: number): Current {
  const answered = entry.answered?.score.verdict === "invalid" ? null : entry.answered;
  return {
    entry,
    phase: answered === null ? "ask" : "scored",
    shownAtMs: nowMs,
    answeredAtMs: answered === null ? null : nowMs,
    answer: answered?.answer ?? null,
    score: (answered?.score as ReadScore | undefined) ?? null,
    problem: null,
    reviewId: null,
    taken: null,
    mistakes: null,
  };
}

function withCurrent(state: SessionState, entry: EntryView, nowMs: number): SessionState {
  const waiting = state.waiting.filter(({ variantId }) => variantId !== entry.variantId);
  const remaining = Math.max(state.remaining - 1, waiting.length);
  return { ...state, waiting, remaining, current: present(entry, nowMs) };
}

/** Shows the next entry, if any waits; the old one is past. */
function withNext(state: SessionState, nowMs: number): SessionState {
  const { current } = state;
  const past = current === null ? state.past : [...state.past, current.entry.variantId];
  const cleared = { ...state, past, current: null };
  const next = nextEntry(cleared, current?.entry ?? null, nowMs);
  return next === null ? cleared : withCurrent(cleared, next, nowMs);
}

/**
 * The entry asked after `last`: due steps and the server's order alternate, so that learners who miss one item after
 * another still make progress. A step waits for its time as long as anything else is left; then it is asked early,
 * rather than making the learner wait. Never the item just answered, if there is another.
 */
function nextEntry({ waiting }: SessionState, last: EntryView | null, nowMs: number): EntryView | null {
  const others = waiting.filter(({ itemId }) => itemId !== last?.itemId);
  const candidates = others.length > 0 ? others : waiting;
  const [step] = candidates.filter(({ dueAt }) => dueAt !== null).toSorted((a, b) => dueMs(a) - dueMs(b));
  const first = candidates.find(({ dueAt }) => dueAt === null);
  const isTurnOfSteps = step !== undefined && dueMs(step) <= nowMs && last?.dueAt == null;
  return (isTurnOfSteps ? step : first) ?? step ?? null;
}

function dueMs({ dueAt }: EntryView): number {
  return dueAt === null ? 0 : Date.parse(dueAt);
}

function reviewed(state: SessionState, event: Extract<SessionEvent, { type: "reviewed" }>): SessionState {
  const { current } = state;
  if (current === null || current.reviewId !== null) return state;
  const returns = comesBack(current.entry.previews[event.rating - 1]!);
  const review: SessionReview = {
    reviewId: event.reviewId,
    itemId: current.entry.itemId,
    isRight: event.rating > again,
    spentMs: Math.min(longestSpentMs, Math.max(0, event.nowMs - current.shownAtMs)),
    returns,
    work: kindOfWork(current.entry),
  };
  return {
    ...state,
    current: { ...current, reviewId: event.reviewId },
    deeds: [...state.deeds, review],
    remaining: state.remaining + (returns ? 1 : 0),
    workload: changedBy(changedBy(state.workload, review.work, -1), "learning", returns ? 1 : 0),
    supply: returns ? "more" : state.supply,
  };
}

/** The item is to be done again, as before the answer; its answer stays on the screen. */
function refused(state: SessionState, reviewId: ReviewId): SessionState {
  const review = reviewOf(state, reviewId);
  if (review === undefined) return state;
  const { work, returns } = review;
  const deeds = state.deeds.filter((each) => each !== review);
  const remaining = state.remaining + (returns ? 0 : 1);
  const workload = changedBy(changedBy(state.workload, "learning", returns ? -1 : 0), work, 1);
  return { ...state, deeds, remaining, workload };
}

function reviewOf({ deeds }: SessionState, reviewId: ReviewId): SessionReview | undefined {
  return deeds.filter(isReview).find((review) => review.reviewId === reviewId);
}

/** The item leaves the session, and so does its step. */
function acted(state: SessionState, event: Extract<SessionEvent, { type: "acted" }>): SessionState {
  const { groupId, itemId, action, nowMs } = event;
  const current = state.current?.entry.itemId === itemId ? state.current : null;
  const step = state.waiting.find((entry) => entry.itemId === itemId);
  const waiting = state.waiting.filter((entry) => entry !== step);
  const wasOpen = current === null ? step !== undefined : current.reviewId === null;
  const work = workLeft(state, itemId);
  // The open question on the screen is not among the remaining ones.
  const isCounted = work !== null && !(wasOpen && current !== null);
  const deed: SessionAction[] = groupId === null ? [] : [{ groupId, itemId, action, wasOpen, work }];
  const next: SessionState = {
    ...state,
    waiting,
    past: step === undefined ? state.past : [...state.past, step.variantId],
    deeds: [...state.deeds, ...deed],
    workload: work === null ? state.workload : changedBy(state.workload, work, -1),
    remaining: Math.max(state.remaining - (isCounted ? 1 : 0), waiting.length),
  };
  return current === null ? next : withNext(next, nowMs);
}

/** What an item on the screen or waiting counts as; null if nothing is left to do with it. */
function workLeft(state: SessionState, itemId: string): keyof Workload | null {
  const { current } = state;
  if (current?.entry.itemId !== itemId || current.reviewId === null) {
    const shown = current === null ? [] : [current.entry];
    const entry = [...shown, ...state.waiting].find((each) => each.itemId === itemId);
    return entry === undefined ? null : kindOfWork(entry);
  }
  const review = reviewOf(state, current.reviewId);
  // Refused: it is to be done again.
  if (review === undefined) return kindOfWork(current.entry);
  return review.returns ? "learning" : null;
}

/** If another tab's review of the same variant counts instead, that one is shown, and undo applies to it. */
function taken(state: SessionState, result: TakenReview): SessionState {
  const { id, reviewId = id, rating, next } = result;
  const counted = { reviewId, isRight: rating > again, returns: comesBack(next) };
  const deeds = state.deeds.map((deed) =>
    isReview(deed) && deed.reviewId === id ? { ...deed, ...counted } : deed,
  );
  const named = reviewId === id ? state : { ...state, deeds };
  return state.current?.reviewId === id ? changed(named, { taken: result, reviewId }) : named;
}

function fetched(state: SessionState, event: Extract<SessionEvent, { type: "fetched" }>): SessionState {
  const { entries, counts } = event.more;
  const renewed = state.isOutdated ? withRenewedCurrent(state, entries) : state;
  const { current } = renewed;
  const held = new Set(heldVariants({ ...renewed, isOutdated: false }));
  const left = itemsThatLeft(state);
  const fresh = entries.filter(
    (entry) =>
      !held.has(entry.variantId) &&
      !left.has(entry.itemId) &&
      // The item is being asked: another variant of it was drawn before the last undo.
      (current === null || current.reviewId !== null || current.entry.itemId !== entry.itemId),
  );
  const items = new Set(fresh.map(({ itemId }) => itemId));
  const waiting = [...renewed.waiting.filter(({ itemId }) => !items.has(itemId)), ...fresh];
  const isOpen = current !== null && current.reviewId === null;
  const resets = [...left.values()].filter((action) => action === "reset").length;
  const work = changedBy(counts, "new", -resets);
  const counted = event.isSettled ? itemsIn(work) - (isOpen ? 1 : 0) : renewed.remaining;
  const isAll = event.isSettled && fresh.length === 0;
  const next: SessionState = {
    ...renewed,
    waiting,
    past: [...renewed.past, ...entries.flatMap((e) => (left.has(e.itemId) ? [e.variantId] : []))],
    remaining: isAll ? waiting.length : Math.max(counted, waiting.length),
    workload: event.isSettled ? work : renewed.workload,
    supply: isAll ? "empty" : "more",
    dayEndsAtMs: Date.parse(event.more.dayEndsAt),
    isOutdated: false,
  };
  return current === null ? withNext(next, event.nowMs) : next;
}

/** An unanswered question gets the present day's intervals; if it is no longer due, it makes room for a due one. */
function withRenewedCurrent(state: SessionState, entries: readonly EntryView[]): SessionState {
  const { current } = state;
  if (current?.phase !== "ask") return state;
  const same = entries.find(({ variantId }) => variantId === current.entry.variantId);
  if (same !== undefined) return changed(state, { entry: same });
  // One fetch may contain items of two days: steps of a session that continues past the turn of the day.
  const isOfThatDay = entries.every(({ studyDay }) => studyDay === current.entry.studyDay);
  return isOfThatDay ? state : { ...state, current: null };
}

function undone(state: SessionState, event: Extract<SessionEvent, { type: "undone" }>): SessionState {
  const { undone: review, actions, entry } = event.result;
  if (review === null && actions === null) return state;
  const taken = state.deeds.find((deed) =>
    isReview(deed) ? deed.reviewId === review?.reviewId : deed.groupId === actions?.groupId,
  );
  const without = { ...state, deeds: state.deeds.filter((deed) => deed !== taken) };
  if (entry === null) return without;
  if (taken !== undefined && !isReview(taken)) return afterAction(without, taken, entry, event.nowMs);
  const before = withBefore(without, entry, event.nowMs);
  const remaining = Math.max(before.remaining - (taken?.returns ? 1 : 0), before.waiting.length);
  const workload = changedBy(before.workload, "learning", taken?.returns ? -1 : 0);
  return { ...before, remaining, workload: changedBy(workload, kindOfWork(entry), 1), supply: "more" };
}

/** An item that an action had taken out is back: asked at once if its question was open, else in its time. */
function afterAction(
  state: SessionState,
  { wasOpen, work }: SessionAction,
  entry: EntryView,
  nowMs: number,
): SessionState {
  if (work === null) return state;
  const workload = changedBy(state.workload, kindOfWork(entry), 1);
  if (wasOpen) return { ...withBefore(state, entry, nowMs), workload, supply: "more" };
  const waiting = [...state.waiting, entry];
  const back: SessionState = {
    ...state,
    waiting,
    workload,
    remaining: Math.max(state.remaining + 1, waiting.length),
    supply: "more",
  };
  return state.current === null ? withNext(back, nowMs) : back;
}

/** Shows an entry; the unanswered current one comes next. Other variants of its item are removed. */
function withBefore(state: SessionState, entry: EntryView, nowMs: number): SessionState {
  const { current } = state;
  const isOpen = current !== null && current.reviewId === null && current.entry.itemId !== entry.itemId;
  const others = state.waiting.filter(({ itemId }) => itemId !== entry.itemId);
  return {
    ...state,
    past: current === null || isOpen ? state.past : [...state.past, current.entry.variantId],
    waiting: isOpen ? [withPresentScore(current), ...others] : others,
    remaining: state.remaining + (isOpen ? 1 : 0),
    current: present(entry, nowMs),
  };
}

/** The entry with its present score, to continue from there. */
function withPresentScore({ entry, answer, score }: Current): EntryView {
  return score === null || answer === null ? entry : { ...entry, answered: { answer, score } };
}

function postponed(state: SessionState, nowMs: number): SessionState {
  const { current } = state;
  if (current === null || state.waiting.length === 0) return state;
  const next = nextEntry(state, current.entry, nowMs)!;
  const waiting = [...state.waiting.filter((entry) => entry !== next), current.entry];
  return { ...state, waiting, current: present(next, nowMs) };
}

function dropped(state: SessionState, event: Extract<SessionEvent, { type: "dropped" }>): SessionState {
  const gone = new Set(event.variantIds);
  const waiting = state.waiting.filter(({ variantId }) => !gone.has(variantId));
  const lost = state.waiting.filter(({ variantId }) => gone.has(variantId));
  const past = [...state.past, ...gone];
  const workload = lost.reduce((work, entry) => changedBy(work, kindOfWork(entry), -1), state.workload);
  const next = {
    ...state,
    waiting,
    past,
    workload,
    remaining: Math.max(state.remaining - lost.length, waiting.length),
  };
  const { current } = state;
  if (current === null || !gone.has(current.entry.variantId)) return next;
  const { entry, reviewId } = current;
  const without = reviewId === null ? changedBy(workload, kindOfWork(entry), -1) : workload;
  return withNext({ ...next, workload: without }, event.nowMs);
}
