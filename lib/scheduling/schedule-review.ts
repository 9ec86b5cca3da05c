/**
 * FSRS-6 for a learner's study days. The only file that knows ts-fsrs.
 *
 * ts-fsrs counts elapsed days by UTC dates. It is therefore given noon UTC of the study days and never the real time;
 * its minutes are added to the real time of the review here. Its fuzz is seeded by the item and the repetition alone,
 * so that a preview and the review after it agree. Stability and difficulty are always FSRS's own; the due date follows
 * from its interval by the few rules below (`RulesVersion`).
 *
 * Formulas: https://github.com/open-spaced-repetition/awesome-fsrs/wiki/The-Algorithm (FSRS-6).
 */
import {
  type Card,
  computeDecayFactor,
  FSRS,
  forgetting_curve,
  GenSeedStrategyWithCardId,
  get_fuzz_range,
  type RecordLog,
  State,
  type StepUnit,
  StrategyMode,
} from "ts-fsrs";
import type { Interval, IntervalPreview, Memory, MemoryState, Preset, Rating, RulesVersion } from "./memory";
import { again, comesBack, easy, good, hard, missesToRest, presentRules } from "./memory";
import type { ReviewEvent } from "./memory-event";
import type { StudyDay } from "./study-day";

/** A card of ts-fsrs with the field that seeds the fuzz. */
type SeededCard = Card & { itemId: string };

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** ts-fsrs applies no fuzz to shorter intervals. */
const leastFuzzedDays = 2.5;

const stateNumbers: Readonly<Record<MemoryState, State>> = {
  new: State.New,
  learning: State.Learning,
  review: State.Review,
  relearning: State.Relearning,
};
const stateNames: readonly MemoryState[] = ["new", "learning", "review", "relearning"];

/** The memory of an item without reviews. */
export function emptyMemory(dueDay: StudyDay): Memory {
  return {
    state: "new",
    stability: 0,
    difficulty: 0,
    step: 0,
    repetitions: 0,
    lapses: 0,
    misses: 0,
    intervalDays: 0,
    dueDay,
    dueAt: null,
    firstStudyDay: null,
    lastStudyDay: null,
    lastReviewedAt: null,
    lastEventAt: null,
    spacedReviews: 0,
    spacedMisses: 0,
    suspended: false,
    buriedUntil: null,
  };
}

/** The part of a review that scheduling uses. */
export type ReviewToSchedule = Pick<ReviewEvent, "at" | "studyDay" | "rating" | "preset" | "rules">;

/**
 * The memory after a review later than all those in `memory`; one that arrives late needs a replay. A study day before
 * the last one (the learner flew west) counts as the same day.
 */
export function scheduleReview(memory: Memory, review: ReviewToSchedule, itemId: string): Memory {
  const { rating, studyDay, at, preset, rules = presentRules } = review;
  const { card, interval, misses } = outcomesOf(memory, studyDay, preset, rules, itemId)(rating);
  const spaced = memory.lastStudyDay !== null && studyDay > memory.lastStudyDay ? 1 : 0;
  return {
    state: stateNames[card.state]!,
    stability: card.stability,
    difficulty: card.difficulty,
    // After a step of a day ts-fsrs leaves an index here; on a review it would make the next lapse skip relearning.
    step: card.state === State.Review ? 0 : card.learning_steps,
    repetitions: card.reps,
    lapses: card.lapses,
    misses,
    intervalDays: "days" in interval ? interval.days : 0,
    dueDay: ("days" in interval ? studyDay + interval.days : studyDay) as StudyDay,
    dueAt: "minutes" in interval ? new Date(at.getTime() + interval.minutes * minuteMs) : null,
    firstStudyDay: memory.firstStudyDay ?? studyDay,
    lastStudyDay: studyDay,
    lastReviewedAt: at,
    lastEventAt: at,
    spacedReviews: memory.spacedReviews + spaced,
    spacedMisses: memory.spacedMisses + (rating === again ? spaced : 0),
    suspended: memory.suspended,
    buriedUntil: memory.buriedUntil,
  };
}

/** The interval that `scheduleReview` would give each rating on `studyDay`. */
export function previewIntervals(
  memory: Memory,
  studyDay: StudyDay,
  preset: Preset,
  itemId: string,
): IntervalPreview {
  const outcome = outcomesOf(memory, studyDay, preset, presentRules, itemId);
  const intervalAfter = (rating: Rating) => outcome(rating).interval;
  return [intervalAfter(again), intervalAfter(hard), intervalAfter(good), intervalAfter(easy)];
}

/** Whether one more Again on `studyDay` makes the item rest until the next study day. */
export function restsAfterMiss(memory: Memory, studyDay: StudyDay, preset: Preset, itemId: string): boolean {
  return outcomesOf(memory, studyDay, preset, presentRules, itemId)(again).rests;
}

/** Probability of recall on a study day, 0 to 1. Null while new. */
export function recallAt(memory: Memory, studyDay: StudyDay, preset: Preset): number | null {
  if (memory.lastStudyDay === null) return null;
  const elapsedDays = Math.max(0, studyDay - memory.lastStudyDay);
  return forgetting_curve(schedulerOf(preset).parameters.w, elapsedDays, memory.stability);
}

/** The parameters of the forgetting curve: R(t) = (1 + factor · t / stability) ^ decay, t in days. */
export function recallCurve(preset: Preset): { readonly decay: number; readonly factor: number } {
  return computeDecayFactor(schedulerOf(preset).parameters.w);
}

/** Noon UTC of the study day, but never before the last review: ts-fsrs refuses negative elapsed days. */
function schedulerNow(memory: Memory, studyDay: StudyDay): Date {
  return noonUtc(Math.max(studyDay, memory.lastStudyDay ?? studyDay) as StudyDay);
}

