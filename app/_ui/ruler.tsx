import type { CSSProperties } from "react";
import { classNames } from "./class-names";

type Verdict = "right" | "wrong" | "now";

const markClasses: Readonly<Record<Verdict, string>> = {
  right: "min-w-0 h-[30%] bg-ink-3",
  wrong: "min-w-0 h-3/4 bg-wrong",
  // Visible however many there are.
  now: "min-w-0.5 h-full bg-accent",
};

type Props = {
  /** Items met so far in order, with the verdict on their last answers, including the current one. */
  readonly items: readonly Verdict[];
  /** Number of items not met yet. */
  readonly ahead: number;
  /** Number of finished items; items that come back are not finished. */
  readonly done: number;
  /** Describes the position in the session. */
  readonly label: string;
};

/** Progress of a session, one tick per item. */
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
        // The more ticks, the closer together: a gap takes at most a third of a tick's space.
        className="flex h-5 items-end gap-(--gap) [--widest:1.25rem] [--gap:round(down,min(1px,33cqi/var(--total)),1px)] sm:[--gap:round(down,min(2px,33cqi/var(--total)),1px)]"
      >
        {items.map((item, index) => (
          <span
            // biome-ignore lint/suspicious/noArrayIndexKey: a stroke is its place
            key={index}
            data-mark={item}
            className={classNames(
              "max-w-(--widest) flex-[1_1_0] transition-[height,background-color] duration-(--move)",
              // The first one is rendered with the page.
              index > 0 && "starting:h-[30%]",
              markClasses[item],
            )}
          />
        ))}
        {ahead > 0 && <TicksAhead />}
      </div>
    </div>
  );
}

/**
 * All ticks of items not met yet, as one element, so that the page does not grow with the queue: as wide as their ticks
 * and gaps together, with a repeating background of one tick and its gap.
 */
function TicksAhead() {
  return (
    <span className="h-[30%] min-w-0 max-w-[calc(var(--ahead)*(var(--widest)+var(--gap))-var(--gap))] flex-[var(--ahead)_1_calc((var(--ahead)-1)*var(--gap))] bg-[linear-gradient(90deg,var(--line-2)_calc(100%-var(--gap)),transparent_0)] bg-size-[calc((100%+var(--gap))/var(--ahead))_100%]" />
  );
}
