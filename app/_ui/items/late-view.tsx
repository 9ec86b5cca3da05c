import { isBlank } from "@/lib/items/answer";
import type { KindName } from "@/lib/items/item-kind";
import { latePart } from "../late-part";
import { Skeleton } from "../skeleton";
import type { GradedView } from "./kind-view";

type Arranged<Name extends KindName> = Pick<GradedView<Name>, "Answer" | "Result">;

/** Questions answered by arranging given parts; the controls are loaded later. */
export function arrangedLater<Name extends KindName>(load: () => Promise<Arranged<Name>>): GradedView<Name> {
  return {
    Answer: latePart(
      async () => (await load()).Answer,
      <Skeleton widths={[95, 80, 90, 60]} className="min-h-56 content-start" />,
    ),
    Result: latePart(async () => (await load()).Result),
    Revealed: null,
    lacking: (_ask, answer) => (isBlank(answer) ? "arrangeFirst" : null),
    reading: () => null,
    keys: ({ check }) => ({ enter: check }),
  };
}
