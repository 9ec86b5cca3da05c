import type { ReactNode } from "react";
import { classNames } from "../class-names";
import { Icon } from "../icon";

/** A mark and a word for one part of an answer. */
export function PartVerdict({
  isRight,
  children,
}: {
  readonly isRight: boolean;
  readonly children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        "flex items-start gap-1 font-medium font-sans text-13",
        isRight ? "text-correct" : "text-wrong",
      )}
    >
      <Icon name={isRight ? "right" : "wrong"} className="mt-[0.1875rem] size-3.5 flex-none stroke-2" />
      <span>{children}</span>
    </span>
  );
}
