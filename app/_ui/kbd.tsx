import type { ReactNode } from "react";
import { classNames } from "./class-names";

/** A key. Inside a button it takes the button's colours; on touch screens hints are hidden there. */
export function Kbd({
  inButton = false,
  children,
}: {
  readonly inButton?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <kbd
      aria-hidden={inButton || undefined}
      className={classNames(
        "inline-block min-w-5 rounded-[3px] border px-1 text-center font-medium font-sans text-[0.6875rem] leading-[1.125rem]",
        inButton
          ? "border-current/45 max-sm:hidden pointer-coarse:hidden"
          : "border-line-2 bg-paper text-ink-3",
      )}
    >
      {children}
    </kbd>
  );
}
