import type { ReactNode } from "react";
import { classNames } from "./class-names";

type Props = { readonly id: string; readonly hint?: ReactNode; readonly problem?: ReactNode };

/** The line below a control. It is a live region, so that a problem is announced when it appears. */
export function FieldNote({ id, hint, problem }: Props) {
  return (
    <p
      id={id}
      aria-live="polite"
      className={classNames("text-13 empty:hidden", problem ? "text-wrong" : "text-ink-3")}
    >
      {problem ?? hint}
    </p>
  );
}
