"use client";

import type { ReactNode } from "react";
import type { TrialView } from "@/lib/quiz/api";
import { keepTried } from "../_account/tried-answers";
import { Trial } from "../_trial/trial";

type Props = {
  readonly itemId: string;
  readonly initial: TrialView;
  readonly slip: string | null;
  /** Somebody with an account, who has notes to have their answers counted in. */
  readonly isKnown: boolean;
  readonly onward: ReactNode;
};

/** The exercise of the first page. What a visitor answers is kept for the case that they go on. */
export function LandingTrial({ isKnown, ...trial }: Props) {
  return <Trial {...trial} size="large" {...(!isKnown && { onAnswered: keepTried })} />;
}
