import type { MoreEntries } from "./api";
import type { SessionId } from "./ids";
import type { Pace } from "./workload";

/** What the page /quiz begins a session with; `/api/quiz` goes on from there. */
export type QuizView = Omit<MoreEntries, "learnerId"> & {
  readonly sessionId: SessionId;
  readonly pace: Pace;
  /** 4, or 2 (Again and Good) if the learner wants it simple. */
  readonly buttons: 2 | 4;
  /** How this learner's memories fade, to draw what the buttons promise: R(t) = (1 + factor · t / stability) ^ decay, t in days. */
  readonly recall: {
    readonly decay: number;
    readonly factor: number;
    /** The recall at which an item is asked again, 0 to 1. */
    readonly retention: number;
  };
};
