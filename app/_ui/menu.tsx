"use client";

import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from "react";
import { Kbd } from "./kbd";

export type MenuItem = {
  readonly label: ReactNode;
  /** What it means, in a few words. */
  readonly says?: ReactNode;
  /** The key that does the same while the menu is closed. */
  readonly keyHint?: string;
  readonly onChoose: () => void;
};

type Props = {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: ReactNode;
  /** Id of the button that opens it. */
  readonly buttonId: string;
  readonly items: readonly MenuItem[];
};

/** Distance from the button and from the edges of the screen, px. */
const gap = 4;

/**
 * A few things to do, below the button that opens them; on a phone at the foot of the screen. A modal dialog of the
 * platform, so that no key acts on the page behind it; the arrows go from one to the next, as Tab does.
 */
export function Menu({ open, onClose, title, buttonId, items }: Props) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (open && element !== null && !element.open) {
      element.showModal();
      place(element, document.getElementById(buttonId));
      element.querySelector("button")?.focus();
    }
    if (!open && element?.open) element.close();
  }, [open, buttonId]);
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      onKeyDown={moveFocus}
      className="fixed top-(--menu-top) right-(--menu-right) bottom-auto left-auto m-0 w-[min(20rem,calc(100vw-2rem))] rounded-3 border border-line-2 bg-sheet p-0 text-ink shadow-lift-2 backdrop:bg-transparent max-sm:inset-x-0 max-sm:top-auto max-sm:bottom-0 max-sm:w-full max-sm:max-w-none max-sm:rounded-b-none max-sm:border-x-0 max-sm:border-b-0 max-sm:backdrop:bg-scrim"
    >
      <div className="p-1.5 max-sm:pb-[calc(0.75rem+env(safe-area-inset-bottom))]">
        <h2 id={titleId} className="meta px-3 pt-1.5 pb-1">
          {title}
        </h2>
        <ul>
          {items.map(({ label, says, keyHint, onChoose }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: an item of a menu is its place
            <li key={index}>
              <button
                type="button"
                onClick={onChoose}
                aria-keyshortcuts={keyHint}
                className="flex min-h-9 w-full items-baseline gap-3 rounded-2 px-3 py-1.5 text-left hover:bg-leaf focus-visible:-outline-offset-2 focus-visible:bg-leaf pointer-coarse:min-h-12 pointer-coarse:py-2"
              >
                <span className="grow">
                  <span className="block font-medium text-14">{label}</span>
                  {says !== undefined && <span className="block text-13 text-ink-3">{says}</span>}
                </span>
                {keyHint !== undefined && <Kbd tone="button">{keyHint}</Kbd>}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </dialog>
  );
}

/** Below the button if there is room, else as low as the screen allows. */
function place(dialog: HTMLElement, button: HTMLElement | null): void {
  const { bottom = 0, right = window.innerWidth } = button?.getBoundingClientRect() ?? {};
  const { clientWidth, clientHeight } = document.documentElement;
  const lowest = clientHeight - dialog.offsetHeight - gap;
  dialog.style.setProperty("--menu-top", `${Math.max(gap, Math.min(bottom + gap, lowest))}px`);
  dialog.style.setProperty("--menu-right", `${Math.max(gap, clientWidth - right)}px`);
}

const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  if (step === undefined) return;
  event.preventDefault();
  const buttons = [...event.currentTarget.querySelectorAll("button")];
  const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
  buttons[(now + step + buttons.length) % buttons.length]?.focus();
}