function noonUtc(day: StudyDay): Date {
  return new Date(day * dayMs + dayMs / 2);
}

function cardOf(memory: Memory, preset: Preset, itemId: string): SeededCard {
  const card = {
    itemId,
    due: noonUtc(memory.dueDay),
    stability: memory.stability,
    difficulty: memory.difficulty,
    elapsed_days: 0,
    scheduled_days: memory.intervalDays,
    learning_steps: stepWithin(memory, preset),
    reps: memory.repetitions,
    lapses: memory.lapses,
    state: stateNumbers[memory.state],
  };
  return memory.lastStudyDay === null ? card : { ...card, last_review: noonUtc(memory.lastStudyDay) };
}

/** The current step. If the preset no longer has it, the last one: ts-fsrs would graduate the item on Again. */
function stepWithin(memory: Memory, preset: Preset): number {
  const steps = memory.state === "relearning" ? preset.relearningSteps : preset.learningSteps;
  return Math.min(memory.step, Math.max(0, steps.length - 1));
}

type Outcome = {
  readonly card: Card;
  readonly interval: Interval;
  readonly misses: number;
  readonly rests: boolean;
};

/** The outcome of each rating: FSRS's card, and when the item is due by the rules of a version. */
function outcomesOf(
  memory: Memory,
  studyDay: StudyDay,
  preset: Preset,
  rules: RulesVersion,
  itemId: string,
): (rating: Rating) => Outcome {
  const now = schedulerNow(memory, studyDay);
  const scheduler = schedulerOf(preset);
  const before = cardOf(memory, preset, itemId);
  let all: RecordLog | undefined;
  const ofAllRatings = () => {
    all ??= scheduler.repeat(before, now);
    return all;
  };
  return (rating) => {
    const { card } = scheduler.next(before, now, rating);
    const missed = rating === again ? 1 : 0;
    if (rules === 0) return { card, interval: intervalOf(card, now, preset), misses: 0, rests: false };
    const misses = missesOn(memory, studyDay) + missed;
    // A miss is due after its step, even where the weights let stability grow with it.
    const isGrowing = missed === 0 && memory.state === "review" && card.stability > memory.stability;
    const raised =
      isGrowing && preset.fuzz ? withoutShortening(memory, ofAllRatings(), rating, preset) : card;
    const interval = intervalOf(raised, now, preset);
    const rests = missed > 0 && misses >= missesToRest && comesBack(interval);
    return { card, interval: rests ? { days: 1 } : interval, misses, rests };
  };
}

function missesOn(memory: Memory, studyDay: StudyDay): number {
  return memory.lastStudyDay !== null && studyDay <= memory.lastStudyDay ? memory.misses : 0;
}

/**
 * Fuzz may have lengthened the previous interval and shorten this one: then an item that is known better would come
 * back sooner. If stability grew, the interval is at least the previous one. Hard, Good and Easy stay a day apart, as
 * long as each stays within the longest interval for its stability; otherwise the extra days would add up from review
 * to review.
 */
function withoutShortening(memory: Memory, cards: RecordLog, rating: Rating, preset: Preset): Card {
  // An interval by other parameters, e.g. a lower retention, is no lower bound.
  if (memory.intervalDays > longestIntervalDays(memory.stability, preset)) return cards[rating].card;
  let days = 0;
  for (const each of [hard, good, easy] as const) {
    const { stability, scheduled_days } = cards[each].card;
    const least = stability > memory.stability ? memory.intervalDays : 0;
    const wanted = Math.max(scheduled_days, least, days + 1);
    days = Math.min(wanted, Math.max(scheduled_days, longestIntervalDays(stability, preset)));
    if (each === rating) break;
  }
  return { ...cards[rating].card, scheduled_days: days };
}

/** The longest interval, in days, that a preset can give to a stability, including fuzz and the day between ratings. */
function longestIntervalDays(stability: number, preset: Preset): number {
  const maximum = preset.maximumIntervalDays;
  const exact = Math.min(Math.max(1, Math.round(stability * schedulerOf(preset).interval_modifier)), maximum);
  const fuzzed = exact < leastFuzzedDays ? exact : get_fuzz_range(exact, 0, maximum).max_ivl;
  return fuzzed + 2;
}

function intervalOf(card: Card, now: Date, preset: Preset): Interval {
  if (card.state !== State.Review) return { minutes: (card.due.getTime() - now.getTime()) / minuteMs };
  // ts-fsrs keeps Hard, Good and Easy a day apart even if that exceeds the maximum.
  return { days: Math.min(card.scheduled_days, preset.maximumIntervalDays) };
}

/** Presets are immutable, so a scheduler lives as long as its preset object. */
const schedulers = new WeakMap<Preset, FSRS>();

function schedulerOf(preset: Preset): FSRS {
  const known = schedulers.get(preset);
  if (known !== undefined) return known;
  const scheduler = newScheduler(preset);
  schedulers.set(preset, scheduler);
  return scheduler;
}

function newScheduler(preset: Preset): FSRS {
  const scheduler = new FSRS({
    request_retention: preset.desiredRetention,
    maximum_interval: preset.maximumIntervalDays,
    enable_fuzz: preset.fuzz,
    enable_short_term: true,
    learning_steps: preset.learningSteps as StepUnit[],
    relearning_steps: preset.relearningSteps as StepUnit[],
    ...(preset.weights.length > 0 && { w: preset.weights }),
  });
  // biome-ignore lint/correctness/useHookAtTopLevel: a method of ts-fsrs, not a hook of React
  return scheduler.useStrategy(StrategyMode.SEED, GenSeedStrategyWithCardId("itemId"));
}
