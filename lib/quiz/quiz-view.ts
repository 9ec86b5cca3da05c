import type { MoreEntries } from "./api";
import type { SessionId } from "./ids";
import type { Pace } from "./workload";

/** The initial data of a session on the page /quiz; `/api/quiz` continues from there. */
export type QuizView = Omit<MoreEntries, "learnerId"> & {
  readonly sessionId: SessionId;
  readonly pace: Pace;
  /** 4, or 2 (Again and Good) if the learner has chosen so. */
  readonly buttons: 2 | 4;
  /**
   * The learner's forgetting curve, to draw the intervals on the buttons: R(t) = (1 + factor · t / stability) ^ decay,
   * t in days.
   */
  readonly recall: { readonly decay: number; readonly factor: number };
};
