import type { ReactNode } from "react";
import { labelClass } from "../_ui/input-class";

type Props = {
  readonly label: string;
  readonly hint?: string;
  readonly problem?: string | undefined;
  readonly children: ReactNode;
};

/** The visible label of segments, whose own legend is only announced, and the line below them. */
export function Choice({ label, hint, problem, children }: Props) {
  return (
    <div className="grid gap-1">
      <span aria-hidden="true" className={labelClass}>
        {label}
      </span>
      {children}
      {(problem ?? hint) !== undefined && (
        <p className={problem === undefined ? "text-13 text-ink-3" : "text-13 text-wrong"}>
          {problem ?? hint}
        </p>
      )}
    </div>
  );
}
