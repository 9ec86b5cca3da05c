import type { CSSProperties } from "react";
import { classNames } from "./class-names";

type Stroke = "right" | "wrong" | "now";

const strokes: Readonly<Record<Stroke, string>> = {
  right: "min-w-0 h-[30%] bg-ink-3",
  wrong: "min-w-0 h-3/4 bg-wrong",
  // To be seen however many there are.
  now: "min-w-0.5 h-full bg-accent",
};

type Props = {
  /** Those met so far in order, by their last answers, and the present one among them. */
  readonly items: readonly Stroke[];
  /** How many are still to be met. */
  readonly ahead: number;
  /** How many are finished: those that come back are not. */
  readonly done: number;
  /** Says where the learner is. */
  readonly label: string;
};

/** Progress of a session, one stroke an item. */
export function Ruler({ items, ahead, done, label }: Props) {
  const total = items.length + ahead;
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
      aria-valuetext={label}
      className="@container"
    >
      <div
        style={{ "--total": total, "--ahead": ahead } as CSSProperties}
        // The more strokes, the closer they stand: a gap takes a third of a stroke's place at most.
        className="flex h-5 items-end gap-(--gap) [--widest:1.25rem] [--gap:round(down,min(1px,33cqi/var(--total)),1px)] sm:[--gap:round(down,min(2px,33cqi/var(--total)),1px)]"
      >
        {items.map((item, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is its place
            key={index}
            data-mark={item}
            className={classNames(
              "max-w-(--widest) flex-[1_1_0] transition-[height,background-color] duration-(--move)",
              // The first one stands there with the page.
              index > 0 && "starting:h-[30%]",
              strokes[item],
            )}
          />
        ))}
        {ahead > 0 && <StrokesAhead />}
      </div>
    </div>
  );
}

/**
 * All strokes to come as one element, so that the page does not grow with the queue: as wide as that many strokes and
 * the gaps between them, and painted with one stroke and its gap over and over.
 */
function StrokesAhead() {
  return (
    <span className="h-[30%] min-w-0 max-w-[calc(var(--ahead)*(var(--widest)+var(--gap))-var(--gap))] flex-[var(--ahead)_1_calc((var(--ahead)-1)*var(--gap))] bg-[linear-gradient(90deg,var(--line-2)_calc(100%-var(--gap)),transparent_0)] bg-size-[calc((100%+var(--gap))/var(--ahead))_100%]" />
  );
}
