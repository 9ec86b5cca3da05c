"use client";

import { type ReactNode, useEffect, useId, useRef } from "react";

type Props = {
  readonly open: boolean;
  /** Also called when Escape or a click outside closes it. */
  readonly onClose: () => void;
  readonly title: ReactNode;
  readonly children: ReactNode;
  /** Buttons, the main action last. */
  readonly actions?: ReactNode;
};

/** The platform's modal dialog: it traps the focus, closes on Escape and restores the focus. */
export function Dialog({ open, onClose, title, children, actions }: Props) {
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (open && !element?.open) element?.showModal();
    if (!open && element?.open) element.close();
  }, [open]);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape is the platform's key for the click beside the dialog
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && onClose()}
      className="m-auto w-[min(28rem,calc(100vw-2rem))] rounded-3 border border-line-2 bg-sheet p-0 text-ink shadow-lift-2 backdrop:bg-scrim"
    >
      <div className="p-6">
        <h2 id={titleId} className="head mb-2">
          {title}
        </h2>
        <div className="font-serif text-16 text-ink-2">{children}</div>
        {actions !== undefined && <div className="mt-6 flex flex-wrap justify-end gap-3">{actions}</div>}
      </div>
    </dialog>
  );
}
