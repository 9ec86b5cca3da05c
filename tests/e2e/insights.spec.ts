import type { Page } from "@playwright/test";
import { languageTag } from "@/lib/i18n/locale";
import { owner } from "@/tests/support/owner";
import { expectAccessible } from "./support/accessible";
import { signIn } from "./support/account";
import { look } from "./support/hand";
import { expect, startAsGuest, test, type Words } from "./support/learner-test";
import { QuizPage } from "./support/quiz-page";

/** Opens a class of the course included, and gives its address and the one that joins it. */
async function openClass(page: Page, words: Words): Promise<{ room: string; join: string }> {
  await page.goto("/sign-in?next=/teach/classes/new");
  await signIn(page, words, owner);
  await page.waitForURL("/teach/classes/new");
  const main = page.getByRole("main");
  const course = main.getByLabel(words("classes.open.course"));
  await course.selectOption("deep-networks");
  await main.getByLabel(words("classes.field.name")).fill("Tuesday");
  await main.getByRole("button", { name: words("classes.open.submit") }).click();
  await page.waitForURL(/\/teach\/classes\/[0-9a-f-]{36}/);
  await main.getByRole("button", { name: words("classes.room.make"), exact: true }).click();
  const link = main.getByRole("link", { name: /\/join\// });
  await expect(link).toBeVisible();
  return { room: page.url(), join: new URL((await link.textContent()) ?? "").pathname };
}

test("A learner's answer is two clicks away from the class's insights, which are accessible", async ({
  page,
  browser,
  words,
  hand,
  locale,
  baseURL,
  extraHTTPHeaders,
}) => {
  const { room, join } = await openClass(page, words);
  const context = await browser.newContext({
    locale: languageTag(locale),
    ...(baseURL !== undefined && { baseURL }),
    ...(extraHTTPHeaders !== undefined && { extraHTTPHeaders }),
  });
  const learner = await context.newPage();
  await learner.goto("/");
  await startAsGuest(learner, join);
  await learner.getByLabel(words("classes.join.guestName")).fill("Emmy");
  await learner.getByRole("button", { name: words("classes.join.submit") }).click();
  const quiz = new QuizPage(learner, words, hand);
  await quiz.open();
  await look(learner);
  await quiz.show.click();
  await look(learner);
  const kept = learner.waitForResponse("**/api/reviews");
  await quiz.rating("again").click();
  await kept;
  await context.close();

  await page.goto(`${room}/insights/now`);
  await expect(page.getByText(words("insights.now.learners", { count: 1 }))).toBeVisible();
  await expectAccessible(page, "now");
  await page.goto(`${room}/insights/items?sort=n`);
  await page.getByRole("table").getByRole("rowheader").first().getByRole("link").click();
  await expect(page.getByText("Emmy")).toBeVisible();
  await expectAccessible(page, "item");
  await page.getByRole("link", { name: words("insights.item.show") }).click();
  await expect(page.getByRole("heading", { level: 1, name: words("insights.item.asDrawn") })).toBeVisible();
  await expectAccessible(page, "answer");
  for (const path of ["", "/items", "/concepts", "/learners"]) {
    await page.goto(`${room}/insights${path}`);
    await expectAccessible(page, `insights${path} in ${locale}`);
  }
});
