import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";

const standards = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** The rules that look at colours; the others find the same in both themes. */
const colourRules = ["color-contrast", "link-in-text-block"];

/**
 * axe does not count a formula as text, while browsers and screen readers read its MathML. The same is checked below.
 */
const misread = ["empty-table-header"];

/**
 * Expects that axe finds nothing, and that the page does not scroll sideways: on a desktop in the light theme, on a
 * phone in the dark one, and in both where a test runs on one of them only.
 * `state` names it in a failure; with `part`, a selector, axe checks only that part of the page.
 */
export async function expectAccessible(page: Page, state: string, part = "html"): Promise<void> {
  const { tags, project } = test.info();
  const isTwice = !tags.some((tag) => tag === "@desktop" || tag === "@phone");
  const [first, second]: readonly [Theme, Theme] =
    project.name === "phone" ? ["dark", "light"] : ["light", "dark"];
  // Without transitions, whose intermediate colours nobody chose.
  await page.emulateMedia({ colorScheme: first, reducedMotion: "reduce" });
  const all = await axe(page, part).withTags(standards).disableRules(misread).analyze();
  const found = told(first, all.violations);
  if (!isTwice) {
    await page.emulateMedia({ colorScheme: second, reducedMotion: "reduce" });
    const colours = await axe(page, part).withRules(colourRules).analyze();
    found.push(...told(second, colours.violations));
  }
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

type Theme = "light" | "dark";

type Violations = Awaited<ReturnType<AxeBuilder["analyze"]>>["violations"];

/** axe measures what a bar over the list leaves uncovered, which a scroll changes; whole targets are measured apart. */
const covered = /partially obscured/;

function told(theme: Theme, violations: Violations): string[] {
  return violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ failureSummary = "" }) => id !== "target-size" || !covered.test(failureSummary))
      .map(({ target, failureSummary }) => `${theme} ${id}: ${target.join(" ")}: ${failureSummary}`),
  );
}
