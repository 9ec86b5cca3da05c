import { createHash } from "node:crypto";
import { type BrowserContext, test as base, expect } from "@playwright/test";

export { expect };

type Options = {
  /** Complaints that a test provokes on purpose, such as the 404 of a page that must not exist. */
  allowedComplaints: RegExp[];
};

/**
 * Playwright's test, which fails on any complaint of the browser: an error on the console, an uncaught exception, a
 * violation of the Content-Security-Policy.
 */
export const test = base.extend<Options>({
  allowedComplaints: [[], { option: true }],
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures out of the pattern.
  baseURL: async ({}, use) => {
    await use(process.env.NOTECURVE_TEST_URL);
  },
  // biome-ignore lint/correctness/noEmptyPattern: as above.
  extraHTTPHeaders: async ({}, use, { testId, retry }) => {
    await use({ "x-forwarded-for": networkOf(`${testId} ${retry}`) });
  },
  context: async ({ context, allowedComplaints }, use) => {
    const complaints = await listen(context);
    await use(context);
    const unexpected = complaints.filter((text) => !allowedComplaints.some((allowed) => allowed.test(text)));
    expect(unexpected, "the browser complained").toEqual([]);
  },
});

/** An address of a private network, the same for the same name. */
function networkOf(name: string): string {
  const [a, b, c] = createHash("sha256").update(name).digest();
  return `10.${a}.${b}.${c}`;
}

async function listen(context: BrowserContext): Promise<string[]> {
  const complaints: string[] = [];
  context.on("console", (message) => {
    if (message.type() === "error") complaints.push(`${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => complaints.push(String(error.error().stack ?? error.error())));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      console.error(`Content-Security-Policy: ${violatedDirective} blocked ${blockedURI}`);
    });
  });
  return complaints;
}
