import type { Response } from "@playwright/test";
import { expect, test } from "./support/learner-test";
import { QuizPage } from "./support/quiz-page";
import { askForNewItems } from "./support/skip-ahead";

/**
 * The budget of the session's page, in bytes transferred: for becoming interactive, and for what it fetches afterwards.
 */
const mostScriptBytes = 170 * 1000;
const mostLateBytes = 20 * 1000;

test("The session is live with 170 KB of scripts and fetches 20 KB more, however long the queue is", {
  tag: "@desktop",
}, async ({ guest: page, words, hand }) => {
  const quiz = new QuizPage(page, words, hand);
  const open = async () => {
    const responses: Response[] = [];
    const listen = (response: Response) => responses.push(response);
    page.on("response", listen);
    await quiz.open();
    const document = responses.find((response) => response.request().isNavigationRequest());
    const html = (await document?.text()) ?? "";
    const isNamed = (script: Response) => html.includes(new URL(script.url()).pathname);
    const scriptsSoFar = () => responses.filter((response) => response.request().resourceType() === "script");
    // The late scripts come when the browser is idle, which takes long on a busy machine.
    let before = 0;
    const settled = () => {
      const [last, scripts] = [before, scriptsSoFar()];
      before = scripts.length;
      return last === before && !scripts.every(isNamed);
    };
    await expect.poll(settled, { intervals: [2_000], timeout: 30_000 }).toBe(true);
    page.off("response", listen);
    const scripts = scriptsSoFar();
    return { scripts, isNamed, pageBytes: Buffer.byteLength(html) };
  };

  // Scripts loaded by earlier pages count towards its weight.
  const browser = await page.context().newCDPSession(page);
  await browser.send("Network.clearBrowserCache");
  const short = await open();
  const weigh = async (scripts: readonly Response[]) => {
    const sizes = await Promise.all(
      scripts.map(async (script) => (await script.request().sizes()).responseBodySize),
    );
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    return sizes.reduce((sum, size) => sum + size, 0);
  };
  const bytes = await weigh(short.scripts.filter(short.isNamed));
  const lateBytes = await weigh(short.scripts.filter((script) => !short.isNamed(script)));
  test.info().annotations.push({ type: "script bytes", description: `${bytes} + ${lateBytes}` });
  expect(bytes).toBeLessThanOrEqual(mostScriptBytes);
  expect(lateBytes).toBeLessThanOrEqual(mostLateBytes);

  await askForNewItems(page, words, 1_000);
  const long = await open();
  await expect(quiz.progress).toHaveAttribute("aria-valuemax", /^[2-9]\d\d$/);
  expect(long.scripts.map((script) => script.url()).sort()).toEqual(
    short.scripts.map((script) => script.url()).sort(),
  );
  // The numbers drawn differ; hundreds of ticks of the ruler would weigh more.
  expect(Math.abs(long.pageBytes - short.pageBytes)).toBeLessThan(short.pageBytes * 0.02);
});
