/**
 * What a learner notices: the size of the page's JavaScript, and the time from a key to the next item on the screen.
 */
import { gzipSync } from "node:zlib";
import { type CDPSession, chromium, type Page } from "@playwright/test";
import { findChromium } from "@/tests/support/find-chromium";
import { type Figures, figuresOf } from "./load";

const addedLatencyMs = 300;
const itemsMeasured = 20;

/** Every script that the page needs to become interactive, compressed the same way whatever the server does. */
async function javascriptKilobytes(page: Page, url: string): Promise<number> {
  const sizes = new Map<string, number>();
  const reading: Promise<void>[] = [];
  page.on("response", (response) => {
    if (response.request().resourceType() !== "script") return;
    const { pathname } = new URL(response.url());
    reading.push(response.body().then((body) => void sizes.set(pathname, gzipSync(body).length)));
  });
  const html = (await (await page.goto(`${url}/quiz`))?.text()) ?? "";
  await page.locator("#question").waitFor();
  await Promise.all(reading);
  page.removeAllListeners("response");
  const needed = [...sizes].filter(([pathname]) => html.includes(pathname));
  return needed.reduce((sum, [, size]) => sum + size, 0) / 1024;
}

async function addLatency(page: Page): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", {
    offline: false,
    latency: addedLatencyMs,
    downloadThroughput: -1,
    uploadThroughput: -1,
  });
  return session;
}

type Watching = { nextPainted?: Promise<number> };

/** Presses the key and returns the time from its event to the frame in which the question has changed, in ms. */
async function keyToNextPainted(page: Page, key: string): Promise<number> {
  await page.evaluate(() => {
    const before = document.querySelector("#question")?.textContent;
    (window as Watching).nextPainted = new Promise<number>((resolve) => {
      const time = { pressedAt: 0 };
      addEventListener("keydown", ({ timeStamp }) => Object.assign(time, { pressedAt: timeStamp }), {
        once: true,
        capture: true,
      });
      const observer = new MutationObserver(() => {
        if (time.pressedAt === 0 || document.querySelector("#question")?.textContent === before) return;
        observer.disconnect();
        // The paint follows the next frame's callbacks; a message posted there arrives after it.
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve(performance.now() - time.pressedAt);
          channel.port2.postMessage(null);
        });
      });
      observer.observe(document.body, { childList: true, subtree: true, characterData: true });
    });
  });
  // Earlier presses are ignored: nobody could have seen the item yet.
  await page.locator("[data-unseen]").waitFor({ state: "detached" });
  await page.keyboard.press(key);
  return page.evaluate(() => (window as Watching).nextPainted!);
}

/** Brings the current item to the point where one key moves on, and returns that key. */
async function answer(page: Page): Promise<string> {
  const isGraded = (await page.locator("#answer").count()) > 0;
  if (!isGraded) {
    await page.locator("[data-unseen]").waitFor({ state: "detached" });
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: /^Good/ }).waitFor();
    return "3";
  }
  await page.getByRole("button", { name: "I don’t know" }).click();
  await page.getByRole("button", { name: /^Continue/ }).waitFor();
  return "Enter";
}

export async function measureBrowser(
  url: string,
  report: (what: string, figures: Figures) => void,
): Promise<void> {
  const { executablePath, args, env } = findChromium();
  const browser = await chromium.launch({
    executablePath,
    args: [...args],
    env: { ...process.env, ...env } as Record<string, string>,
  });
  try {
    const page = await browser.newPage({ locale: "en-GB" });
    await page.goto(`${url}/start`);
    await page.locator("main button[type=submit], main form button").first().click();
    await page.waitForURL("**/today");
    console.log(`JavaScript of /quiz: ${(await javascriptKilobytes(page, url)).toFixed(0)} KB gzip`);
    await addLatency(page);
    const times: number[] = [];
    const begin = performance.now();
    for (let i = 0; i < itemsMeasured; i += 1) {
      const key = await answer(page);
      times.push(await keyToNextPainted(page, key));
    }
    report("key → next item painted", figuresOf(times, performance.now() - begin));
  } finally {
    await browser.close();
  }
}
