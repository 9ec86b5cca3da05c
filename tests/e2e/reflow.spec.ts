import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { parse } from "yaml";
import { expect, test } from "./support/learner-test";

const course = "/courses/deep-networks";
const { notes }: { notes: string[] } = parse(readFileSync("content/deep-networks/course.yaml", "utf8"));

/** WCAG 1.4.10: at 320 px nothing needs scrolling in two directions. */
const narrowest = { width: 320, height: 640 };

async function expectNoSidewaysScroll(page: Page, path: string): Promise<void> {
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width, `${path} is ${width} px wide`).toBeLessThanOrEqual(narrowest.width);
}

test("On the narrowest phone no page of a visitor scrolls sideways", async ({ page }) => {
  await page.setViewportSize(narrowest);
  for (const path of ["/", "/start", "/sign-in", "/sign-up", "/courses", course]) {
    await page.goto(path);
    await expectNoSidewaysScroll(page, path);
  }
});

test("On the narrowest phone no page of a guest scrolls sideways", async ({ guest }) => {
  await guest.setViewportSize(narrowest);
  const paths = [
    "/today",
    "/progress",
    "/settings",
    "/courses",
    course,
    ...notes.map((note) => `${course}/${note}`),
    "/quiz",
  ];
  for (const path of paths) {
    await guest.goto(path);
    await expectNoSidewaysScroll(guest, path);
  }
});
