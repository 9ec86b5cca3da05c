"use client";

import type { KeyboardEvent, ReactNode } from "react";

type Props = {
  /** Why the arrangement could not be read. */
  readonly problem: string | null;
  readonly check: ReactNode;
  readonly children: ReactNode;
};

/** Wraps the controls of an arrangement. Enter checks, wherever the focus is; Space presses the focused button. */
export function Arranging({ problem, check, children }: Props) {
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the controls inside have the focus */}
      <div onKeyDown={checkOnEnter}>
        {children}
        <p aria-live="polite" className="mt-1 text-13 text-wrong empty:hidden">
          {problem}
        </p>
      </div>
      {check}
    </>
  );
}

function checkOnEnter(event: KeyboardEvent<HTMLElement>) {
  const { key, target, ctrlKey, metaKey, altKey } = event;
  if (key !== "Enter" || ctrlKey || metaKey || altKey || !(target instanceof HTMLElement)) return;
  if (mayBeOpenMenu(target)) return;
  event.preventDefault();
  target.closest("form")?.requestSubmit();
}

/** In an open menu Enter chooses. If the browser cannot tell, Enter is left to it. */
function mayBeOpenMenu(target: HTMLElement): boolean {
  return target.matches("select") && (!CSS.supports("selector(:open)") || target.matches(":open"));
}
