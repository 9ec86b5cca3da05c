"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { PressGuard, unseenMs } from "./press-guard";
import { isTypedInto } from "./typed-into";

/**
 * When `stage` first appears and whenever it changes, presses within `scope` (by default the page) are ignored for a
 * moment unless they were meant for the new content, be it by key, pointer or finger. Meanwhile the scope has
 * `data-unseen`, which disables hover styles.
 */
export function usePressGuard(stage: string, scope?: RefObject<HTMLElement | null>): void {
  const [guard] = useState(() => new PressGuard());
  /** The element that had the focus when the stage changed. */
  const steady = useRef<Element | null>(null);
  // Read before the new content is rendered: its field takes the focus before any effect here runs.
  const focusedBefore = typeof document === "undefined" ? null : document.activeElement;

  useLayoutEffect(() => {
    const listening = new AbortController();
    const options = { capture: true, signal: listening.signal };
    const isWithin = ({ target }: Event) =>
      scope === undefined || (target instanceof Node && scope.current?.contains(target) === true);
    const swallow = (event: Event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    window.addEventListener("pointerdown", (event) => guard.pointerDown(event.timeStamp), options);
    window.addEventListener("pointercancel", () => guard.pointerCancelled(), options);
    window.addEventListener(
      "click",
      (event) => {
        // Clicks by a key or a screen reader have no count.
        const acts = guard.clicks(event.timeStamp, event.detail > 0);
        if (!acts && isWithin(event)) swallow(event);
      },
      options,
    );
    window.addEventListener(
      "keydown",
      (event) => {
        if (!isPress(event)) return;
        const isField = isTypedInto(event.target);
        const acts = guard.keyActs({
          code: event.code || event.key,
          atMs: event.timeStamp,
          isRepeat: event.repeat,
          isText: isField && event.key.length === 1,
          isSteady: isField && event.target === steady.current,
        });
        if (!acts && isWithin(event)) swallow(event);
      },
      options,
    );
    window.addEventListener("keyup", (event) => guard.keyUp(event.code || event.key), options);
    return () => listening.abort();
  }, [guard, scope]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: that it changes is all that is looked for
  useLayoutEffect(() => {
    guard.changed(performance.now());
    steady.current = focusedBefore;
    const place = scope?.current ?? document.documentElement;
    place.dataset.unseen = "";
    const show = () => {
      delete place.dataset.unseen;
    };
    const timer = setTimeout(show, unseenMs);
    return () => {
      clearTimeout(timer);
      show();
    };
  }, [guard, scope, stage]);
}

/** Keys that trigger something. Navigation keys and browser shortcuts work at any time. */
function isPress({ key, isComposing, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (isComposing || ctrlKey || metaKey || altKey) return false;
  return key.length === 1 || key === "Enter" || key === "Escape";
}
