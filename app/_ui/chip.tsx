import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  plain: "border-line-2 text-ink-2",
  accent: "border-accent text-accent",
  right: "border-correct text-correct",
  wrong: "border-wrong text-wrong",
  slip: "border-slip text-slip",
} as const;

const shape =
  "inline-flex items-center gap-1 whitespace-nowrap rounded-1 border bg-transparent px-2 text-13 leading-6";

/** A flag on a row. */
export function Chip({
  tone = "plain",
  children,
}: {
  readonly tone?: keyof typeof tones;
  readonly children: ReactNode;
}) {
  return <span className={classNames(shape, tones[tone])}>{children}</span>;
}
