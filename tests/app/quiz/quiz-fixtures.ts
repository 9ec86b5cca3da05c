import type { Html } from "@/lib/markdown/markup";
import type { ReviewResult } from "@/lib/quiz/api";
import type { EntryView, ScoreView } from "@/lib/quiz/entry-view";
import type { QuizView } from "@/lib/quiz/quiz-view";
import type { IntervalPreview, Rating } from "@/lib/scheduling/memory";

const html = (text: string) => text as Html;

/** The server's clock when the page was rendered. */
export const startMs = Date.parse("2026-03-02T09:00:00.000Z");
export const minuteMs = 60_000;
/** 04:00 of the next day. */
export const dayEndsMs = startMs + 19 * 60 * minuteMs;

const memory: EntryView["memory"] = {
  state: "review",
  recall: 0.9,
  stability: 9,
  difficulty: 5,
  lapses: 0,
  daysSince: 9,
};

/** Again comes back in this session, the others do not. */
const previews: IntervalPreview = [{ minutes: 10 }, { days: 4 }, { days: 11 }, { days: 26 }];

/** A card by default. `id` names the item; its first variant is `<id>#1`. */
export function entry(id: string, change: Partial<EntryView> = {}): EntryView {
  return {
    variantId: `${id}#1`,
    itemId: id,
    kind: "card",
    graded: false,
    drawsValues: false,
    locale: "en",
    course: { slug: "networks", title: "Networks" },
    note: { slug: "padding", title: "Padding" },
    section: "Padding",
    source: "/courses/networks/padding#at-why",
    ask: { kind: "card", ask: html("<p>Why?</p>") },
    reveal: { kind: "card", back: html("<p>Because.</p>") },
    answered: null,
    dueAt: null,
    previews,
    restsAfterMiss: false,
    studyDay: 20_514,
    presetVersion: 0,
    retention: 0.9,
    memory,
    ...change,
  };
}

export function exercise(id: string, change: Partial<EntryView> = {}): EntryView {
  return entry(id, {
    kind: "exercise",
    graded: true,
    drawsValues: true,
    ask: {
      kind: "exercise",
      ask: html("<p>How wide?</p>"),
      answer: { kind: "integer", signed: false, decimal: false },
    },
    reveal: null,
    ...change,
  });
}

export function step(id: string, inMinutes: number, change: Partial<EntryView> = {}): EntryView {
  return entry(id, { dueAt: new Date(startMs + inMinutes * minuteMs).toISOString(), ...change });
}

export const right: ScoreView = {
  verdict: "correct",
  reveal: { kind: "exercise", answer: html("55"), solution: [] },
};

export const wrong: ScoreView = {
  verdict: "wrong",
  misconception: null,
  reveal: { kind: "exercise", answer: html("55"), solution: [] },
};

export function view(entries: readonly EntryView[], counted = entries.length): QuizView {
  return {
    serverNow: new Date(startMs).toISOString(),
    dayEndsAt: new Date(dayEndsMs).toISOString(),
    sessionId: "session",
    counts: { new: 0, learning: 0, due: counted },
    entries,
    pace: { answerMs: 20_000, answersEach: { new: 3, learning: 2, due: 1 } },
    buttons: 4,
    recall: { decay: -0.15, factor: 0.98 },
  };
}

export function taken(
  id: string,
  rating: Rating,
  next: { minutes: number } | { days: number },
): ReviewResult {
  return {
    id,
    status: "accepted",
    rating,
    memory: { state: "review", stability: 20, difficulty: 5, lapses: 0, leech: false },
    next,
  };
}
