import type { Page } from "@playwright/test";
import type { ReviewInput } from "@/lib/quiz/api";
import { expectAccessible } from "./support/accessible";
import { expect, test, type Words } from "./support/learner-test";
import { QuizPage } from "./support/quiz-page";

test.use({ allowedComplaints: [/net::ERR_(INTERNET_DISCONNECTED|FAILED)/] });

test("Answers given offline are kept, sent when the network is back, and counted once", async ({
  guest: page,
  context,
  words,
  quiz,
}) => {
  await quiz.passUntil("self");
  const before = (await quiz.position()) - 1;
  await context.setOffline(true);
  await rateCards(quiz, 3);
  await expect(page.getByText(words("quiz.outbox.kept", { pending: 3 }))).toBeVisible();
  await expectAccessible(page, "offline");
  await context.setOffline(false);
  await expect(page.getByText(words("quiz.outbox.kept", { pending: 3 }))).toBeHidden();
  await quiz.stop();
  await expect(answersOf(page, words)).toHaveText(String(before + 3));
  await page.reload();
  await expect(answersOf(page, words)).toHaveText(String(before + 3));
});

test("Without the network a typed answer is kept and not called wrong, even after a reload", {
  tag: "@desktop",
}, async ({ guest: page, context, hand, quiz }) => {
  await quiz.passUntil("field");
  const field = page.locator("#answer input[inputmode]").first();
  await hand.type(field, "7");
  await page.reload();
  await expect(field).toHaveValue("7");
  await context.setOffline(true);
  await hand.press(quiz.dontKnow);
  await expect(quiz.postpone).toBeVisible();
  await expect(field).toHaveValue("7");
  await expect(field).not.toHaveAttribute("aria-invalid", "true");
});

test("Answers given offline outlast the page and are sent by the next one", { tag: "@desktop" }, async ({
  guest: page,
  context,
  words,
  hand,
  quiz,
}) => {
  await quiz.passUntil("self");
  const before = (await quiz.position()) - 1;
  await context.setOffline(true);
  const tried = page.waitForRequest("**/api/reviews");
  const rated = await rateCards(quiz, 2);
  const [review]: ReviewInput[] = (await tried).postDataJSON().reviews;
  await page.close();
  await context.setOffline(false);

  const next = await context.newPage();
  const later = new QuizPage(next, words, hand);
  const sent = next.waitForResponse("**/api/reviews");
  await later.open();
  expect((await sent).status()).toBe(200);
  expect(rated).not.toContain(await later.item());
  await next.goto(`/quiz/summary/${review?.sessionId}`);
  await expect(answersOf(next, words)).toHaveText(String(before + 2));
});

test("An undo whose confirmation is lost undoes one answer however often it is tried", {
  tag: "@desktop",
}, async ({ guest: page, words, quiz }) => {
  for (let answers = 0; answers < 3; answers += 1) await quiz.answerAny();
  await page.route(
    "**/api/undo",
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await quiz.takeBack();
  await expect(page.getByText(words("actions.notUndone.failed"))).toBeVisible();
  const undone = page.waitForResponse("**/api/undo");
  await quiz.takeBack();
  expect((await undone).status()).toBe(200);
  await expect.poll(() => quiz.position()).toBe(3);
  await quiz.stop();
  await expect(answersOf(page, words)).toHaveText("2");
});

test("An answer whose confirmation is lost is sent again and counted once", { tag: "@desktop" }, async ({
  guest: page,
  words,
  quiz,
}) => {
  await quiz.passUntil("self");
  const before = (await quiz.position()) - 1;
  await page.route("**/api/reviews", async (route) => {
    await route.fetch();
    await route.abort();
    await page.unroute("**/api/reviews");
  });
  const repeated = page.waitForResponse("**/api/reviews");
  await quiz.reveal();
  await quiz.rate("good");
  expect((await (await repeated).json()).results).toMatchObject([{ status: "duplicate", rating: 3 }]);
  await quiz.stop();
  await expect(answersOf(page, words)).toHaveText(String(before + 1));
});

/** Rates `count` cards; items that cannot be checked without the server are postponed. */
async function rateCards(quiz: QuizPage, count: number): Promise<string[]> {
  const rated: string[] = [];
  while (rated.length < count) {
    const item = await quiz.item();
    if ((await quiz.kind()) === "self") {
      await quiz.reveal();
      await quiz.rate("good");
      rated.push(item);
      continue;
    }
    await quiz.hand.press(quiz.dontKnow);
    await quiz.hand.press(quiz.postpone);
    await expect.poll(() => quiz.item()).not.toBe(item);
  }
  return rated;
}

/** The number of answers in the summary. */
function answersOf(page: Page, words: Words) {
  const figure = page.locator("dl > div").filter({ hasText: words("quiz.summary.figures.answers") });
  return figure.locator("dd").first();
}

test("Without the network, choosing a language reports the failure", { tag: "@desktop" }, async ({
  page,
  context,
  words,
  locale,
}) => {
  await page.goto("/courses");
  const heading = page.getByRole("heading", { level: 1 });
  await expect(heading).toHaveText(words("courses.name"));
  await context.setOffline(true);
  await page.getByRole("button", { name: locale === "zh" ? "EN" : "中文", exact: true }).click();
  const problem = page.getByRole("alert").filter({ hasText: words("ui.offline") });
  await expect(problem).toBeVisible();
  await expect(heading).toHaveText(words("courses.name"));
  await expectAccessible(page, "language, offline");
});
