/**
 * What an author notices in the editor of a long note: the time from a key to the diagnostics of what it wrote, and to
 * the page that shows it. Run alone: `npx tsx tests/bench/editor-timing.ts`; with NOTECURVE_TEST_URL on a server that is
 * running, which belongs to the tests' owner.
 */
import { readFileSync } from "node:fs";
import { chromium, type Page } from "@playwright/test";
import { EditorPage, makeCourse } from "@/tests/e2e/support/author";
import { wordsOf } from "@/tests/e2e/support/words";
import { findChromium } from "@/tests/support/find-chromium";
import { signUpOwner } from "@/tests/support/owner";
import { startTestServer } from "@/tests/support/test-server";
import { figuresOf } from "./load";

const folder = "content/deep-networks";
const linesMeasured = 2_000;
const keysMeasured = 30;
/** So that a key does not meet the work that the one before has left. */
const restMs = 400;

/** The beginning of the longest note, in which every block is whole. */
function longNote(): string {
  const lines = readFileSync(`${folder}/convolution.en.md`, "utf8").split("\n");
  const end = lines.findIndex((line, index) => index >= linesMeasured && line.startsWith("## "));
  return lines.slice(0, end).join("\n");
}

type Timed = { timed?: Promise<{ readonly diagnosed: number; readonly painted: number }> };

/** Presses a key; both times in ms. */
async function timeKey(page: Page) {
  await page.evaluate(() => {
    const root = document.querySelector<HTMLElement>("[data-version]");
    if (root === null) throw new Error("There is no editor.");
    const before = root.dataset.version;
    (window as Timed).timed = new Promise((resolve) => {
      const time = { pressedAt: 0 };
      addEventListener("keydown", ({ timeStamp }) => Object.assign(time, { pressedAt: timeStamp }), {
        once: true,
        capture: true,
      });
      const observer = new MutationObserver(() => {
        const { version, compiled } = root.dataset;
        if (time.pressedAt === 0 || version === before || version !== compiled) return;
        observer.disconnect();
        const diagnosed = performance.now() - time.pressedAt;
        requestAnimationFrame(() => {
          const channel = new MessageChannel();
          channel.port1.onmessage = () => resolve({ diagnosed, painted: performance.now() - time.pressedAt });
          channel.port2.postMessage(null);
        });
      });
      observer.observe(root, { attributes: true });
    });
  });
  await page.keyboard.press("a");
  const timed = await page.evaluate(() => (window as Timed).timed);
  if (timed === undefined) throw new Error("The key was not timed.");
  return timed;
}

async function measureAt(page: Page, what: string, line: string): Promise<void> {
  await page.keyboard.press("ControlOrMeta+f");
  const field = page.getByRole("textbox", { name: "Find", exact: true });
  await field.fill(line);
  await field.press("Enter");
  await field.press("Escape");
  await page.keyboard.press("ArrowRight");
  const times: { readonly diagnosed: number; readonly painted: number }[] = [];
  for (let key = 0; key < keysMeasured; key += 1) {
    times.push(await timeKey(page));
    await page.waitForTimeout(restMs);
  }
  for (const figure of ["diagnosed", "painted"] as const) {
    const { p50, p95 } = figuresOf(
      times.map((time) => time[figure]),
      1,
      0,
    );
    console.log(`${what}, ${figure}: p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms`);
  }
}

const own = process.env.NOTECURVE_TEST_URL === undefined ? await startTestServer() : null;
const url = own?.url ?? process.env.NOTECURVE_TEST_URL;
if (own !== null) await signUpOwner(own.url);
const { executablePath, args } = findChromium();
const browser = await chromium.launch({ executablePath, args: [...args] });
try {
  const words = wordsOf("en");
  const page = await browser.newPage({
    baseURL: url ?? "",
    locale: "en-GB",
    viewport: { width: 1280, height: 800 },
  });
  const address = await makeCourse(page, words);
  const editor = new EditorPage(page, words);
  await editor.open(address);
  const text = longNote();
  await editor.write(text);
  await page.locator("label").filter({ hasText: "course.yaml" }).click();
  const course = readFileSync(`${folder}/course.yaml`, "utf8");
  await editor.write(course.replace(/^notes: .*$/m, "notes: [first-note]"));
  await page
    .getByRole("status")
    .filter({ hasText: words("editor.saving.saved") })
    .waitFor();
  await editor.open(address);
  // Until the publish gate has tried every exercise.
  await page.waitForTimeout(20_000);
  console.log(`${text.split("\n").length} lines`);
  await editor.text.focus();
  await measureAt(page, "in a paragraph", "The kernel works as a detector");
  await measureAt(page, "in a block", "front: What is a feature map");
} finally {
  await browser.close();
  await own?.stop();
}
