"use client";

import { type ReactNode, useMemo } from "react";
import type { TrialView } from "@/lib/quiz/api";
import { storeTried } from "../_account/tried-answers";
import { Trial } from "../_trial/trial";
import { trialsOf } from "../_trial/trial-source";

type Props = {
  readonly itemId: string;
  readonly initial: TrialView;
  readonly slip: string | null;
  /** Whether the visitor has an account; then answers are counted in the notes. */
  readonly isKnown: boolean;
  readonly onward: ReactNode;
};

/** The exercise of the first page. A visitor's answers are stored in case they continue. */
export function LandingTrial({ itemId, isKnown, ...trial }: Props) {
  const source = useMemo(() => trialsOf(itemId), [itemId]);
  return <Trial {...trial} source={source} size="large" {...(!isKnown && { onAnswered: storeTried })} />;
}
