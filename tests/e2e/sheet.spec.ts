import type { Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locale";
import type { SheetLine } from "@/tests/support/sheet-line";
import { expectAccessible } from "./support/accessible";
import { drawSheet, showSheet } from "./support/item-sheets";
import { expect, test } from "./support/learner-test";

/** A small phone. */
const width = 360;
const draws = 2;
/** Lines per page: more would take the browser long to lay out. */
const linesAtOnce = 150;

test("Every item fits a phone, and its controls have names in plain words", async ({ page, locale }) => {
  test.slow();
  const lines = drawSheet(locale, draws);
  expect(lines.filter(({ kind }) => kind === "exercise").length).toBeGreaterThan(100 * draws);
  await test.step("nothing is cut off", async () => {
    const cut: string[] = [];
    await page.setViewportSize({ width, height: 844 });
    for (let from = 0; from < lines.length; from += linesAtOnce) {
      const part = lines.slice(from, from + linesAtOnce);
      await showSheet(page, locale, part);
      const found = await page.evaluate(cutOff);
      cut.push(
        ...found.map(({ line, px, what }) => `${part[line]?.name} ${part[line]?.state}: ${px} px, ${what}`),
      );
    }
    expect(cut).toEqual([]);
  });
  await test.step("a figure is seen beside the menus that are asked for in it, with letters that can be read", async () => {
    const figures = lines.filter(({ kind, state }) => kind === "label" && state === "ask");
    expect(figures.length).toBeGreaterThan(10);
    await showSheet(page, locale, figures);
    for (const [width, height] of windows) {
      await page.setViewportSize({ width, height });
      const found = await page.evaluate(menusWithoutFigure);
      expect(
        found.map(({ line, fault }) => `${figures[line]?.item}: ${fault}`),
        `${width}×${height}`,
      ).toEqual([]);
    }
  });
  await page.setViewportSize({ width: 1280, height: 800 });
  for (const line of hardToName(lines)) {
    await test.step(line.name, () => expectNamed(page, locale, line));
  }
});

/** A current phone, a small one, and a laptop. */
const windows = [
  [390, 844],
  [360, 640],
  [1280, 800],
] as const;

/** Runs in the page: scrolls to each menu, and reports parts of its figure that are not visible then. */
function menusWithoutFigure(): { readonly line: number; readonly fault: string }[] {
  /** Browsers may split a pixel. */
  const slack = 1;
  /** Letters of 12 px, on a screen where they must shrink. */
  const smallestLetters = 12 * 0.85 - 0.1;
  const faultsIn = (box: HTMLElement): string[] => {
    const part = (selector: string) => box.querySelector(selector)!.getBoundingClientRect();
    const svg = box.querySelector<SVGSVGElement>("#answer [data-drawing] svg")!;
    const { a: scale } = svg.getScreenCTM()!;
    const letters = [...svg.querySelectorAll("text")].map((text) =>
      Number.parseFloat(getComputedStyle(text).fontSize),
    );
    const smallest = scale * Math.min(...letters);
    const faults = smallest < smallestLetters ? [`letters of ${smallest} px`] : [];
    window.scrollTo(0, window.scrollY + box.getBoundingClientRect().top);
    for (const [index, menu] of [...box.querySelectorAll("#answer select")].entries()) {
      window.scrollBy(0, Math.max(0, menu.getBoundingClientRect().bottom - part("footer").top));
      const [from, to] = [part("header").bottom - slack, part("footer").top + slack];
      const [figure, at] = [part("#answer [data-drawing]"), menu.getBoundingClientRect()];
      if (at.top < from || at.bottom > to) faults.push(`menu ${index + 1} lies under a bar`);
      if (figure.top < from || figure.bottom > to) faults.push(`the figure is cut off at menu ${index + 1}`);
      const isBelow = at.left < figure.right && figure.left < at.right;
      if (isBelow && at.top < figure.bottom) faults.push(`the figure covers menu ${index + 1}`);
    }
    return faults;
  };
  return [...document.querySelectorAll<HTMLElement>("[data-line]")].flatMap((box) =>
    faultsIn(box).map((fault) => ({ line: Number(box.dataset.line), fault })),
  );
}

type Cut = { readonly line: number; readonly px: number; readonly what: string };

/** Runs in the page: for each item, the element that exceeds the window, or a scroll box, the most. */
function cutOff(): Cut[] {
  const right = document.documentElement.clientWidth;
  return [...document.querySelectorAll<HTMLElement>("[data-line]")].flatMap((box) => {
    const parts = [...box.querySelectorAll<HTMLElement>("main :not(.katex *)")]
      // Figures may scroll; text for screen readers takes no room.
      .filter((part) => part.closest("[data-drawing], .sr-only, .katex-mathml, svg") === null)
      .map((part) => {
        const isScrolled = getComputedStyle(part).overflowX !== "visible";
        const hidden = isScrolled ? part.scrollWidth - part.clientWidth : 0;
        const { right: end, width } = part.getBoundingClientRect();
        const beyond =
          width > 0 && part.parentElement?.closest(".math, .scroll, .brackets") === null ? end - right : 0;
        return { px: Math.round(Math.max(hidden - 1, beyond)), what: `${part.localName}.${part.className}` };
      });
    const worst = parts.reduce((a, b) => (b.px > a.px ? b : a), { px: 0, what: "" });
    return worst.px > 0 ? [{ line: Number(box.dataset.line), ...worst }] : [];
  });
}

/** For every kind, one item with a formula among its labels, and one with code, if there are any. */
function hardToName(lines: readonly SheetLine[]): SheetLine[] {
  const asked = lines.filter(({ state }) => state === "ask");
  const kinds = [...new Set(asked.map(({ kind }) => kind))];
  return kinds.flatMap((kind) => {
    const ofKind = asked.filter((line) => line.kind === kind);
    const withMath = ofKind.find(({ html }) => labelsOf(html).includes("<math")) ?? ofKind[0];
    const withCode = ofKind.find(({ html }) => labelsOf(html).includes("<code"));
    return [withMath, withCode].filter((line) => line !== undefined);
  });
}

function labelsOf(html: string): string {
  return html.match(/<(label|li|legend)\b[\s\S]*?<\/\1>/g)?.join("") ?? html;
}

async function expectNamed(page: Page, locale: Locale, line: SheetLine): Promise<void> {
  await showSheet(page, locale, [line]);
  await expectAccessible(page, line.name);
  // Touch keys are hidden with a mouse.
  const controls = page.locator("#answer").locator("input, select, button").filter({ visible: true });
  for (const control of await controls.all()) {
    await expect(control).toHaveAccessibleName(/[\p{L}\p{N}]/u);
    await expect(control).not.toHaveAccessibleName(/\\[a-z]|\$|<\w/);
  }
}
