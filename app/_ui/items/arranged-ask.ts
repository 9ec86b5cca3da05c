import type { AskView } from "@/lib/quiz/entry-view";

/** Questions whose answer is an arrangement of parts that are all there. */
export type ArrangedAsk = Extract<AskView, { kind: "order" | "match" | "label" }>;

export function isArranged(ask: AskView): ask is ArrangedAsk {
  return ask.kind === "order" || ask.kind === "match" || ask.kind === "label";
}
