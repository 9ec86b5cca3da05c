"use client";

import type { ReactNode } from "react";
import type { TrialView } from "@/lib/quiz/api";
import { storeTried } from "../_account/tried-answers";
import { Trial } from "../_trial/trial";

type Props = {
  readonly itemId: string;
  readonly initial: TrialView;
  readonly slip: string | null;
  /** Whether the visitor has an account; then answers are counted in the notes. */
  readonly isKnown: boolean;
  readonly onward: ReactNode;
};

/** The exercise of the first page. A visitor's answers are stored in case they continue. */
export function LandingTrial({ isKnown, ...trial }: Props) {
  return <Trial {...trial} size="large" {...(!isKnown && { onAnswered: storeTried })} />;
}
