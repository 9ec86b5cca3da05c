import { expect, type Page } from "@playwright/test";

/** WCAG 2.5.8: minimum width and height of a target, in CSS pixels. */
const least = 24;

/** Every target on the page is large enough, except links within a sentence. */
export async function expectLargeTargets(page: Page, state: string): Promise<void> {
  expect.soft(await page.evaluate(smallTargets, least), `${state}: smaller than ${least} px`).toEqual([]);
}

/** Runs in the page. */
function smallTargets(smallest: number): string[] {
  const pressable = "a[href], button, select, textarea, summary, input:not([type=hidden]), label:has(input)";
  const small: string[] = [];
  for (const element of document.querySelectorAll<HTMLElement>(pressable)) {
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    // Radio buttons and the skip link are for keyboards and screen readers; their labels are pressed.
    const own = element.getBoundingClientRect();
    if (own.width <= 1 || own.right <= 0 || isInSentence(element)) continue;
    const { width, height } = pressedArea(element);
    if (Math.round(width) < smallest || Math.round(height) < smallest)
      small.push(`${element.outerHTML.slice(0, 120)}: ${Math.round(width)}×${Math.round(height)}`);
  }
  return small;

  /** A link within a sentence, next to other words, follows its line height. */
  function isInSentence(element: HTMLElement): boolean {
    const parent = element.parentElement;
    if (parent === null || !/^inline/.test(getComputedStyle(element).display)) return false;
    const words = [...parent.childNodes].filter(({ nodeType }) => nodeType === Node.TEXT_NODE);
    return words.some(({ textContent }) => /\p{L}{2}/u.test(textContent ?? ""));
  }

  /** A link may be stretched over its row; a label is pressed for its box. */
  function pressedArea(element: HTMLElement): DOMRect {
    const label = element.matches("input") ? element.closest("label") : null;
    if (label !== null) return label.getBoundingClientRect();
    const after = getComputedStyle(element, "::after");
    const isStretched = after.content !== "none" && after.position === "absolute" && after.top === "0px";
    const row = isStretched ? positionedAncestor(element) : null;
    return (row ?? element).getBoundingClientRect();
  }

  function positionedAncestor(element: HTMLElement): HTMLElement | null {
    for (let up = element.parentElement; up !== null; up = up.parentElement)
      if (getComputedStyle(up).position !== "static") return up;
    return null;
  }
}
