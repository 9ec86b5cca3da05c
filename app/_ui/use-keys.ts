"use client";

import { useEffect, useRef } from "react";
import { isPressable, isTypedInto } from "./typed-into";

/** By `KeyboardEvent.key` in lower case, the space bar as "space". */
export type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

/**
 * Keyboard shortcuts of a page. They never fire while a field is being typed into, with a modifier held, while a dialog
 * is open or a key repeats; a focused button or link handles Enter and Space itself.
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
  if (isTypedInto(event.target) || document.querySelector("dialog[open]")) return false;
  return !((key === "enter" || key === "space") && isPressable(event.target));
}
