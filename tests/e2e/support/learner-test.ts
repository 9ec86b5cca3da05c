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
  guest: async ({ page, words }, use) => {
    await startAsGuest(page, words);
    await use(page);
  },
  quiz: async ({ guest, words, hand }, use) => {
    const quiz = new QuizPage(guest, words, hand);
    await quiz.open();
    await use(quiz);
  },
});

/** Creates a guest directly; the journey tests the forms. */
export async function startAsGuest(page: Page, words: Words, next = "/today"): Promise<void> {
  await page.goto(`/start?next=${encodeURIComponent(next)}`);
  await page
    .getByRole("main")
    .getByRole("button", { name: words("auth.start.submit") })
    .click();
  await page.waitForURL(next);
}
