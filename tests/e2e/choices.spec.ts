import type { Locator, Page } from "@playwright/test";
import type { Locale } from "@/lib/i18n/locale";
import { expectAccessible } from "./support/accessible";
import { signIn, signUp } from "./support/account";
import { look } from "./support/hand";
import { expect, test, wordsOf } from "./support/learner-test";
import { QuizPage } from "./support/quiz-page";
import { Trial } from "./support/trial";

const note = "/courses/deep-networks/convolution";

test("The language can be changed anywhere, and the place stays the same", async ({
  page,
  words,
  locale,
}) => {
  const other: Locale = locale === "en" ? "zh" : "en";
  const otherWords = wordsOf(other);
  await page.goto("/");
  const trial = new Trial(page, words);
  const numbers = numbersOf(await trial.question.textContent());
  await trial.field.fill("54");
  await switchTo(page, other);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(otherWords("landing.title"));
  await expect(page.locator("html")).toHaveAttribute("lang", other === "zh" ? "zh-CN" : "en");
  const translated = new Trial(page, otherWords);
  await expect(translated.question).toHaveText(other === "zh" ? /步幅/ : /stride/);
  expect(numbersOf(await translated.question.textContent())).toEqual(numbers);
  await expect(translated.field).toHaveValue("54");

  await page.goto(note);
  const heading = page.locator("#output-size");
  await heading.evaluate((element) => element.scrollIntoView());
  const before = { text: await heading.textContent(), top: await topOf(heading) };
  // A click of Playwright's would scroll the page to the sticky bar first.
  await languageButton(page, locale).dispatchEvent("click");
  await expect(heading).not.toHaveText(before.text ?? "");
  // The sentence in the upper third keeps its position exactly; text above it moves with the length of its lines.
  expect(Math.abs((await topOf(heading)) - before.top)).toBeLessThan(80);
  // The choice outlasts the page.
  await page.goto("/sign-in?next=/settings");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(words("auth.signIn.title"));
  await switchTo(page, other);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(otherWords("auth.signIn.title"));
  await expect(page).toHaveURL("/sign-in?next=/settings");
});

test("A language chosen on the device outlasts signing in; without one, the account's applies", {
  tag: "@desktop",
}, async ({ page, words, locale }) => {
  const other: Locale = locale === "en" ? "zh" : "en";
  const title = (inLocale: Locale) => wordsOf(inLocale)("settings.title");
  const heading = page.getByRole("heading", { level: 1 });
  const credentials = await signUp(page, words, "/settings");
  await switchTo(page, other);
  await expect(heading).toHaveText(title(other));
  await page.context().clearCookies();

  await page.goto("/sign-in?next=/settings");
  await signIn(page, words, credentials);
  await page.waitForURL("/settings");
  await expect(heading).toHaveText(title(other));
  await page.context().clearCookies();

  await page.goto("/sign-in?next=/settings");
  await switchTo(page, other);
  await expect(heading).toHaveText(wordsOf(other)("auth.signIn.title"));
  await switchTo(page, locale);
  await expect(heading).toHaveText(words("auth.signIn.title"));
  await signIn(page, words, credentials);
  await page.waitForURL("/settings");
  await expect(heading).toHaveText(title(locale));
});

test("In the middle of a session the language changes and the question does not", async ({
  guest: page,
  words,
  hand,
  hasTouch,
  locale,
  quiz,
}) => {
  await quiz.passUntil("self");
  const item = await quiz.item();
  const position = await quiz.position();
  const other: Locale = locale === "en" ? "zh" : "en";
  await hand.keyOrPress("?", page.getByRole("button", { name: words("quiz.keys.language") }));
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  // On touch screens the keys are hidden.
  await expect(dialog.getByText(words("quiz.keys.list.undo"))).toBeVisible({ visible: !hasTouch });
  await expectAccessible(page, "language in a session");
  await switchTo(page, other);
  const translated = new QuizPage(page, wordsOf(other), hand);
  await look(page);
  if (await dialog.isVisible()) await page.keyboard.press("Escape");
  await expect(translated.show).toBeVisible();
  expect(await translated.item()).toBe(item);
  expect(await translated.position()).toBe(position);
});

test("A chosen theme applies at once, and is in the served page", { tag: "@desktop" }, async ({
  guest: page,
  words,
}) => {
  await page.emulateMedia({ colorScheme: "light" });
  await page.goto("/settings");
  const paper = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await paper();
  await page.getByText(words("settings.appearance.dark"), { exact: true }).click();
  await expect.poll(paper).not.toBe(light);
  const dark = await paper();
  for (const path of ["/settings", "/", note, "/quiz"]) {
    const served = await page.goto(path);
    expect(await served?.text(), path).toMatch(/^<!DOCTYPE html><html [^>]*data-theme="dark"/);
    expect(await paper(), path).toBe(dark);
  }
  await page.goto("/settings");
  await page.getByText(words("settings.appearance.system"), { exact: true }).click();
  await expect.poll(paper).toBe(light);
  await page.emulateMedia({ colorScheme: "dark" });
  await expect.poll(paper).toBe(dark);
});

function topOf(element: Locator): Promise<number> {
  return element.evaluate((it) => it.getBoundingClientRect().top);
}

function numbersOf(text: string | null): string[] {
  return text?.match(/\d+/g) ?? [];
}

function languageButton(page: Page, locale: Locale): Locator {
  return page.getByRole("button", { name: locale === "zh" ? "中文" : "EN", exact: true }).last();
}

async function switchTo(page: Page, locale: Locale): Promise<void> {
  await languageButton(page, locale).click();
}
