import { pathOf, type RecallCurve, recallAfter } from "./curve";

/** The range of the mark, in stabilities: at 1 recall has fallen to 90 %. */
const spanOfStability = 1.5;
const left = 2;
const width = 40;
const top = 2;
/** Height of the fall from 100 to 90 %, in SVG units. */
const tenPercent = 6.8;

type Props = {
  readonly curve: RecallCurve;
  /** Null while the item is new. */
  readonly memory: { readonly stability: number; readonly daysSince: number } | null;
};

/**
 * The memory of one item: its forgetting curve, the 90 % line, and a dot for now. Hidden from screen readers, since
 * words stand beside it.
 */
export function MemoryMark({ curve, memory }: Props) {
  if (memory === null) return <NewMark />;
  const y = (recall: number) => top + (1 - recall) * 10 * tenPercent;
  const point = (part: number) =>
    [left + part * width, y(recallAfter(curve, part * spanOfStability, 1))] as const;
  const now = Math.min(1, memory.daysSince / memory.stability / spanOfStability);
  const [x, dotY] = point(now);
  return (
    <svg viewBox="0 0 44 14" aria-hidden="true" className="h-3.5 w-11 flex-none overflow-visible fill-none">
      <path d={`M0 ${y(0.9)}H44`} stroke="var(--line-2)" strokeDasharray="1 2" />
      <path d={pathOf(16, point)} stroke="var(--ink-3)" />
      <circle cx={x.toFixed(1)} cy={dotY.toFixed(1)} r="2.5" fill="var(--accent)" />
    </svg>
  );
}

/** A hollow dot over a dashed line: drawn in CSS, since a note shows a hundred of them. */
function NewMark() {
  return <span aria-hidden="true" className="new-mark" />;
}
