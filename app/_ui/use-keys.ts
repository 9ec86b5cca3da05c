"use client";

import { useEffect, useRef } from "react";

/** By `KeyboardEvent.key` in lower case, the space bar as "space". */
export type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

const toggles = "input:is([type=radio], [type=checkbox])";
const typing = `input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]:not([contenteditable=false])`;
const pressable = `button, a[href], summary, [role=button], ${toggles}`;

/**
 * Shortcuts of a page. They never fire while something is typed into a field, with a modifier held, while a dialog
 * is open or a key repeats; and Enter and Space belong to the button or link that has the focus.
 */
export function useKeys(keys: KeyMap) {
  const current = useRef(keys);
  useEffect(() => {
    current.current = keys;
  });
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const key = nameOf(event);
      if (isForThePage(event, key)) {
        const act = current.current[key];
        if (act === undefined) return;
        event.preventDefault();
        act();
      }
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function nameOf(event: KeyboardEvent): string {
  return event.key === " " ? "space" : event.key.toLowerCase();
}

function isForThePage(event: KeyboardEvent, key: string): boolean {
  if (event.defaultPrevented || event.isComposing || event.repeat) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const target = event.target instanceof Element ? event.target : null;
  if (target?.closest(typing) || document.querySelector("dialog[open]")) return false;
  return !((key === "enter" || key === "space") && target?.closest(pressable));
}
