import type { Page } from "@playwright/test";
import { type Locale, locales } from "@/lib/i18n/locale";
import { test as browserTest, expect } from "@/tests/support/browser-test";
import { type Hand, keyboardHand, touchHand } from "./hand";
import { QuizPage } from "./quiz-page";
import { type Words, wordsOf } from "./words";

export { expect, type Words, wordsOf };

type Fixtures = {
  readonly locale: Locale;
  readonly words: Words;
  /** How a person operates this device: by keyboard alone on a desktop, by touch on a phone. */
  readonly hand: Hand;
  /** A guest who has answered nothing yet. */
  readonly guest: Page;
  /** The guest's session, at its first question. */
  readonly quiz: QuizPage;
};

export const test = browserTest.extend<Fixtures>({
  locale: async ({ locale: tag }, use) => {
    const locale = locales.find((each) => tag?.startsWith(each));
    if (locale === undefined) throw new Error(`the project's language is none of ours: ${tag}`);
    await use(locale);
  },
  words: async ({ locale }, use) => use(wordsOf(locale)),
  hand: async ({ page, hasTouch }, use) => use(hasTouch ? touchHand(page) : keyboardHand(page)),
  guest: async ({ page }, use) => {
    await startAsGuest(page);
    await use(page);
  },
  quiz: async ({ guest, words, hand }, use) => {
    const quiz = new QuizPage(guest, words, hand);
    await quiz.open();
    await use(quiz);
  },
});

/**
 * Makes the page's browser that of a new guest and opens `next`. The form is sent as a browser without scripts sends
 * it, which spares drawing a page; the journey presses its button.
 */
export async function startAsGuest(page: Page, next = "/today"): Promise<void> {
  const { language, timeZone } = await page.evaluate(() => ({
    language: navigator.language,
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  }));
  const headers = { "accept-language": language };
  const asked = await page.request.get(`/start?next=${encodeURIComponent(next)}`, { headers });
  const form = (await asked.text()).split("<form").find((each) => each.includes('name="next"')) ?? "";
  const fields = [...form.matchAll(/<input [^>]*?name="([^"]+)"(?: value="([^"]*)")?/g)].map(
    ([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"').replaceAll("&amp;", "&")],
  );
  const sent = await page.request.post(asked.url(), {
    headers: { ...headers, origin: new URL(asked.url()).origin },
    multipart: { ...Object.fromEntries(fields), timeZone },
    maxRedirects: 0,
  });
  expect([sent.status(), sent.headers().location]).toEqual([303, next]);
  await page.goto(next);
}
