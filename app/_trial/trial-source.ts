import type { Answer } from "@/lib/items/answer";
import type { TrialView } from "@/lib/quiz/api";
import type { ScoreView } from "@/lib/quiz/entry-view";
import { post } from "../_boundary/post";

/** Where the questions of a trial come from, and who grades them. Everything throws RequestProblem. */
export type TrialSource<View extends TrialView> = {
  /** The next question, or with a ticket that one in the reader's present language. */
  draw(ticket?: string): Promise<View>;
  grade(trial: View, answer: Answer, elapsedMs: number): Promise<ScoreView>;
};

/** Always this item (`course/item`), with new numbers. */
export function trialsOf(itemId: string): TrialSource<TrialView> {
  return {
    draw: (ticket) => post("/api/trials", { itemId, ...(ticket !== undefined && { ticket }) }),
    grade: ({ ticket }, answer) => post("/api/trials/answer", { ticket, answer }),
  };
}
