import type { Answer } from "@/lib/items/answer";
import type { Given } from "@/lib/items/item-kind";
import type { TrialView } from "@/lib/quiz/api";
import type { ScoreView } from "@/lib/quiz/entry-view";
import type { BodyScoreView } from "@/lib/services/score-body";
import { RequestProblem } from "../../_boundary/post";
import type { TrialSource } from "../../_trial/trial-source";

type Desk = {
  draw(itemId: string, seed: string): Promise<TrialView | null>;
  show(itemId: string, given: Given): Promise<TrialView | null>;
  grade(ticket: string, answer: Answer): Promise<BodyScoreView | null>;
};

type Reason = Extract<BodyScoreView, { verdict: "invalid" }>["reason"];

/** Questions of items that are being written: drawn and graded by the editor's worker. */
export class DraftTrials {
  /** How often each item was drawn: an item that is changed is asked with the same seed. */
  readonly #seeds = new Map<string, number>();

  constructor(
    readonly desk: Desk,
    readonly words: { readonly gone: string; readonly unreadable: (reason: Reason) => string },
  ) {}

  sourceOf = (itemId: string): TrialSource<TrialView> => ({
    draw: async (ticket) => {
      const seed = this.#seeds.get(itemId) ?? 0;
      const trial = await this.desk.draw(itemId, `${seed}`);
      if (trial === null) throw new RequestProblem("not-found", this.words.gone);
      return { ...trial, isAnew: ticket !== trial.ticket };
    },
    grade: async ({ ticket }, answer) => {
      const score = await this.#grade(ticket, answer);
      if (score.verdict !== "invalid") this.#seeds.set(itemId, (this.#seeds.get(itemId) ?? 0) + 1);
      return score;
    },
  });

  /** Always the same variant, of these values. */
  variantOf = (itemId: string, given: Given): TrialSource<TrialView> => ({
    draw: async () => {
      const trial = await this.desk.show(itemId, given);
      if (trial === null) throw new RequestProblem("not-found", this.words.gone);
      return trial;
    },
    grade: ({ ticket }, answer) => this.#grade(ticket, answer),
  });

  async #grade(ticket: string, answer: Answer): Promise<ScoreView> {
    const view = await this.desk.grade(ticket, answer);
    if (view === null) throw new RequestProblem("expired");
    if (view.verdict !== "invalid") return view;
    return { verdict: "invalid", message: this.words.unreadable(view.reason) };
  }
}
