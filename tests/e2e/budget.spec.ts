import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";
import { expect, test } from "./support/learner-test";
import { QuizPage } from "./support/quiz-page";

/** What the session's page may weigh as it travels, in bytes. */
const mostScriptBytes = 170 * 1024;

test("The session's scripts stay within 170 KB, however long the queue is", async ({
  guest: page,
  words,
  hand,
}) => {
  const quiz = new QuizPage(page, words, hand);
  const open = async () => {
    const responses: Response[] = [];
    const listen = (response: Response) => responses.push(response);
    page.on("response", listen);
    await quiz.open();
    await page.waitForLoadState("networkidle");
    page.off("response", listen);
    const scripts = responses.filter((response) => response.request().resourceType() === "script");
    const document = responses.find((response) => response.request().isNavigationRequest());
    return { scripts, pageBytes: gzipSync((await document?.body()) ?? "").length };
  };

  // What the pages before it have loaded is part of its weight.
  const browser = await page.context().newCDPSession(page);
  await browser.send("Network.clearBrowserCache");
  const long = await open();
  const sizes = await Promise.all(
    long.scripts.map(async (script) => (await script.request().sizes()).responseBodySize),
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  test.info().annotations.push({ type: "script bytes", description: String(bytes) });
  expect(Math.min(...sizes)).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(mostScriptBytes);

  await askForNewItems(page, words, 100);
  const longer = await open();
  await expect(quiz.progress).toHaveAttribute("aria-valuemax", /^[5-9]\d$|^\d{3}$/);
  expect(longer.scripts.map((script) => script.url()).sort()).toEqual(
    long.scripts.map((script) => script.url()).sort(),
  );
  // The ruler has a stroke for each item, all alike.
  expect(longer.pageBytes).toBeLessThan(long.pageBytes * 1.03);
});

async function askForNewItems(page: Page, words: (key: string) => string, count: number): Promise<void> {
  await page.goto("/settings");
  const main = page.getByRole("main");
  await main.getByLabel(words("settings.study.newPerDay")).fill(String(count));
  await main.getByRole("button", { name: words("settings.study.save"), exact: true }).click();
  await expect(main.getByText(words("settings.study.saved"))).toBeVisible();
}
