import AxeBuilder from "@axe-core/playwright";
import { expect, type Page } from "@playwright/test";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that look at colours; the others find the same in both themes. */
const colourRules = ["color-contrast", "link-in-text-block"];

/**
 * axe does not count a formula as text, while browsers and screen readers read its MathML. The same is checked below.
 */
const misread = ["empty-table-header"];

/**
 * Expects that axe finds nothing in the light and in the dark theme, and that the page does not scroll sideways.
 * `state` names it in a failure; with `part`, a selector, axe checks only that part of the page.
 */
export async function expectAccessible(page: Page, state: string, part = "html"): Promise<void> {
  // Without transitions, whose intermediate colours nobody chose.
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const light = await axe(page, part).withTags(standards).disableRules(misread).analyze();
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  const dark = await axe(page, part).withRules(colourRules).analyze();
  const found = [...told("light", light.violations), ...told("dark", dark.violations)];
  expect.soft(found, state).toEqual([]);
  await expect
    .soft(page.locator("th").filter({ hasText: /^\s*$/ }), `${state}: empty headers`)
    .toHaveCount(0);
  const sideways = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return scrollWidth - clientWidth;
  });
  expect.soft(sideways, `${state}: pixels to scroll sideways`).toBeLessThanOrEqual(0);
}

/**
 * Our pages have no frames, and not looking for them takes half the time. The visual part of formulas is hidden from
 * screen readers and has the colour of the text around it.
 */
function axe(page: Page, part: string): AxeBuilder {
  return new AxeBuilder({ page }).include(part).exclude(".katex-html").setLegacyMode();
}

type Violations = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"];

/** axe measures what a bar over the list leaves uncovered, which a scroll changes; whole targets are measured apart. */
const covered = /partially obscured/;

function told(theme: string, violations: Violations): string[] {
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ failureSummary = "" }) => id !== "target-size" || !covered.test(failureSummary))
      .map(({ target, failureSummary }) => `${theme} ${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}
