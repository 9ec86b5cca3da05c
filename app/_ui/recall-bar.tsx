import { useFormatter } from "next-intl";
import { classNames } from "./class-names";

/** Below this, recall is worth a second look. */
export const lowRecall = 0.8;

/** Recall as a bar with its number; a dash if nothing was met yet. `recall` from 0 to 1. */
export function RecallBar({ recall }: { readonly recall: number | null }) {
  const format = useFormatter();
  if (recall === null) return <span className="text-ink-3">–</span>;
  return (
    <span className="inline-grid grid-cols-[3.5rem_2.75rem] items-center gap-2">
      <span aria-hidden="true" className="block h-1.5 bg-heat-0">
        <span
          className={classNames("block h-full", recall < lowRecall ? "bg-wrong" : "bg-heat-4")}
          style={{ width: `${Math.round(recall * 100)}%` }}
        />
      </span>
      <span className={classNames("text-right", recall < lowRecall && "text-wrong")}>
        {format.number(recall, { style: "percent", maximumFractionDigits: 0 })}
      </span>
    </span>
  );
}
