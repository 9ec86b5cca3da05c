/** Users of the program, each with a browser. The test file mocks `next/headers` by `fake-browser`. */
import { signIn, signUp, startAsGuest } from "@/lib/auth/account";
import { findLearner, type Learner } from "@/lib/auth/learner";
import type { Browser } from "./fake-browser";

export const address = "203.0.113.7";

export const ada = { name: "Ada Lovelace", email: "ada@example.org", password: "correct horse battery" };

/** Credentials of an arbitrary other person. */
export function somebody(name: string) {
  return { name, email: `${name}@example.org`, password: `the password of ${name}` };
}

/** Each from an address of its own, so that no limit applies. */
let addresses = 0;
function ownAddress(): string {
  addresses += 1;
  return `198.51.100.${addresses}`;
}

export function asGuest(browser: Browser): Promise<{ learnerId: string }> {
  return browser.posts(() => startAsGuest(ownAddress()));
}

export function signsUp(browser: Browser, who: typeof ada): Promise<{ learnerId: string }> {
  return browser.posts(() => signUp(who, ownAddress()));
}

export function signsIn(
  browser: Browser,
  who: { email: string; password: string },
): Promise<{ learnerId: string }> {
  return browser.posts(() => signIn({ email: who.email, password: who.password }, ownAddress()));
}

/** The learner that the server sees when this browser opens a page. */
export function seenAs(browser: Browser): Promise<Learner | null> {
  return browser.opens(findLearner);
}

/** Simulates the minute after which the signed copy of a session expires. */
export function forgetsCopy(browser: Browser): Browser {
  browser.jar.delete("notecurve.session_data");
  return browser;
}
