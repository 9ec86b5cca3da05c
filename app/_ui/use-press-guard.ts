"use client";

import { type RefObject, useLayoutEffect, useRef, useState } from "react";
import { PressGuard, unseenMs } from "./press-guard";
import { isTypedInto } from "./typed-into";

/**
 * Whenever `stage` changes, and when it is there first, nothing within `scope` (without one: on the page) acts for a
 * moment that was not meant for what stands there now, be it pressed by key, pointer or finger. Meanwhile it has
 * `data-unseen`, and no pointer lights anything up.
 */
export function usePressGuard(stage: string, scope?: RefObject<HTMLElement | null>): void {
  const [guard] = useState(() => new PressGuard());
  /** What had the focus when the stage changed. */
  const steady = useRef<Element | null>(null);
  // Looked at before what comes stands there: its field takes the focus sooner than any effect here runs.
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
        // A key or a screen reader clicks without a count.
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

/** Keys that make something happen. Those that move about do so at any time, and so do the browser's own. */
function isPress({ key, isComposing, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean {
  if (isComposing || ctrlKey || metaKey || altKey) return false;
  return key.length === 1 || key === "Enter" || key === "Escape";
}
