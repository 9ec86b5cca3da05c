"use client";

import { useTranslations } from "next-intl";
import { useEffect } from "react";

const scrollers = ".katex-display, .prose table, .prose pre, [data-scroller]";

/**
 * Boxes that really scroll sideways become focusable and named, so that the keyboard can scroll them
 * (WCAG 2.1.1). Whether they do is known in the browser only. Authors' HTML is not React's, hence the DOM.
 */
export function FocusableScrollers() {
  const label = useTranslations("common")("scrollsSideways");
  useEffect(() => {
    let frame = 0;
    const update = () => {
      frame = 0;
      for (const box of document.querySelectorAll<HTMLElement>(scrollers)) mark(box, label);
    };
    const later = () => {
      frame ||= requestAnimationFrame(update);
    };
    const observer = new MutationObserver(later);
    observer.observe(document.body, { childList: true, subtree: true });
    window.addEventListener("resize", later);
    later();
    return () => {
      cancelAnimationFrame(frame);
      observer.disconnect();
      window.removeEventListener("resize", later);
    };
  }, [label]);
  return null;
}

function mark(box: HTMLElement, label: string) {
  const scrolls = box.scrollWidth > box.clientWidth;
  if (scrolls === (box.tabIndex === 0)) return;
  if (!scrolls) {
    box.removeAttribute("tabindex");
    return;
  }
  box.tabIndex = 0;
  // A table keeps its own role: a group would hide its rows from a screen reader.
  if (box.tagName === "TABLE" || box.hasAttribute("role")) return;
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", label);
}
