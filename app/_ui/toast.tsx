"use client";

import { type ReactNode, useEffect } from "react";
import { classNames } from "./class-names";

const lifetimeMs = 6000;

type Props = {
  /** An error stays until it is closed; a notice disappears by itself. */
  readonly tone?: "notice" | "error";
  /** A notice that stays, too: its action is to be had nowhere else. */
  readonly lasts?: boolean;
  /** `foot`: above the foot of a page that has one; render it inside. */
  readonly place?: "page" | "foot";
  readonly onClose: () => void;
  /** Usually one button or link. Beside the text where that leaves it some width, else below. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
};

/** Shown at the bottom left. Give it a new `key` for each message, so that its time starts again. */
export function Toast({ tone = "notice", lasts = false, place = "page", onClose, action, children }: Props) {
  useEffect(() => {
    if (tone === "error" || lasts) return;
    const timer = setTimeout(onClose, lifetimeMs);
    return () => clearTimeout(timer);
  }, [tone, lasts, onClose]);
  return (
    <div
      role={tone === "error" ? "alert" : "status"}
      className={classNames(
        "rise left-4 z-10 flex max-w-[min(28rem,calc(100vw-2rem))] flex-wrap items-center gap-x-4 gap-y-1 rounded-2 border border-line-2 border-l-3 bg-sheet px-4 py-3 text-14 shadow-lift-2",
        place === "page"
          ? "fixed bottom-4 max-sm:bottom-[calc(6rem+env(safe-area-inset-bottom))]"
          : "absolute bottom-full mb-4",
        tone === "error" ? "border-l-wrong" : "border-l-ink-3",
      )}
    >
      <span className="grow basis-48">{children}</span>
      {action}
    </div>
  );
}

/** The action of a toast looks like a link, since it stands beside a sentence. */
export function ToastAction({
  onClick,
  children,
}: {
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      onClick={onClick}
      className="min-h-6 whitespace-nowrap text-accent underline underline-offset-4"
    >
      {children}
    </button>
  );
}
