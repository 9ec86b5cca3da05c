import type { Page } from "@playwright/test";
import type { Words } from "./learner-test";

export type Credentials = { readonly email: string; readonly password: string };

/** Creates an account by the form and ends on the page `next`. */
export async function signUp(page: Page, words: Words, next = "/today"): Promise<Credentials> {
  const credentials = { email: `${crypto.randomUUID()}@example.test`, password: "four words of mine" };
  await page.goto(`/sign-up?next=${encodeURIComponent(next)}`);
  await page.getByLabel(words("auth.signUp.name")).fill("Mary Somerville");
  await fillAndSend(page, words, credentials, "auth.signUp.submit");
  await page.waitForURL(next);
  return credentials;
}

/** Fills in and posts the form on the page. */
export async function signIn(page: Page, words: Words, credentials: Credentials): Promise<void> {
  await fillAndSend(page, words, credentials, "auth.signIn.submit");
}

async function fillAndSend(page: Page, words: Words, { email, password }: Credentials, submit: string) {
  const main = page.getByRole("main");
  await main.getByLabel(words("auth.email")).fill(email);
  await main.getByLabel(words("auth.password"), { exact: true }).fill(password);
  await main.getByRole("button", { name: words(submit) }).click();
}
