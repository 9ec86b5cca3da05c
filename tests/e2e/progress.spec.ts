import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./support/accessible";
import { expect, test, type Words } from "./support/learner-test";
import { skipAhead } from "./support/skip-ahead";

/** The budget of the page's scripts, in bytes transferred. */
const mostScriptBytes = 150 * 1000;

/** Charts that a first sitting fills. */
const filled = ["year", "activity", "stock", "concepts", "mistakes", "stability", "answerSeconds"] as const;
/** Charts that need items to come back on a later day. */
const notYet = ["retention", "calibration", "hours"] as const;

const linksIn = (page: Page, words: Words, nav: string) =>
  page
    .getByRole("main")
    .getByRole("navigation", { name: words(nav) })
    .getByRole("link");

test("Who begins sees examples, says from when on there will be more, and finds the way to the first items", async ({
  guest: page,
  words,
  hand,
}) => {
  await hand.press(
    page.getByRole("link", { name: words("ui.nav.progress"), exact: true }).filter({ visible: true }),
  );
  await page.waitForURL("/progress");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("progress.name"));
  await expect(page.getByRole("heading", { name: words("progress.fresh.title") })).toBeVisible();
  for (const name of [...filled, ...notYet]) {
    const chart = page.getByRole("region", { name: words(`progress.${name}.title`), exact: true });
    await expect(chart.getByText(words("progress.example"), { exact: true })).toBeVisible();
    await expect(chart.getByText(words("progress.csv"), { exact: true })).toHaveCount(0);
  }
  await expectAccessible(page, "progress, new");
  await hand.press(page.getByRole("link", { name: words("progress.fresh.start") }));
  await page.waitForURL("/today");
});

test("After a sitting each chart tells it, in a sentence, a picture, a table and a file", async ({
  guest: page,
  words,
  hand,
}) => {
  await skipAhead(page, words, "cloze");
  await page.goto("/progress");
  for (const name of filled) {
    const chart = page.getByRole("region", { name: words(`progress.${name}.title`), exact: true });
    await expect(chart.getByText(words("progress.example"), { exact: true })).toHaveCount(0);
  }
  for (const name of notYet) {
    const chart = page.getByRole("region", { name: words(`progress.${name}.title`), exact: true });
    await expect(chart.getByText(words("progress.example"), { exact: true })).toBeVisible();
  }
  await expectAccessible(page, "progress, after a sitting");

  const activity = page.getByRole("region", { name: words("progress.activity.title") });
  const picture = activity.getByRole("img").first();
  await expect(picture).toBeVisible();
  const sentence = (await picture.getAttribute("aria-label")) ?? "";
  expect(sentence).not.toBe("");
  await expect(activity.getByText(sentence, { exact: true })).toBeVisible();

  const summary = activity.getByText(words("progress.table"), { exact: true });
  await summary.focus();
  await page.keyboard.press("Enter");
  const rows = activity.getByRole("row");
  await expect(rows.nth(1)).toBeVisible();
  await expectAccessible(page, "progress, a table");

  const link = activity.getByRole("link", {
    name: words("progress.csvOf", { chart: words("progress.activity.title") }),
  });
  const [download] = await Promise.all([page.waitForEvent("download"), hand.press(link)]);
  expect(download.suggestedFilename()).toMatch(/^activity-\d{4}-\d{2}-\d{2}\.csv$/);
  const csv = readFileSync(await download.path(), "utf8");
  expect(csv).toMatch(/^\uFEFFfrom,to,kind,reviews,minutes\r\n/);
  expect(csv.trimEnd().split("\r\n")).toHaveLength(await rows.count());
});

test("The address holds period and grain; each choice is a link", { tag: "@desktop" }, async ({
  guest: page,
  words,
  hand,
}) => {
  await page.goto("/progress?days=soon");
  const periods = linksIn(page, words, "progress.period");
  await expect(periods).toHaveText(
    ["30", "90", "365", "all"].map((days) => words("progress.days", { days })),
  );
  await expect(periods.nth(1)).toHaveAttribute("aria-current", "true");
  await hand.press(periods.nth(3));
  await page.waitForURL("/progress?days=all");
  await expect(periods.nth(3)).toHaveAttribute("aria-current", "true");
  await page.goBack();
  await expect(periods.nth(1)).toHaveAttribute("aria-current", "true");
});

test.describe(() => {
  test.use({ allowedComplaints: [/status of 40[14]/] });
  test("A course that is none of the learner's, and a chart that is none, are not found; a stranger gets no file", {
    tag: "@desktop",
  }, async ({ page, guest, words, browser }) => {
    await guest.goto("/progress?course=nothing");
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("errors.page.notFoundTitle"));
    expect((await guest.request.get("/progress/csv/nothing")).status()).toBe(404);
    expect((await guest.request.get("/progress/csv/year?course=nothing")).status()).toBe(404);
    const stranger = await browser.newContext();
    const url = new URL("/progress/csv/year", guest.url()).href;
    expect((await stranger.request.get(url)).status()).toBe(401);
    await stranger.close();
  });
});

test("The page needs no more than 150 KB of scripts", { tag: "@desktop" }, async ({ guest: page }) => {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send("Network.clearBrowserCache");
  const sizes: Promise<number>[] = [];
  page.on("requestfinished", (request) => {
    if (request.resourceType() === "script")
      sizes.push(request.sizes().then(({ responseBodySize }) => responseBodySize));
  });
  await page.goto("/progress", { waitUntil: "networkidle" });
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: "script bytes", description: String(bytes) });
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(mostScriptBytes);
});
