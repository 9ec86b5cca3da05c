import { execFileSync } from "node:child_process";
import type { Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locale";
import type { SheetLine } from "@/tests/support/sheet-line";

/** Every item in every state, an exercise with this many draws. See tests/support/item-sheet.tsx. */
export function drawSheet(locale: Locale, draws: number): SheetLine[] {
  const command = ["--import", "tsx", "tests/support/item-sheet.tsx", locale, String(draws)];
  const output = execFileSync(process.execPath, command, {
    // Without React's development checks it takes half the time.
    env: { ...process.env, NODE_ENV: "production" },
    encoding: "utf8",
    maxBuffer: 2 ** 28,
    stdio: ["ignore", "pipe", "inherit"],
  });
  return output
    .trimEnd()
    .split("\n")
    .map((line): SheetLine => JSON.parse(line));
}

/**
 * Shows items one below the other as if the server had sent them, in the program's own styles and fonts; without
 * scripts.
 */
export async function showSheet(page: Page, locale: Locale, lines: readonly SheetLine[]): Promise<void> {
  const styles = await page.request.get("/sign-in");
  const links = (await styles.text()).match(/<link rel="stylesheet"[^>]*>/g) ?? [];
  const body = lines.map(({ html }, index) => `<div data-line="${index}">${html}</div>`).join("\n");
  const html = `<!doctype html>
<html lang="${locale === "zh" ? "zh-Hans" : "en"}">
<head><meta charset="utf-8"><title>Items</title>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">${links.join("")}</head>
<body>${body}</body>
</html>`;
  const address = "**/item-sheet";
  await page.unroute(address);
  await page.route(address, (route) => route.fulfill({ contentType: "text/html", body: html }));
  await page.goto("/item-sheet");
  await page.evaluate(() => document.fonts.ready);
}
