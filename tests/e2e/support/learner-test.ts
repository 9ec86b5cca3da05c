import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { createTranslator } from "use-intl/core";
import { type Locale, locales } from "@/lib/i18n/locale";
import type { Namespace } from "@/lib/i18n/messages";
import { test as browserTest, expect } from "@/tests/support/browser-test";
import { type Hand, keyboardHand, touchHand } from "./hand";

export { expect };

/** A message by its namespace and key, such as `quiz.top.end`, in the language of the project. */
export type Words = (key: string, values?: Readonly<Record<string, string | number>>) => string;

type Fixtures = {
  readonly locale: Locale;
  readonly words: Words;
  /** How a person at this device works it: by keyboard alone on a desktop, by touch on a phone. */
  readonly hand: Hand;
  /** Somebody with a session of their own, who has answered nothing yet. */
  readonly guest: Page;
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
});

/** Makes a guest without any of the ceremony that the journey tests. */
export async function startAsGuest(page: Page, words: Words, next = "/today"): Promise<void> {
  await page.goto(`/start?next=${encodeURIComponent(next)}`);
  await page
    .getByRole("main")
    .getByRole("button", { name: words("auth.start.submit") })
    .click();
  await page.waitForURL(next);
}

/** The words themselves come from the files of the program, so a test can't keep an old wording alive. */
export function wordsOf(locale: Locale): Words {
  const translators = new Map<string, (key: string, values?: object) => string>();
  const translator = (namespace: Namespace) => {
    const known = translators.get(namespace);
    if (known !== undefined) return known;
    const path = new URL(`../../../lib/i18n/messages/${locale}/${namespace}.json`, import.meta.url);
    const messages = { [namespace]: JSON.parse(readFileSync(path, "utf8")) };
    const onError = (error: Error) => {
      throw error;
    };
    const made = createTranslator({ locale, messages, namespace, onError }) as never;
    translators.set(namespace, made);
    return made as (key: string, values?: object) => string;
  };
  return (key, values) => {
    const [namespace, ...rest] = key.split(".");
    return translator(namespace as Namespace)(rest.join("."), values);
  };
}
