import type { Browser, Page } from "@playwright/test";
import type { MoreEntries, ReviewInput } from "@/lib/quiz/api";
import { signIn, signUp } from "./support/account";
import { expect, startAsGuest, test } from "./support/learner-test";

test("Another learner's data looks as if it did not exist", { tag: "@desktop" }, async ({
  guest,
  browser,
  words,
  quiz,
}) => {
  await quiz.passUntil("self");
  const posted = guest.waitForRequest("**/api/reviews");
  await quiz.reveal();
  await quiz.rate("good");
  const [review]: ReviewInput[] = (await posted).postDataJSON().reviews;
  const { entries }: MoreEntries = await postJson(guest, "/api/quiz", { holding: [] });
  const graded = entries.find((entry) => entry.graded)?.variantId;
  const self = entries.find((entry) => !entry.graded)?.variantId;
  const own = await guest.request.get(`/quiz/summary/${review?.sessionId}`);
  expect(own.status()).toBe(200);

  const stranger = await newPage(browser);
  await startAsGuest(stranger);
  const nothing = crypto.randomUUID();
  for (const sessionId of [review?.sessionId, nothing]) {
    const response = await stranger.goto(`/quiz/summary/${sessionId}`);
    expect(response?.status()).toBe(404);
    await expect(stranger.getByRole("heading", { level: 1 })).toHaveText(words("errors.page.notFoundTitle"));
  }
  for (const variantId of [graded, nothing]) {
    const response = await stranger.request.post("/api/answers", { data: { variantId, answer: "1" } });
    expect(response.status()).toBe(404);
    expect(await response.json()).toMatchObject({ error: { code: "not-found" } });
  }
  for (const variantId of [self, graded, nothing]) {
    const { results } = await postJson(stranger, "/api/reviews", {
      reviews: [{ ...review, id: crypto.randomUUID(), variantId, rating: 3 }],
    });
    expect(results).toMatchObject([{ status: "refused", code: "not-found" }]);
  }
  expect(await postJson(stranger, "/api/undo", {})).toEqual({ undone: null, actions: null, entry: null });
  // None of these attempts has changed anything for the owner.
  const after = await guest.request.get(`/quiz/summary/${review?.sessionId}`);
  expect(mainOf(await after.text())).toBe(mainOf(await own.text()));
  await stranger.context().close();
});

test.describe("on a shared device", () => {
  test.use({ allowedComplaints: [/status of 401/] });

  test("An answer is kept for its learner while somebody else is signed in on the same device", {
    tag: "@desktop",
  }, async ({ guest: page, context, words, quiz }) => {
    await quiz.passUntil("self");
    const answers = (await quiz.position()) - 1;
    const own = await context.cookies();
    await context.clearCookies();
    const other = await context.newPage();
    await startAsGuest(other);

    const refused = page.waitForResponse("**/api/reviews");
    await quiz.reveal();
    await quiz.rate("good");
    const request = (await refused).request();
    expect((await refused).status()).toBe(401);
    const { reviews, madeBy } = request.postDataJSON();
    const [review]: ReviewInput[] = reviews;
    const key = `notecurve/review/${madeBy}/${review?.id}`;
    const kept = () => other.evaluate((name) => localStorage.getItem(name), key);
    expect(await kept()).not.toBeNull();
    // Not even the other learner's pages, which send a guest's leftovers, drop it.
    const passedOver = other.waitForResponse("**/api/reviews");
    await other.goto("/today");
    expect((await (await passedOver).json()).results).toMatchObject([{ code: "not-found" }]);
    expect(await kept()).not.toBeNull();

    await context.clearCookies();
    await context.addCookies(own);
    const sent = other.waitForResponse("**/api/reviews");
    await other.goto("/today");
    expect((await (await sent).json()).results).toMatchObject([{ status: "accepted" }]);
    await expect.poll(kept).toBeNull();
    const summary = await other.goto(`/quiz/summary/${review?.sessionId}`);
    expect(summary?.status()).toBe(200);
    const figure = other.locator("dl > div").filter({ hasText: words("quiz.summary.figures.answers") });
    await expect(figure.locator("dd").first()).toHaveText(String(answers + 1));
  });
});

