import { classNames } from "./class-names";

/** Placeholder bars for text. They appear after 200 ms and do not shimmer. `widths` in percent. */
export function Skeleton({
  widths,
  className,
}: {
  readonly widths: readonly number[];
  readonly className?: string;
}) {
  return (
    <div aria-hidden="true" className={classNames("late grid gap-2.5", className)}>
      {widths.map((width) => (
        <i key={width} className="block h-3.5 rounded-1 bg-heat-0" style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
