"use client";

import { inputClass } from "../_ui/input-class";

/** A link to copy, with what to do with it. */
export function ShownLink({ link, text }: { readonly link: string; readonly text: string }) {
  return (
    <div className="mt-2 grid gap-1">
      <p className="text-13 text-ink-2">{text}</p>
      <input
        readOnly
        value={link}
        aria-label={text}
        onFocus={(event) => event.target.select()}
        className={inputClass}
      />
    </div>
  );
}