test("A session that has ended must sign in again, though its copy is still trusted for reading", {
  tag: "@desktop",
}, async ({ page, context, words }) => {
  await signUp(page, words);
  const held = await context.cookies();
  await page.goto("/settings");
  await page.getByRole("button", { name: words("settings.signOut.submit") }).click();
  await page.waitForURL("/");
  await context.addCookies(held);
  for (const path of ["/quiz", "/settings"]) {
    const response = await page.goto(path);
    expect(response?.status()).toBe(200);
    await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  for (const path of ["/sign-up", "/start"]) {
    await page.goto(path);
    await expect(page).toHaveURL(path);
  }
});

test("Nobody ends the session of another account", { tag: "@desktop" }, async ({ page, browser, words }) => {
  const victim = await signUp(page, words);
  const victimElsewhere = await newPage(browser);
  await victimElsewhere.goto("/sign-in");
  await signIn(victimElsewhere, words, victim);
  await victimElsewhere.waitForURL("/today");
  await page.goto("/settings");
  const elsewhereId = await page.locator("input[name=sessionId]").inputValue();

  const stranger = await newPage(browser);
  const credentials = await signUp(stranger, words);
  const strangerElsewhere = await newPage(browser);
  await strangerElsewhere.goto("/sign-in");
  await signIn(strangerElsewhere, words, credentials);
  await strangerElsewhere.waitForURL("/today");
  await stranger.goto("/settings");
  const ownId = stranger.locator("input[name=sessionId]");
  await ownId.evaluate((input: HTMLInputElement, id) => {
    input.value = id;
  }, elsewhereId);
  const sessions = stranger.getByRole("region", { name: words("settings.sessions.title") });
  await sessions
    .getByRole("button", { name: words("settings.sessions.end"), exact: false })
    .first()
    .click();
  await expect(sessions.getByRole("status")).toHaveText(words("settings.problem.sessionGone"));

  // The real owner can: the same form with the same id.
  await page.reload();
  await expect(page.locator("input[name=sessionId]")).toHaveValue(elsewhereId);
  const own = page.getByRole("region", { name: words("settings.sessions.title") });
  await own
    .locator("form")
    .filter({ has: page.locator("input[name=sessionId]") })
    .getByRole("button")
    .click();
  await expect(own.getByRole("status")).toHaveText(words("settings.sessions.ended"));
  for (const other of [victimElsewhere, stranger, strangerElsewhere]) await other.context().close();
});

test("Without a session no post is accepted, and signing in leads to the requested page", {
  tag: "@desktop",
}, async ({ page, words }) => {
  const credentials = await signUp(page, words);
  await page.context().clearCookies();
  for (const path of ["/api/reviews", "/api/answers", "/api/quiz", "/api/undo"]) {
    const response = await page.request.post(path, { data: {} });
    expect(response.status(), path).toBe(401);
  }
  for (const path of [
    "/today",
    "/quiz",
    "/settings",
    `/quiz/summary/${crypto.randomUUID()}`,
    "/rehearsal?course=deep-networks",
    "/practice/found?q=is%3Adue",
    "/browse?q=is%3Adue",
    "/browse/deep-networks/conv1d?before=a",
    "/progress?days=30",
  ]) {
    await page.goto(path);
    await expect(page).toHaveURL(`/sign-in?next=${encodeURIComponent(path)}`);
  }
  await page.goto("/settings");
  await signIn(page, words, credentials);
  await expect(page).toHaveURL("/settings");
});

test("An address that would lead to another site after signing in leads to today", {
  tag: "@desktop",
}, async ({ page, words, baseURL }) => {
  const credentials = await signUp(page, words);
  for (const next of [
    "https://example.org/",
    "//example.org",
    "/\\example.org",
    "/\t/example.org",
    "javascript:alert(1)",
  ]) {
    await page.context().clearCookies();
    await page.goto(`/sign-in?next=${encodeURIComponent(next)}`);
    await signIn(page, words, credentials);
    await expect(page.getByRole("link", { name: words("today.start.button") })).toBeVisible();
    expect(page.url(), next).toBe(`${baseURL}/today`);
  }
});

async function newPage(browser: Browser): Promise<Page> {
  return (await browser.newContext()).newPage();
}

async function postJson(page: Page, path: string, data: unknown) {
  const response = await page.request.post(path, { data });
  expect(response.ok(), `${path}: ${response.status()}`).toBe(true);
  return response.json();
}

/** The content of a page, without scripts and their nonces. */
function mainOf(html: string): string {
  return /<main.*<\/main>/s.exec(html)?.[0] ?? "";
}
