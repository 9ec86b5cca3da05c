import type { ReactNode } from "react";
import { classNames } from "./class-names";

const tones = {
  page: "border-line-2 bg-paper text-ink-3",
  chosen: "border-accent bg-accent text-on-accent",
  /** Inherits the button's colours; hidden on touch screens. */
  button: "border-current/45 max-sm:hidden pointer-coarse:hidden",
} as const;

type Props = { readonly tone?: keyof typeof tones; readonly children: ReactNode };

/** A key. In a button it is hidden from screen readers, which use `aria-keyshortcuts`. */
export function Kbd({ tone = "page", children }: Props) {
  return (
    <kbd
      aria-hidden={tone === "button" || undefined}
      className={classNames(
        "inline-block min-w-5 rounded-[3px] border px-1 text-center font-medium font-sans text-[0.6875rem] leading-[1.125rem]",
        tones[tone],
      )}
    >
      {children}
    </kbd>
  );
}
