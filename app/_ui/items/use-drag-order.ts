"use client";

import {
  type CSSProperties,
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
} from "react";

/** A row's position, without running animations; px. */
type Row = { readonly top: number; readonly height: number };

/** A row being dragged. */
type Held = {
  readonly from: number;
  readonly rows: readonly Row[];
  /** Start of the drag; px from the top of the page. */
  readonly at: number;
};

type Tools = {
  /** Its children are the rows. */
  readonly list: RefObject<HTMLElement | null>;
  readonly onDrop: (from: number, to: number) => void;
};

/** Within this share of the window's height from its top or bottom, the page scrolls. */
const edge = 0.15;
const scrollPxPerFrame = 8;

/**
 * Rows reordered by dragging: with a mouse by any part except buttons, by touch or pen only at `data-grip`, so that a
 * finger elsewhere scrolls. The others make room. Escape, and anything else that ends the gesture early, puts the row
 * back. Buttons must be provided besides for those who cannot drag.
 */
export function useDragOrder({ list, onDrop }: Tools) {
  const [held, setHeld] = useState<Held | null>(null);
  /** Distance dragged so far; px. */
  const [by, setBy] = useState(0);
  const drop = useEffectEvent(onDrop);
  const settle = useSettling();

  useEffect(() => {
    if (held === null) return;
    let pointerY = held.at - window.scrollY;
    const carried = () => pointerY + window.scrollY - held.at;
    const end = () => {
      settle(list.current?.children[held.from]);
      setHeld(null);
      setBy(0);
    };
    const onMove = (event: PointerEvent) => {
      pointerY = event.clientY;
      setBy(carried());
    };
    const onUp = () => {
      end();
      const to = placeOf(held, carried(), held.from);
      if (to !== held.from) drop(held.from, to);
    };
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      // Escape applies to this gesture, not to the page.
      event.preventDefault();
      event.stopPropagation();
      end();
    };
    let frame = requestAnimationFrame(function scroll() {
      const before = window.scrollY;
      window.scrollBy(0, scrollDirection(pointerY / window.innerHeight) * scrollPxPerFrame);
      if (window.scrollY !== before) setBy(carried());
      frame = requestAnimationFrame(scroll);
    });
    window.addEventListener("pointermove", onMove);
    window.addEventListener("pointerup", onUp);
    window.addEventListener("pointercancel", end);
    window.addEventListener("keydown", onKey, true);
    return () => {
      cancelAnimationFrame(frame);
      window.removeEventListener("pointermove", onMove);
      window.removeEventListener("pointerup", onUp);
      window.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", onKey, true);
    };
  }, [held, list, settle]);

  const takeUp = (event: ReactPointerEvent<HTMLElement>, from: number) => {
    const target = event.target as Element;
    if (held !== null || !event.isPrimary || event.button !== 0 || target.closest("button")) return;
    if (event.pointerType !== "mouse" && !target.closest("[data-grip]")) return;
    // The gesture continues outside the window.
    event.currentTarget.setPointerCapture(event.pointerId);
    setHeld({
      from,
      rows: Array.from(list.current?.children ?? [], rowOf),
      at: event.clientY + window.scrollY,
    });
  };

  return {
    isDragging: held !== null,
    /** The position of this row if the dragged one were dropped now. */
    placeNow: (index: number) => (held === null ? index : placeOf(held, by, index)),
    /** The props of the row at this position. */
    rowProps: (index: number) => ({
      onPointerDown: (event: ReactPointerEvent<HTMLElement>) => takeUp(event, index),
      "data-held": held?.from === index || undefined,
      style: held === null ? undefined : shifted(held, by, index),
    }),
  };
}

/**
 * Animates an element from its position at the time of the call to its position after the next rendering, within
 * `--move`.
 */
function useSettling() {
  const released = useRef<{ readonly element: Element; readonly top: number } | null>(null);
  useLayoutEffect(() => {
    if (released.current === null) return;
    const { element, top } = released.current;
    released.current = null;
    const offset = top - element.getBoundingClientRect().top;
    const duration = Number.parseFloat(getComputedStyle(element).getPropertyValue("--move"));
    element.animate([{ transform: `translateY(${offset}px)` }, { transform: "none" }], {
      duration,
      easing: "ease-out",
    });
  });
  const [settle] = useState(() => (element: Element | undefined) => {
    if (element !== undefined) released.current = { element, top: element.getBoundingClientRect().top };
  });
  return settle;
}

function rowOf(element: Element): Row {
  const { offsetTop, offsetHeight } = element as HTMLElement;
  return { top: offsetTop, height: offsetHeight };
}

/** Whether the dragged row has passed the middle of another. */
function isPassed({ from, rows }: Held, by: number, index: number): boolean {
  const carried = rows[from]!;
  const { top, height } = rows[index]!;
  const middle = top + height / 2;
  if (index === from) return false;
  return index > from ? carried.top + carried.height + by > middle : carried.top + by < middle;
}

/** The new position of a row. The dragged one cannot have passed rows on both sides. */
function placeOf(held: Held, by: number, index: number): number {
  const { from, rows } = held;
  if (index !== from) return isPassed(held, by, index) ? index + (index > from ? -1 : 1) : index;
  const passed = rows.filter((_, other) => isPassed(held, by, other)).length;
  return from + (by < 0 ? -passed : passed);
}

function shifted(held: Held, by: number, index: number): CSSProperties {
  const { from, rows } = held;
  const px = index === from ? by : (placeOf(held, by, index) - index) * rows[from]!.height;
  return { transform: `translateY(${px}px)` };
}

/** −1 up, 1 down, 0 neither, for a pointer at this share of the window's height. */
function scrollDirection(at: number): -1 | 0 | 1 {
  if (at < edge) return -1;
  return at > 1 - edge ? 1 : 0;
}
